package org.cresset.node.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.detect.Account;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.node.pipeline.FileStamps;
import org.cresset.node.pipeline.LiveRules;
import org.cresset.node.pipeline.Progress;
import org.cresset.node.pipeline.Scan;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.render.Escape;
import org.cresset.render.Width;
import org.cresset.report.DetectionLog;
import org.cresset.report.Findings;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Pipelines;
import org.cresset.rule.SigmaRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset rules test`: does a rule fire where it should, as often as it should, and nowhere else?
@Command(
        name = "test",
        description = "Hold rules against logs: how often each must fire on some, and on others.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cresset rules test my-rule.yml --on attack.evtx --expect 3",
            "  cresset rules test my-rules --baseline quiet-week --expect 0",
            "  cresset rules test --baseline quiet-week        the noise of the bundled rules",
            "  cresset rules test my-rule.yml --on attack.evtx --watch",
            "%nEnds with 10 if a rule does not do what is expected of it."
        })
final class RulesTestCommand implements Callable<Integer> {

    private static final int FEW = 25;
    private static final String INDENT = "\n                 ";

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    PipelineOptions pipelines = new PipelineOptions();

    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            description =
                    "A file or folder of rules, or the id or title of a rule among the others; without it, all of them."
                            + " Filters given with -r apply.")
    String rule = "";

    @Option(names = "--on", paramLabel = "PATH", description = "Logs that the rules must fire on. Can be repeated.")
    List<Path> on = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "PATH",
            description = "Logs of ordinary days, on which the rules must not fire. Can be repeated.")
    List<Path> baseline = new ArrayList<>();

    @Option(
            names = "--expect",
            paramLabel = "N",
            description =
                    "How often each rule must fire (with --on: else at least once; with --baseline alone: else 0)."
                            + " With both, it is for --on.")
    @Nullable
    Long expect;

    @Option(
            names = "--watch",
            description = "Test again whenever rules, filters or logs change, until interrupted (Ctrl-C).")
    boolean watch;

    /// How a rule did on some logs.
    ///
    /// @param wanted in words
    private record Result(
            SigmaRule rule,
            String logs,
            long events,
            boolean hadSource,
            long hits,
            long undecided,
            String wanted,
            boolean good) {

        double perMillion() {
            return events == 0 ? 0 : 1e6 * hits / events;
        }
    }

    private Pipelines piped = Pipelines.NONE;

    RulesTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (on.isEmpty() && baseline.isEmpty()) {
            throw new Stop(ExitCode.USAGE, "name logs with --on or --baseline");
        }
        piped = pipelines.choose();
        if (watch) {
            return watched();
        }
        return test(new TestedRules(rules, rule).now(piped::slots));
    }

    private int watched() {
        if (output.output != null) {
            throw new Stop(ExitCode.USAGE, "--watch prints its results; it does not write them to a file");
        }
        List<Path> logs = Stream.concat(on.stream(), baseline.stream()).toList();
        logs.forEach(RuleOptions::existing);
        InstantSource clock = InstantSource.system();
        LiveRules live = new TestedRules(rules, rule).live(piped::slots, clock);
        return new Watching(live, new FileStamps(logs, clock), clock, output, terminal).run(this::test);
    }

    private int test(RuleSet set) {
        set.refused()
                .forEach(bad -> terminal.err().println("refused " + Escape.terminal(bad.path() + ": " + bad.reason())));
        if (set.rules().isEmpty()) {
            throw new Stop(ExitCode.NOTHING_TO_RUN, "no rule to test");
        }
        List<Result> results = new ArrayList<>();
        long unreadable = on(set, results) + baseline(set, results);
        output.to(terminal, out -> print(set, results, out));
        if (unreadable > 0) {
            terminal.err().println(unreadable + " pieces of the logs could not be read");
        }
        boolean good = set.refused().isEmpty() && results.stream().allMatch(Result::good);
        return !good ? ExitCode.FINDINGS : unreadable > 0 ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
    }

    /// Prints each result, of many only those that are not good; of a baseline also how much noise it is.
    private void print(RuleSet set, List<Result> results, PrintStream out) {
        boolean few = results.size() <= FEW || output.verbose;
        if (output.json) {
            results.forEach(result -> out.println(json(result)));
        } else {
            results.stream().filter(result -> few || !result.good()).forEach(result -> out.println(row(result)));
        }
        long good = results.stream().filter(Result::good).count();
        if (!few && !output.json) {
            out.println(good + " of " + results.size() + " do what is expected of them (-v shows all)");
        }
        if (!baseline.isEmpty()) {
            Noise.Count count = new Noise.Count();
            List<Result> quiet = results.stream()
                    .filter(result -> result.logs().equals("baseline"))
                    .toList();
            Set<String> silent = set.onlyForCorrelations();
            quiet.forEach(result -> count.add(
                    result.rule().level(), silent.contains(result.rule().id()) ? 0 : result.hits()));
            Noise noise = count.over(quiet.isEmpty() ? 0 : quiet.getFirst().events());
            out.println(output.json ? noise.json() : noise.line());
        }
    }

    private long on(RuleSet set, List<Result> results) {
        if (on.isEmpty()) {
            return 0;
        }
        Findings findings = scan(set, on);
        String wanted = expect == null ? "at least 1" : String.valueOf(expect);
        for (int i : asked(set)) {
            long hits = hits(findings.account(), i);
            results.add(result(findings, i, "on", wanted, expect == null ? hits > 0 : hits == expect));
        }
        return findings.inputs().unreadable();
    }

    private long baseline(RuleSet set, List<Result> results) {
        if (baseline.isEmpty()) {
            return 0;
        }
        Findings findings = scan(set, baseline);
        long wanted = on.isEmpty() && expect != null ? expect : 0;
        // what only feeds correlations may find as much as it likes
        Set<String> silent = set.onlyForCorrelations();
        for (int i : asked(set)) {
            boolean feeds = expect == null && silent.contains(set.rules().get(i).id());
            boolean good = feeds || hits(findings.account(), i) == wanted;
            results.add(result(findings, i, "baseline", String.valueOf(wanted), good));
        }
        return findings.inputs().unreadable();
    }

    /// The numbers of the rules asked for.
    private List<Integer> asked(RuleSet set) {
        return IntStream.range(0, set.rules().size())
                .filter(rule -> !set.quiet().contains(set.rules().get(rule).id()))
                .boxed()
                .toList();
    }

    /// Hits, whether or not they would be detections of their own.
    private static long hits(Account account, int rule) {
        return account.hits(rule) + account.fedBy(rule);
    }

    private static Result result(Findings findings, int rule, String logs, String wanted, boolean good) {
        Account account = findings.account();
        return new Result(
                findings.rules().rules().get(rule),
                logs,
                account.events(),
                account.hadSource(rule),
                hits(account, rule),
                account.undecidedOf(rule),
                wanted,
                good);
    }

    private Findings scan(RuleSet set, List<Path> logs) {
        Findings findings = scan(set, piped, logs);
        if (output.verbose) {
            PipelineOptions.lines(findings.inputs().pipelines()).forEach(terminal.err()::println);
        }
        return findings;
    }

    /// Asks the rules about logs; what they find is only counted.
    static Findings scan(RuleSet set, Pipelines piped, List<Path> logs) {
        logs.forEach(RuleOptions::existing);
        Scan.Request request = new Scan.Request(
                Inputs.find(logs),
                List.of(),
                set,
                new Exceptions(List.of(), set.fields()),
                piped,
                AlertForms.NONE,
                Watchlist.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Runtime.getRuntime().availableProcessors(),
                Contents.Options.DEFAULT,
                VersionCommand.version(),
                "");
        try (DetectionLog log = new DetectionLog(Path.of(System.getProperty("java.io.tmpdir", ".")), List.of())) {
            return new Scan(request, log, new Progress()).run();
        }
    }

    private String row(Result result) {
        String counts = String.format(
                Locale.ROOT,
                "%d (wanted %s) of %d events, %.1f per million",
                result.hits(),
                result.wanted(),
                result.events(),
                result.perMillion());
        StringBuilder row = new StringBuilder(result.good() ? "ok      " : "FAILED  ")
                .append(Width.fit(result.logs(), 9))
                .append(Escape.terminal(result.rule().title()))
                .append(INDENT)
                .append(counts);
        if (!result.good() && !result.hadSource()) {
            row.append(INDENT)
                    .append("no event is of its log source, ")
                    .append(Escape.terminal(result.rule().looksAt()));
        }
        if (result.undecided() > 0) {
            row.append(INDENT)
                    .append("undecided on ")
                    .append(result.undecided())
                    .append(" events");
        }
        return row.toString();
    }

    private static String json(Result result) {
        return JsonText.line(out -> out.text("id", result.rule().id())
                .text("title", result.rule().title())
                .text("logs", result.logs())
                .flag("good", result.good())
                .number("hits", result.hits())
                .text("wanted", result.wanted())
                .number("events", result.events())
                .decimal("per_million", result.perMillion())
                .flag("had_source", result.hadSource())
                .number("undecided", result.undecided()));
    }
}
