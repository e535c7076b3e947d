package org.cresset.node.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cresset.activity.Activities;
import org.cresset.detect.RuleSet;
import org.cresset.node.cli.text.ProgressLine;
import org.cresset.node.pipeline.Progress;
import org.cresset.node.pipeline.Survey;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.Blind;
import org.cresset.report.StockJson;
import org.cresset.report.StockTaking;
import org.cresset.rule.Pipelines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset stats`: what logs hold, before anything is looked for in them.
@Command(
        name = "stats",
        description = "Say what logs hold: files, log sources, hosts, users, days, gaps, and which rules have no log to"
                + " look at.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cresset stats ./logs",
            "  cresset stats --json ./logs.zip -o stats.json",
            "  cresset stats ./logs -r sigma/rules --gap 2 -v"
        })
final class StatsCommand implements Callable<Integer> {

    private static final int DEFAULT_GAP = 6;

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    PipelineOptions pipelines = new PipelineOptions();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders and archives.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--gap",
            paramLabel = "HOURS",
            description = "Name stretches of at least so many hours in which a host logged nothing (default: 6).")
    int gap = DEFAULT_GAP;

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "The year of times written without one, as in syslog (default: by the age of the file).")
    @Nullable
    Integer year;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads read (default: the cores).")
    int threads = Runtime.getRuntime().availableProcessors();

    StatsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScanCommand.checkThreads(threads);
        if (gap < 1) {
            throw new Stop(ExitCode.USAGE, "--gap is a number of hours from 1");
        }
        paths.forEach(RuleOptions::existing);
        Pipelines piped = pipelines.choose();
        RuleSet set = rules.choose().ruleSet(fields -> piped.slots(fields.extended(Activities.fields())));
        Contents.Options reading = new Contents.Options(false, ScanCommand.year(year));
        Survey survey = new Survey(set.fields(), piped, reading);
        Progress progress = new Progress();
        boolean live = terminal.live() && !output.quiet && !output.noProgress;
        Inputs inputs = Inputs.find(paths);
        Survey.Found found = new ProgressLine(progress, terminal.err(), live, output.messages())
                .around(() -> survey.look(inputs, threads, progress));
        List<Blind> blind = Blind.of(set.rules(), found.inventory().seen());
        StockTaking report = new StockTaking(
                inputs.files().size(),
                found.inventory(),
                found.unreadable().count(),
                found.unreadable().listed(),
                found.skipped().count(),
                blind,
                set.rules().size(),
                gap);
        output.to(terminal, out -> {
            if (output.json) {
                out.println(StockJson.text(report));
            } else {
                int shown = output.verbose ? Integer.MAX_VALUE : StatsTable.SHOWN;
                new StatsTable(report, terminal, output.messages(), output.zoneId(), shown).print(out);
            }
        });
        return found.unreadable().count() == 0 ? ExitCode.DONE : ExitCode.PARTLY_UNREADABLE;
    }
}
