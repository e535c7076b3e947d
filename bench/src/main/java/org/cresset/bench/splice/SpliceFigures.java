package org.cresset.bench.splice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cresset.activity.Activities;
import org.cresset.bench.stories.AlertFile;
import org.cresset.detect.RuleSet;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;

/// Whether recorded attacks, put into benign days of other networks, become the first story of the day.
public final class SpliceFigures {

    private static final List<String> WHOLE = List.of("LSASS_campaign_01", "LSASS_campaign_02", "LSASS_campaign_05");
    private static final String MANY = "SHIRE_2020-08";

    /// One in so many of the captures of [#MANY], by name.
    private static final int EVERY = 3;

    private static final String NOTE =
            "spliced: recorded attacks of Windows hosts, renamed and moved in time, among alerts "
                    + "of other networks; the hosts tell nothing else of their processes";

    private SpliceFigures() {}

    /// How often they do, and what else is told on such days and on the same days as they were.
    ///
    /// @param seeds each capture is spliced once for each seed from 1 on
    public static String figures(Path telemetry, Path alerts, int seeds) throws IOException {
        List<Capture> captures = captures(telemetry.resolve("scenarios"));
        List<Benign> networks = new ArrayList<>();
        for (AlertFile file : AlertFile.in(alerts)) {
            networks.add(Benign.of(file));
        }
        List<Plan> plans = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (int i = 0; i < captures.size(); i++) {
                plans.add(Plan.of(captures.get(i), i, networks, seed));
            }
        }
        List<Spliced> all = new ArrayList<>();
        long[] without = new long[2];
        for (int i = 0; i < networks.size(); i++) {
            Background background = new Background(networks.get(i));
            for (Plan plan : plans) {
                if (plan.network() == i) {
                    all.add(background.with(plan));
                    without[0] += background.falseStories(plan.day());
                    without[1] += networks.get(i).hosts(plan.day()).size();
                }
            }
        }
        return page(all, seeds, without[0], without[1]);
    }

    private static List<Capture> captures(Path scenarios) throws IOException {
        RuleSet rules = RuleSet.of(new RuleFiles(Placeholders.NONE).own(), Activities.fields());
        List<Path> files = new ArrayList<>();
        for (String folder : WHOLE) {
            files.addAll(windows(scenarios.resolve(folder)));
        }
        List<Path> many = windows(scenarios.resolve(MANY));
        for (int i = 0; i < many.size(); i += EVERY) {
            files.add(many.get(i));
        }
        List<Capture> captures = new ArrayList<>();
        for (Path file : files) {
            captures.add(Capture.read(file, rules));
        }
        return captures;
    }

    private static List<Path> windows(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".zip") && !file.toString().endsWith("_zeek_logs.zip"))
                    .sorted()
                    .toList();
        }
    }

    private static String page(List<Spliced> all, int seeds, long falseWithout, long hostDays) {
        Map<String, List<Spliced>> byCapture = new LinkedHashMap<>();
        TreeSet<String> days = new TreeSet<>();
        all.forEach(one -> {
            byCapture
                    .computeIfAbsent(one.plan().capture().name(), unseen -> new ArrayList<>())
                    .add(one);
            days.add(one.plan().network() + " " + one.plan().day() + " "
                    + one.plan().victim());
        });
        long falseWith = all.stream().mapToLong(Spliced::falseStories).sum();
        return JsonText.page(out -> {
            out.text("note", NOTE)
                    .number("seeds", seeds)
                    .number("captures", byCapture.size())
                    .number("host_days", days.size());
            figures(all, out);
            out.number("benign_host_days_summed", hostDays)
                    .decimal("false_per_benign_host_day", rounded(falseWith / (double) hostDays))
                    .decimal("false_per_benign_host_day_without", rounded(falseWithout / (double) hostDays));
            out.object(
                    "by_capture",
                    inner -> byCapture.forEach((name, ones) -> inner.object(name, one -> {
                        Capture capture = ones.getFirst().plan().capture();
                        one.number("detections", capture.evidence().size())
                                .number("hosts", capture.hosts().size());
                        figures(ones, one);
                    })));
        });
    }

    private static void figures(List<Spliced> all, JsonText out) {
        long rank1 = all.stream().filter(Spliced::rank1).count();
        out.number("splices", all.size())
                .number("rank1", rank1)
                .decimal("rank1_share", rounded(rank1 / (double) all.size()))
                .number("found", all.stream().filter(Spliced::found).count())
                .decimal(
                        "episode_purity",
                        rounded(all.stream()
                                .filter(Spliced::found)
                                .mapToDouble(Spliced::purity)
                                .average()
                                .orElse(0)))
                .number(
                        "false_stories",
                        all.stream().mapToLong(Spliced::falseStories).sum());
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
