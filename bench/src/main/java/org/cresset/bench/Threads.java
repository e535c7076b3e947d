package org.cresset.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.node.pipeline.Progress;
import org.cresset.node.pipeline.Scan;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.DetectionLog;
import org.cresset.report.DetectionText;
import org.cresset.report.Findings;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Pipelines;

/// How much faster a scan is with two threads than with one: over many logs, and over one large log. The two are run in
/// turn, and the ratio is taken pair by pair.
final class Threads {

    private static final int WARM_UP = 8;
    private static final int PAIRS = 7;
    private static final long LARGE = 1_000_000;

    private record Pairs(long records, double one, double two, double ratio) {}

    private final RuleSet rules;

    private Threads(RuleSet rules) {
        this.rules = rules;
    }

    static String figures(Path data, Path corpus) throws IOException {
        Threads threads = new Threads(Corpus.rules(corpus));
        List<Path> logs = Rounds.files(data, ".evtx", LARGE);
        Path scratch = Files.createTempDirectory("cresset-threads");
        Path large = scratch.resolve("large.ndjson");
        try {
            Files.move(Lane.windows(data, scratch).file(), large);
            Pairs many = threads.pairs(logs, 10);
            Pairs one = threads.pairs(List.of(large), 1);
            return JsonText.page(out -> out.object("evtx_logs", inner -> text(inner, many))
                    .object("one_json_file", inner -> text(inner, one)));
        } finally {
            Files.deleteIfExists(large);
            Files.delete(scratch);
        }
    }

    private static void text(JsonText out, Pairs pairs) {
        out.number("records", pairs.records())
                .number("one_thread_per_s", Math.round(pairs.one()))
                .number("two_threads_per_s", Math.round(pairs.two()))
                .decimal("ratio", Math.round(100 * pairs.ratio()) / 100.0);
    }

    private Pairs pairs(List<Path> files, int times) {
        List<Double> ones = new ArrayList<>();
        List<Double> twos = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        long records = 0;
        for (int i = -WARM_UP; i < PAIRS; i++) {
            double one = 0;
            double two = 0;
            for (int j = 0; j < times; j++) {
                one += scan(files, 1).run().seconds();
                Findings findings = scan(files, 2);
                two += findings.run().seconds();
                records = findings.account().events();
            }
            if (i >= 0) {
                ones.add(records * times / one);
                twos.add(records * times / two);
                ratios.add(one / two);
            }
        }
        return new Pairs(records, median(ones), median(twos), median(ratios));
    }

    private static double median(List<Double> numbers) {
        Collections.sort(numbers);
        return numbers.get(numbers.size() / 2);
    }

    private Findings scan(List<Path> files, int threads) {
        Scan.Request request = new Scan.Request(
                Inputs.find(files),
                List.of(),
                rules,
                new Exceptions(List.of(), rules.fields()),
                Pipelines.NONE,
                AlertForms.NONE,
                Watchlist.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                threads,
                Contents.Options.DEFAULT,
                "bench",
                "bench");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DetectionLog log = new DetectionLog(temporary, List.of(DetectionText.Format.JSONL))) {
            return new Scan(request, log, new Progress()).run();
        }
    }
}
