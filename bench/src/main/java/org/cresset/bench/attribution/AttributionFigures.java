package org.cresset.bench.attribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.cresset.report.form.JsonText;

/// How well methods find the right group in cases of which what is known of the group has been taken away.
public final class AttributionFigures {

    private static final long SEED = 20261124;

    private static final Map<String, ToDoubleFunction<Scores>> WITH_INTERVALS = new LinkedHashMap<>();

    static {
        WITH_INTERVALS.put("top1", scores -> scores.top(1));
        WITH_INTERVALS.put("top3", scores -> scores.top(3));
        WITH_INTERVALS.put("top5", scores -> scores.top(5));
        WITH_INTERVALS.put("closed_set_named", Scores::named);
        WITH_INTERVALS.put("open_set_abstained", Scores::abstained);
    }

    private AttributionFigures() {}

    /// The figures of a method and of the baseline.
    ///
    /// @param ours the method that is judged
    /// @param others other methods or the same with less, by name
    /// @param dump where each ranking goes, one case a line
    /// @param speed how many cases a second one thread of ours answers
    public static String figures(
            Path file, Method ours, Map<String, Method> others, Optional<Path> dump, ToDoubleFunction<List<Case>> speed)
            throws IOException {
        List<Case> cases = Case.all(file);
        List<Judged> judged = judged(cases, ours, UnaryOperator.identity());
        Scores scores = new Scores(judged);
        Map<String, Scores> beside = new LinkedHashMap<>();
        others.forEach((name, method) -> beside.put(name, new Scores(judged(cases, method, UnaryOperator.identity()))));
        beside.put("techniques_only", new Scores(judged(cases, ours, Case::techniquesOnly)));
        beside.put("software_only", new Scores(judged(cases, ours, each -> with(each, List.of(), each.software()))));
        others.forEach((name, method) ->
                beside.put(name + "_techniques_only", new Scores(judged(cases, method, Case::techniquesOnly))));
        if (dump.isPresent()) {
            Files.write(dump.get(), lines(judged));
        }
        return JsonText.page(out -> {
            write(out, scores);
            out.number("queries_per_s", Math.round(speed.applyAsDouble(cases)));
            out.object(
                    "intervals",
                    inner -> WITH_INTERVALS.forEach((name, figure) -> {
                        double[] interval = scores.interval(figure, SEED);
                        inner.object(
                                name,
                                ends -> ends.decimal("from", round(interval[0])).decimal("to", round(interval[1])));
                    }));
            out.object("false_flag", inner -> falseFlags(inner, cases, ours));
            out.object("others", inner -> beside.forEach((name, each) -> inner.object(name, one -> write(one, each))));
        });
    }

    private static Case with(Case each, List<String> techniques, List<String> software) {
        return new Case(each.name(), each.truth(), techniques, software, each.remove());
    }

    private static List<Judged> judged(List<Case> cases, Method method, UnaryOperator<Case> change) {
        return cases.stream().map(each -> Judged.of(change.apply(each), method)).toList();
    }

    private static void write(JsonText out, Scores scores) {
        out.number("cases", scores.size())
                .decimal("top1", round(scores.top(1)))
                .decimal("top3", round(scores.top(3)))
                .decimal("top5", round(scores.top(5)))
                .decimal("mrr", round(scores.meanReciprocalRank()))
                .decimal("ece", round(scores.calibrationError()))
                .decimal("brier", round(scores.brier()))
                .decimal("closed_set_named", round(scores.named()))
                .decimal("closed_set_likely", round(scores.likely()))
                .decimal("likely_right", round(scores.likelyRight()))
                .decimal("open_set_abstained", round(scores.abstained()));
    }

    /// Each case with a program of another group's laid beside it: how often that group comes first, and is named.
    private static void falseFlags(JsonText out, List<Case> cases, Method ours) {
        List<Judged> flagged = new ArrayList<>();
        int first = 0;
        int named = 0;
        for (int at = 0; at < cases.size(); at++) {
            Case each = cases.get(at);
            Case other = foreign(cases, at);
            List<String> software = new ArrayList<>(each.software());
            software.add(other.software().getFirst());
            Judged judged = Judged.of(with(each, each.techniques(), software), ours);
            flagged.add(judged);
            if (other.truth().contains(judged.answer().ranking().getFirst().group())) {
                first++;
                named += judged.answer().isNamed() ? 1 : 0;
            }
        }
        out.decimal("top1", round(new Scores(flagged).top(1)))
                .decimal("flag_first", round((double) first / cases.size()))
                .decimal("flag_named", round((double) named / cases.size()));
    }

    /// The next case of another group that has software.
    private static Case foreign(List<Case> cases, int at) {
        for (int step = 1; step <= cases.size(); step++) {
            Case other = cases.get((at + step) % cases.size());
            if (!other.truth().equals(cases.get(at).truth())
                    && !other.software().isEmpty()) {
                return other;
            }
        }
        throw new IllegalArgumentException("no case of another group has software");
    }

    private static List<String> lines(List<Judged> judged) {
        return judged.stream()
                .map(each -> JsonText.line(out -> out.text("case", each.about().name())
                        .objects(
                                "ranking",
                                each.answer().ranking(),
                                (one, ranked) -> one.text("group", ranked.group())
                                        .decimal("probability", round(ranked.probability())))
                        .flag("named", each.answer().isNamed())
                        .flag("open_set_named", each.open().isNamed())
                        .objects(
                                "open_set",
                                each.open().ranking().stream().limit(3).toList(),
                                (one, ranked) -> one.text("group", ranked.group())
                                        .decimal("probability", round(ranked.probability())))))
                .toList();
    }

    private static double round(double figure) {
        return Math.round(figure * 1e4) / 1e4;
    }
}
