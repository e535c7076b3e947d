package org.cresset.node.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.detect.Account;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.node.pipeline.Progress;
import org.cresset.node.pipeline.Scan;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.render.Escape;
import org.cresset.render.Width;
import org.cresset.report.DetectionLog;
import org.cresset.report.Findings;
import org.cresset.report.JsonText;
import org.cresset.rule.RuleReader.Reading;
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
            "%nEnds with 10 if a rule does not do what is expected of it."
        })
final class RulesTestCommand implements Callable<Integer> {

    private static final String INDENT = "\n                 ";

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Parameters(
            paramLabel = "RULE",
            description =
                    "A file or folder of rules, or the id or title of a rule among the others. Filters given with -r"
                            + " apply.")
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

    private final Set<String> onlyNeeded = new HashSet<>();

    RulesTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (on.isEmpty() && baseline.isEmpty()) {
            throw new Stop(ExitCode.USAGE, "name logs with --on or --baseline");
        }
        RuleSet set = set();
        set.refused()
                .forEach(bad -> terminal.err().println("refused " + Escape.terminal(bad.path() + ": " + bad.reason())));
        if (set.rules().isEmpty()) {
            throw new Stop(ExitCode.NOTHING_TO_RUN, "no rule to test");
        }
        List<Result> results = new ArrayList<>();
        long unreadable = on(set, results) + baseline(set, results);
        output.to(terminal, out -> results.forEach(result -> out.println(output.json ? json(result) : row(result))));
        if (unreadable > 0) {
            terminal.err().println(unreadable + " pieces of the logs could not be read");
        }
        boolean good = set.refused().isEmpty() && results.stream().allMatch(Result::good);
        return !good ? ExitCode.FINDINGS : unreadable > 0 ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
    }

    /// The rules asked for, and those that correlations among them need.
    private RuleSet set() {
        List<Reading> asked = readings();
        Set<Reading> all = new LinkedHashSet<>(asked);
        all.addAll(rules.choose().readings());
        Set<String> needed = RuleSet.neededByCorrelations(
                List.copyOf(all),
                rule -> asked.stream()
                        .anyMatch(reading -> reading instanceof Reading.Loaded loaded
                                && loaded.rule().equals(rule)));
        onlyNeeded.addAll(needed);
        List<Reading> used = all.stream()
                .filter(reading -> asked.contains(reading)
                        || (reading instanceof Reading.Loaded loaded
                                && needed.contains(loaded.rule().id())))
                .toList();
        return RuleSet.of(used, List.of(), needed);
    }

    private List<Reading> readings() {
        Path file = Path.of(rule);
        if (Files.exists(file)) {
            Stream<Reading> filters = rules.choose().readings().stream().filter(Reading.Filter.class::isInstance);
            return Stream.concat(rules.files().read(file).stream(), filters)
                    .distinct()
                    .toList();
        }
        List<Reading> chosen =
                rules.choose().readings().stream().filter(this::isAsked).toList();
        if (chosen.stream().allMatch(Reading.Filter.class::isInstance)) {
            throw new Stop(ExitCode.USAGE, "no rule file, and no rule with this id or title: " + rule);
        }
        return chosen;
    }

    private boolean isAsked(Reading reading) {
        return switch (reading) {
            case Reading.Loaded(var loaded, var warnings) ->
                loaded.id().equals(rule) || loaded.title().equalsIgnoreCase(rule);
            case Reading.Filter filter -> true;
            case Reading.Refused refused -> refused.id().equals(rule);
        };
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
        for (int i : asked(set)) {
            boolean good = hits(findings.account(), i) == wanted;
            results.add(result(findings, i, "baseline", String.valueOf(wanted), good));
        }
        return findings.inputs().unreadable();
    }

    /// The numbers of the rules asked for.
    private List<Integer> asked(RuleSet set) {
        return IntStream.range(0, set.rules().size())
                .filter(rule -> !onlyNeeded.contains(set.rules().get(rule).id()))
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

    /// Asks the rules about logs; what they find is only counted.
    static Findings scan(RuleSet set, List<Path> logs) {
        logs.forEach(RuleOptions::existing);
        Scan.Request request = new Scan.Request(
                Inputs.find(logs),
                List.of(),
                set,
                new Exceptions(List.of(), set.fields()),
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
