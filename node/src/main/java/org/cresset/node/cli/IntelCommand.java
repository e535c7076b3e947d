package org.cresset.node.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.feed.Defaults;
import org.cresset.feed.Export;
import org.cresset.feed.Feed;
import org.cresset.feed.FeedFiles;
import org.cresset.feed.StoreLine;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.Value;
import org.cresset.node.cli.text.FeedNotes;
import org.cresset.node.cli.text.IndicatorText;
import org.cresset.render.Escape;
import org.cresset.rule.Level;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset intel`: indicators of compromise, from feeds and for others.
@Command(
        name = "intel",
        description = "Import, list, match and export indicators of compromise (docs/intel.md).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IntelCommand.Import.class,
            IntelCommand.ListAll.class,
            IntelCommand.Match.class,
            IntelCommand.ExportAll.class
        })
final class IntelCommand {

    /// The command of a type, where it is one of these.
    static Optional<Object> create(Class<?> type, Terminal terminal) {
        if (type == Import.class) {
            return Optional.of(new Import(terminal));
        }
        if (type == ListAll.class) {
            return Optional.of(new ListAll(terminal));
        }
        if (type == Match.class) {
            return Optional.of(new Match(terminal));
        }
        return type == ExportAll.class ? Optional.of(new ExportAll(terminal)) : Optional.empty();
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private static List<Indicator> merged(Feed feed) {
        return new ArrayList<>(FeedFiles.taken(feed, new Feed(), true).all());
    }

    /// `cresset intel import`.
    @Command(
            name = "import",
            description =
                    "Read feeds and write a store: one JSON object a line, in order. What a file is, is told by its"
                            + " content: MISP, STIX 2.1, CISA KEV, warning list, CSV, text, or a store.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  cresset intel import feed.json list.txt -o store.jsonl",
                "  cresset intel import store.jsonl new.csv --source Partner --rating B2 -o store.jsonl --force"
            })
    static final class Import implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Mixin
        IntelOptions.Warnings warnings = new IntelOptions.Warnings();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Feeds and stores; - is standard input.")
        List<Path> files = new ArrayList<>();

        @Mixin
        IntelOptions.Stated stated = new IntelOptions.Stated();

        @Option(names = "--allow-partial", description = "Do not end with 3 if entries are not readable.")
        boolean allowPartial;

        Import(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Feed feed = IntelOptions.read(files, stated.defaults());
            Indicators taken = warnings.taken(feed, terminal);
            boolean nothing = taken.all().isEmpty() && feed.vulnerabilities().isEmpty();
            if (!output.quiet || nothing) {
                FeedNotes.print(feed, taken, output.verbose, terminal.err());
            }
            if (nothing) {
                throw new Stop(ExitCode.NOTHING_TO_RUN, "nothing to store");
            }
            output.to(terminal, out -> {
                taken.all().forEach(indicator -> line(StoreLine.of(indicator), out));
                new TreeSet<>(feed.vulnerabilities()).forEach(each -> line(StoreLine.of(each), out));
            });
            return feed.refusals() > 0 && !allowPartial ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
        }
    }

    /// Lines end alike everywhere.
    private static void line(String text, PrintStream out) {
        out.print(text + "\n");
    }

    /// `cresset intel list`.
    @Command(
            name = "list",
            description = "List what a store or feed holds.",
            footerHeading = "%nExamples:%n",
            footer = "  cresset intel list store.jsonl --source Partner --json")
    static final class ListAll implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Stores and feeds.")
        List<Path> files = new ArrayList<>();

        @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
        @Nullable
        String source;

        ListAll(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Feed feed = IntelOptions.read(files, Defaults.NONE);
            output.to(terminal, out -> {
                merged(feed).stream()
                        .filter(each -> source == null
                                || source.equals(each.provenance().source()))
                        .forEach(each -> line(output.json ? StoreLine.of(each) : IndicatorText.row(each), out));
                new TreeSet<>(feed.vulnerabilities())
                        .stream()
                                .filter(each -> source == null || source.equals(each.source()))
                                .forEach(each -> line(output.json ? StoreLine.of(each) : IndicatorText.row(each), out));
            });
            return refusals(feed, terminal);
        }
    }

    private static int refusals(Feed feed, Terminal terminal) {
        if (feed.refusals() == 0) {
            return ExitCode.DONE;
        }
        terminal.err().println(feed.refusals() + " entries not readable (cresset intel import -v says why)");
        return ExitCode.PARTLY_UNREADABLE;
    }

    /// `cresset intel match`.
    @Command(
            name = "match",
            description = "Say which of the values in a file, one a line, indicators name.",
            footerHeading = "%nExamples:%n",
            footer = "  cut -f3 conn.log | cresset intel match - --intel store.jsonl")
    static final class Match implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Mixin
        IntelOptions.Watched watched = new IntelOptions.Watched();

        @Parameters(paramLabel = "FILE", description = "Addresses, domains, URLs, hashes; - is standard input.")
        Path file = Path.of("-");

        Match(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            if (watched.files.isEmpty()) {
                throw new Stop(ExitCode.USAGE, "--intel says what to match with");
            }
            Feed feed = IntelOptions.read(watched.files, Defaults.NONE);
            Watchlist watchlist = new Watchlist(watched.warnings.taken(feed, terminal), Level.INFORMATIONAL);
            long[] unknown = new long[1];
            boolean given = file.toString().equals("-");
            try (InputStream in = given ? System.in : Files.newInputStream(RuleOptions.existing(file))) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                output.to(
                        terminal,
                        out -> lines.lines()
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .forEach(text -> {
                                    Optional<Value> value = Value.guess(text);
                                    unknown[0] += value.isEmpty() ? 1 : 0;
                                    value.map(watchlist::naming)
                                            .orElse(List.of())
                                            .forEach(each -> print(text, each, out));
                                }));
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + file, e);
            }
            if (unknown[0] > 0) {
                terminal.err().println(unknown[0] + " lines are no address, domain, URL, hash or mail address");
            }
            return unknown[0] > 0 || feed.refusals() > 0 ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
        }

        private void print(String text, Indicator indicator, PrintStream out) {
            line(
                    output.json ? StoreLine.of(indicator) : Escape.terminal(text) + "\t" + IndicatorText.row(indicator),
                    out);
        }
    }

    /// `cresset intel export`.
    @Command(
            name = "export",
            description = "Write indicators for others. Each keeps its marking.",
            footerHeading = "%nExamples:%n",
            footer = "  cresset intel export store.jsonl -f stix --max-tlp GREEN -o bundle.json")
    static final class ExportAll implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Stores and feeds.")
        List<Path> files = new ArrayList<>();

        @Option(
                names = {"-f", "--format"},
                paramLabel = "FORMAT",
                defaultValue = "csv",
                description = "csv, stix or misp.")
        String format = "csv";

        @Option(
                names = "--max-tlp",
                paramLabel = "LEVEL",
                defaultValue = "RED",
                description = "Leave out what is marked stricter.")
        String most = "RED";

        ExportAll(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Export chosen = Export.of(format)
                    .orElseThrow(() -> new Stop(ExitCode.USAGE, "--format is csv, stix or misp, not '" + format + "'"));
            Tlp strictest = IntelOptions.level("--max-tlp", most);
            Feed feed = IntelOptions.read(files, Defaults.NONE);
            List<Indicator> all = merged(feed);
            List<Indicator> free = all.stream()
                    .filter(each -> each.provenance().tlp().isWithin(strictest))
                    .toList();
            if (all.size() > free.size()) {
                terminal.err().println((all.size() - free.size()) + " left out by --max-tlp");
            }
            if (free.isEmpty() && !all.isEmpty()) {
                throw new Stop(ExitCode.REFUSED, "nothing may be passed on at TLP:" + strictest.label());
            }
            output.to(terminal, out -> chosen.write(free, out));
            return refusals(feed, terminal);
        }
    }
}
