package org.cresset.bench.tuning;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cresset.bench.ours.Tracks;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.AlertFile;
import org.cresset.bench.stories.StoryScore;
import org.cresset.bench.stories.StoryTotals;
import org.cresset.bench.stories.Truth;
import org.cresset.report.form.JsonText;
import org.cresset.story.assembly.Settings;

/// Chooses the constants of stories over labelled alerts: the learned threshold by [Choice#RULE], on all networks, and
/// on all but each one, on which it is then judged. Every other constant is varied by itself in the same way, and every
/// part of the score left out.
public final class StoryTuning {

    /// Another value has to make the range of good thresholds so much wider to be chosen.
    private static final double WIDER = 1.1;

    private static final String RULE = "another value than the shipped one where the range of good thresholds over all "
            + "networks is more than 1.1 times as wide, and every network that was left out stays at rank 1 with no "
            + "more false stories; the widest of those";

    /// A variant and how good its stories are: by network, at each threshold.
    private record Tried(Variant variant, Map<String, List<StoryScore>> curves, Choice choice) {

        Tried(Variant variant, Map<String, List<StoryScore>> curves) {
            this(variant, curves, Choice.of(curves.values()));
        }

        StoryTotals totals() {
            return Choice.at(curves.values(), choice.theta());
        }

        /// Each network judged at the threshold of the others.
        StoryTotals leftOut() {
            List<StoryScore> scores = new ArrayList<>();
            curves.forEach((network, curve) ->
                    scores.add(curve.get(Choice.without(network, curves).theta())));
            return StoryTotals.of(scores);
        }

        double width() {
            return choice.range().map(Thetas.Range::width).orElse(0.0);
        }
    }

    private final Map<String, List<Alert>> alerts = new LinkedHashMap<>();
    private final Map<String, Truth> truths = new LinkedHashMap<>();
    private final PrintStream table;

    /// @param table where a line a variant goes as soon as it is known
    private StoryTuning(Path folder, PrintStream table) throws IOException {
        this.table = table;
        for (AlertFile file : AlertFile.in(folder)) {
            alerts.put(file.network(), file.alerts());
            truths.put(file.network(), file.truth());
        }
    }

    /// What is chosen and what speaks for it.
    ///
    /// @param table where a line a variant goes as soon as it is known
    public static String figures(Path folder, PrintStream table) throws IOException {
        StoryTuning tuning = new StoryTuning(folder, table);
        table.printf(
                Locale.ROOT,
                "%-34s %6s %15s | %s%n",
                "",
                "theta",
                "good range",
                "false/day rank1 purity steps minutes; then the same with each network left out");
        Tried shipped = tuning.tried(Variant.shipped());
        List<Tried> grid = Variant.grid().stream().map(tuning::tried).toList();
        List<Tried> ablations = Variant.ablations().stream().map(tuning::tried).toList();
        return JsonText.page(out -> out.text("threshold_rule", Choice.RULE)
                .text("grid_rule", RULE)
                .object("shipped", inner -> write(shipped, inner))
                .objects("grid", grid, (inner, tried) -> write(tried, inner))
                .objects("ablations", ablations, (inner, tried) -> write(tried, inner))
                .object("would_ship", inner -> ship(shipped, grid, inner)));
    }

    private Tried tried(Variant variant) {
        Map<String, List<StoryScore>> curves = new LinkedHashMap<>();
        alerts.forEach((network, all) -> {
            Tracks tracks = new Tracks(all, variant.settings(), Thetas.all());
            curves.put(
                    network,
                    Thetas.numbers().stream()
                            .map(theta -> StoryScore.of(
                                    Optional.ofNullable(truths.get(network)).orElseThrow(), tracks.at(theta)))
                            .toList());
        });
        Tried tried = new Tried(variant, curves);
        String range = tried.choice()
                .range()
                .map(found -> "%.1f to %.1f".formatted(Thetas.of(found.from()), Thetas.of(found.to())))
                .orElse("none");
        table.printf(
                Locale.ROOT,
                "%-34s %6.1f %15s | %s | %s%n",
                variant.axis() + " " + variant.value(),
                Thetas.of(tried.choice().theta()),
                range,
                text(tried.totals()),
                text(tried.leftOut()));
        return tried;
    }

    private static String text(StoryTotals totals) {
        String minutes = totals.detected()
                .map(seconds -> "%5.1f".formatted(seconds / 60.0))
                .orElse("    -");
        return "%.3f %d/%d %.3f %d/%d %s"
                .formatted(
                        totals.falsePerDay(),
                        totals.rank1(),
                        totals.networks(),
                        totals.purity(),
                        totals.steps(),
                        totals.stepsTotal(),
                        minutes);
    }

    private static void write(Tried tried, JsonText out) {
        Map<String, List<StoryScore>> curves = tried.curves();
        out.text("axis", tried.variant().axis()).text("value", tried.variant().value());
        out.object("all", inner -> {
            choice(tried.choice(), inner);
            tried.totals().write(inner);
        });
        int now = Thetas.near(Settings.SHIPPED.learned());
        out.object(
                "at_shipped_threshold", inner -> Choice.at(curves.values(), now).write(inner));
        out.object("left_out_together", inner -> tried.leftOut().write(inner));
        out.object(
                "left_out",
                inner -> curves.forEach((network, curve) -> inner.object(network, one -> {
                    Choice choice = Choice.without(network, curves);
                    choice(choice, one);
                    StoryTotals.of(List.of(curve.get(choice.theta()))).write(one);
                })));
        out.object(
                "good_by_network",
                inner -> curves.forEach((network, curve) ->
                        inner.object(network, one -> choice(Choice.of(List.of(curve)), one))));
    }

    private static void choice(Choice choice, JsonText out) {
        out.decimal("theta", rounded(Thetas.of(choice.theta())));
        out.value(
                "good",
                choice.range(),
                (inner, range) -> inner.decimal("from", rounded(Thetas.of(range.from())))
                        .decimal("to", rounded(Thetas.of(range.to()))));
    }

    private static double rounded(double value) {
        return Math.round(10 * value) / 10.0;
    }

    private static void ship(Tried shipped, List<Tried> grid, JsonText out) {
        out.decimal("learned", rounded(Thetas.of(shipped.choice().theta())));
        Map<String, Tried> best = new LinkedHashMap<>();
        StoryTotals before = shipped.leftOut();
        for (Tried tried : grid) {
            StoryTotals after = tried.leftOut();
            boolean better = tried.width() > WIDER * shipped.width()
                    && after.rank1() >= before.rank1()
                    && after.falsePerDay() <= before.falsePerDay();
            if (better) {
                best.merge(tried.variant().axis(), tried, (one, other) -> other.width() > one.width() ? other : one);
            }
        }
        best.forEach((axis, tried) -> out.text(axis, tried.variant().value()));
    }
}
