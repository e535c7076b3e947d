package org.cresset.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cresset.activity.Activities;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.node.cli.owner.OrganisationOptions;
import org.cresset.node.pipeline.Organisations;
import org.cresset.node.pipeline.Progress;
import org.cresset.node.pipeline.Scan;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.render.Escape;
import org.cresset.report.DetectionLog;
import org.cresset.report.DetectionText;
import org.cresset.report.Findings;
import org.cresset.report.RunFolder;
import org.cresset.rule.ExceptionRule;
import org.cresset.rule.Level;
import org.cresset.rule.Pipelines;
import org.cresset.rule.RuleFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset scan`: files in, detections out; no server, no network.
@Command(
        name = "scan",
        description = "Read logs and say what the rules find in them.",
        footerHeading = "%nExamples:%n",
        footer = {"  cresset scan ./logs", "  cresset scan case.zip -r sigma/rules --out-dir case1"})
final class ScanCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    PipelineOptions pipelines = new PipelineOptions();

    @Mixin
    OrganisationOptions organisations = new OrganisationOptions();

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "A file, a folder, an archive, or - for JSON lines on standard input. What a file is, is told by"
                            + " its content.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--out-dir",
            paramLabel = "DIR",
            description = "Write the run folder: report.html, JSON lines, CSV...")
    @Nullable
    Path outDir;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, jsonl or timesketch.")
    String format = "table";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Pass over events before, such as 2026-03-04T08:00:00Z.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Pass over events from this time on.")
    @Nullable
    String to;

    @Option(
            names = "--except",
            paramLabel = "FILE",
            description = "YAML list of exceptions: rule, condition, reason, expiry. What they silence is counted.")
    @Nullable
    Path except;

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "YAML: which records are alerts of another product (docs/alerts.md). Can be repeated.")
    List<Path> mappings = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads read and ask rules (default: the cores).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            description = "The most memory to use, such as 512m (default 1g). The launcher obeys it.")
    @Nullable
    String maxMemory;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "End with 10 if anything at this level or worse is found.")
    @Nullable
    String failOn;

    @Option(
            names = "--carve",
            description = "Bring back EVTX records from slack and from inside others; they are marked as carved.")
    boolean carve;

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "The year of times written without one, as in syslog (default: by the age of the file).")
    @Nullable
    Integer year;

    @Option(names = "--allow-partial", description = "Do not end with 3 if part of the input is unreadable.")
    boolean allowPartial;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Terminal shown = output.noColor ? terminal.withoutColours() : terminal;
        Optional<DetectionText.Format> lines = lineFormat();
        Optional<Level> failing = Optional.ofNullable(failOn).map(name -> RuleOptions.level("--fail-on", name));
        Optional<Path> folder = Optional.ofNullable(outDir).map(this::prepared);
        checkThreads(threads);
        RuleOptions.Chosen chosen = rules.choose();
        Organisations owners = organisations.choose(file -> RuleOptions.read(file, chosen.files(), text -> text));
        Scan.Request request = request(chosen);
        List<DetectionText.Format> formats = new ArrayList<>(folder.isPresent() ? RunFolder.FORMATS : List.of());
        lines.ifPresent(formats::add);
        Progress progress = new Progress();
        try (DetectionLog log = new DetectionLog(folder.orElseGet(ScanCommand::temporary), formats)) {
            ProgressLine line = progressLine(progress, shown);
            Findings findings = line.around(() -> new Scan(request, log, progress, owners).run());
            folder.ifPresent(dir -> new RunFolder(dir).write(findings, log, output.messages()));
            print(findings, log, lines, formats.size() - 1, shown);
            return code(findings, failing);
        }
    }

    private ProgressLine progressLine(Progress progress, Terminal shown) {
        boolean live = shown.live() && !output.quiet && !output.noProgress;
        return new ProgressLine(progress, shown.err(), live, output.messages());
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "."));
    }

    private Optional<DetectionText.Format> lineFormat() {
        String wanted = output.json ? "jsonl" : format.toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "table" -> Optional.empty();
            case "jsonl" -> Optional.of(DetectionText.Format.JSONL);
            case "timesketch" -> Optional.of(DetectionText.Format.TIMESKETCH);
            case "csv" -> Optional.of(DetectionText.Format.CSV);
            default ->
                throw new Stop(ExitCode.USAGE, "--format is table, csv, jsonl or timesketch, not '" + format + "'");
        };
    }

    private Scan.Request request(RuleOptions.Chosen chosen) {
        List<ExceptionRule> exceptions = exceptions(chosen.files());
        Pipelines piped = pipelines.choose(chosen.files());
        AlertForms alerts = alerts(chosen.files());
        RuleSet set = chosen.ruleSet(fields -> piped.slots(fields.extended(Exceptions.fields(exceptions))
                .extended(alerts.fields())
                .extended(Activities.fields())));
        if (set.rules().isEmpty() && !alerts.hasOwn()) {
            throw new Stop(
                    ExitCode.NOTHING_TO_RUN,
                    "nothing to run: of " + set.total() + " rules given, "
                            + set.refused().size() + " were refused, " + chosen.leftOut()
                            + " left out (cresset rules check says why)");
        }
        if (chosen.leftOut() > 0 && !output.quiet) {
            terminal.err().println(chosen.leftOut() + " rules left out by --min-level or --profile");
        }
        List<Path> files =
                paths.stream().filter(path -> !path.toString().equals("-")).toList();
        files.forEach(RuleOptions::existing);
        List<InputStream> stdin = files.size() == paths.size() ? List.of() : List.of(System.in);
        return new Scan.Request(
                Inputs.find(files),
                stdin,
                set,
                new Exceptions(exceptions, set.fields()),
                piped,
                alerts,
                time("--from", from, Long.MIN_VALUE),
                time("--to", to, Long.MAX_VALUE),
                threads,
                new Contents.Options(carve, year(year)),
                VersionCommand.version(),
                chosen.files().id());
    }

    static void checkThreads(int threads) {
        if (threads < 1 || threads > 256) {
            throw new Stop(ExitCode.USAGE, "--threads is a number from 1 to 256");
        }
    }

    static OptionalInt year(@Nullable Integer year) {
        if (year == null) {
            return OptionalInt.empty();
        }
        if (year < 1970 || year > 9999) {
            throw new Stop(ExitCode.USAGE, "--year is a year from 1970 to 9999");
        }
        return OptionalInt.of(year);
    }

    private static long time(String option, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        long time = Timestamps.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
        if (time == Event.NO_TIME) {
            throw new Stop(ExitCode.USAGE, option + " is a time such as 2026-03-04T08:00:00Z, not '" + text + "'");
        }
        return time;
    }

    private List<ExceptionRule> exceptions(RuleFiles files) {
        return except == null ? List.of() : RuleOptions.read(except, files, ExceptionRule::parse);
    }

    /// The alerts of other products to look for; mappings are asked in the order given.
    private AlertForms alerts(RuleFiles files) {
        AlertForms alerts = AlertForms.bundled(RuleOptions.level("--min-level", rules.minLevel));
        for (Path mapping : mappings) {
            alerts = RuleOptions.read(mapping, files, alerts::with);
        }
        return alerts;
    }

    /// The run folder, made where it is missing; never one that holds something already, unless forced.
    private Path prepared(Path folder) {
        try {
            if (Files.isDirectory(folder) && !output.force && !isEmpty(folder)) {
                throw new Stop(ExitCode.USAGE, folder + " is not empty; --force overwrites what stands there");
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, "--out-dir: cannot make " + folder + ": " + e.getMessage());
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private void print(
            Findings findings, DetectionLog log, Optional<DetectionText.Format> lines, int column, Terminal shown) {
        if (output.verbose) {
            details(findings);
        }
        output.to(terminal, out -> {
            if (lines.isEmpty()) {
                ScanTable table = new ScanTable(findings, output.messages(), output.zoneId(), shown);
                table.print(out, Optional.ofNullable(outDir));
                return;
            }
            if (lines.get() == DetectionText.Format.CSV) {
                out.println(DetectionText.CSV_HEADER);
            }
            log.forEach(each -> out.println(each.get(column)));
        });
    }

    /// Everything that was refused or could not be read, and what is wrong with filters, by name.
    private void details(Findings findings) {
        PipelineOptions.lines(findings.inputs().pipelines()).forEach(terminal.err()::println);
        findings.rules()
                .filters()
                .forEach(filtered -> filtered.problems()
                        .forEach(problem -> terminal.err()
                                .println("filter "
                                        + Escape.terminal(filtered.filter().path() + ": " + problem.shown()))));
        findings.rules()
                .refused()
                .forEach(rule ->
                        terminal.err().println("refused " + Escape.terminal(rule.path() + ": " + rule.reason())));
        findings.inputs()
                .listed()
                .forEach(piece -> terminal.err()
                        .println("unreadable "
                                + Escape.terminal(piece.path() + " @" + piece.offset() + ": " + piece.reason())));
    }

    private int code(Findings findings, Optional<Level> failing) {
        boolean found = failing.isPresent()
                && Stream.of(Level.values())
                        .filter(level -> level.compareTo(failing.get()) >= 0)
                        .anyMatch(level -> findings.account().detections(level) > 0);
        if (found) {
            return ExitCode.FINDINGS;
        }
        return findings.inputs().unreadable() > 0 && !allowPartial ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
    }
}
