package org.cresset.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.Fields;
import org.cresset.event.LogSources;
import org.cresset.event.Timestamps;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.render.Escape;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Explanation;
import org.cresset.rule.PipelineResolver;
import org.cresset.rule.Pipelines;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset rules explain`: why a rule fires on an event, and why not.
@Command(
        name = "explain",
        description = "Show each part of a rule's condition with its truth and the value that it saw.",
        footerHeading = "%nExamples:%n",
        footer = {"  cresset rules explain my-rule.yml --on attack.json"})
final class ExplainCommand implements Callable<Integer> {

    private static final int LONGEST = 200;

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    PipelineOptions pipelines = new PipelineOptions();

    @Parameters(paramLabel = "RULE", description = "A rule file, or the id or title of a rule among the others.")
    String rule = "";

    @Option(names = "--on", paramLabel = "FILE", required = true, description = "The log with the events.")
    Path on = Path.of("");

    @Option(names = "--limit", paramLabel = "N", description = "Explain at most so many events (default 100).")
    int limit = 100;

    @Option(names = "--only-fired", description = "Only the events that the rule fires on.")
    boolean onlyFired;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SigmaRule chosen = choose();
        List<Reading> asked = new ArrayList<>(filters());
        asked.add(new Reading.Loaded(chosen, List.of()));
        Pipelines piped = pipelines.choose();
        RuleSet set = RuleSet.of(asked, piped::slots, Set.of());
        SigmaRule filtered = set.rules().getFirst();
        RuleOptions.existing(on);
        int[] code = new int[1];
        output.to(terminal, out -> code[0] = explain(filtered, set, piped, new Sinks(filtered, out)));
        return code[0];
    }

    private int explain(SigmaRule chosen, RuleSet set, Pipelines piped, Sinks sink) {
        PipelineResolver resolver = piped.resolver(set.fields(), new LogSources(set.fields()));
        Contents contents = new Contents(set.fields(), resolver, Limits.DEFAULT);
        for (Inputs.File file : Inputs.find(List.of(on)).files()) {
            try (InputStream in = Files.newInputStream(file.path())) {
                contents.read(in, file.shown(), file.modified(), sink);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + file.shown(), e);
            }
        }
        if (!output.quiet) {
            terminal.err()
                    .println(sink.events + " events: the rule fires on " + sink.fired + ", may not look at "
                            + sink.otherSource + " (its log source is "
                            + Escape.terminal(chosen.source().toString())
                            + "), " + sink.unreadable + " unreadable; " + sink.shown + " explained");
        }
        if (output.verbose) {
            PipelineOptions.lines(resolver.uses()).forEach(terminal.err()::println);
        }
        return sink.unreadable > 0 ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
    }

    /// The filters beside the rule, and those given with `-r`.
    private List<Reading> filters() {
        Path file = Path.of(rule);
        Set<Reading> all =
                new LinkedHashSet<>(Files.exists(file) ? rules.files().read(file) : List.of());
        all.addAll(rules.choose().readings());
        return all.stream().filter(Reading.Filter.class::isInstance).toList();
    }

    private SigmaRule choose() {
        Path file = Path.of(rule);
        List<Reading> readings =
                Files.exists(file) ? rules.files().read(file) : rules.choose().readings();
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Loaded loaded -> {
                    boolean isOfEvents = loaded.rule().correlation().isEmpty();
                    boolean wanted = (Files.exists(file) && (isOfEvents || readings.size() == 1))
                            || loaded.rule().id().equals(rule)
                            || loaded.rule().name().equalsIgnoreCase(rule)
                            || loaded.rule().title().equalsIgnoreCase(rule);
                    if (wanted) {
                        return ofEvents(loaded.rule());
                    }
                }
                case Reading.Filter filter -> {}
                case Reading.Refused refused -> {
                    if (Files.exists(file) || refused.id().equals(rule)) {
                        throw new Stop(ExitCode.NOTHING_TO_RUN, refused.path() + ": " + refused.reason());
                    }
                }
            }
        }
        throw new Stop(ExitCode.USAGE, "no rule file, and no rule with this id, name or title: " + rule);
    }

    private static SigmaRule ofEvents(SigmaRule rule) {
        rule.correlation().ifPresent(asked -> {
            throw new Stop(
                    ExitCode.USAGE,
                    "a correlation looks at no single event; explain the rules it takes together ("
                            + String.join(", ", asked.rules()) + "), and see what it finds with cresset rules test");
        });
        return rule;
    }

    /// Explains the events that come by.
    private final class Sinks implements Sink {

        private final SigmaRule chosen;
        private final PrintStream out;
        private long events;
        private long fired;
        private long otherSource;
        private long unreadable;
        private long shown;

        Sinks(SigmaRule chosen, PrintStream out) {
            this.chosen = chosen;
            this.out = out;
        }

        @Override
        public void event(Event event) {
            events++;
            if (!event.source().serves(chosen.source())) {
                otherSource++;
                return;
            }
            Explanation why = Explanation.of(chosen.condition(), event);
            fired += why.holds() ? 1 : 0;
            if (shown < limit && (why.holds() || !onlyFired)) {
                shown++;
                print(event, why);
            }
        }

        @Override
        public void remark(Event event) {
            if (event.source().serves(chosen.source())) {
                event(event);
            }
        }

        private void print(Event event, Explanation why) {
            if (output.json) {
                out.println(JsonText.line(json -> {
                    json.text("path", event.place().path())
                            .number("record", event.place().record())
                            .time("time", event.time());
                    explain(json, why);
                }));
                return;
            }
            String time = event.time() == Event.NO_TIME ? "no time" : Timestamps.format(event.time());
            out.println(
                    Escape.terminal(event.place().path()) + " #" + event.place().record() + "  " + time + "  "
                            + Escape.terminal(event.get(Fields.COMPUTER).orElse("-")) + "  " + source(event.source()));
            print(why, "  ");
            out.println();
        }

        private void print(Explanation why, String indent) {
            StringBuilder line = new StringBuilder(indent);
            line.append(why.holds() ? "true   " : "false  ").append(Escape.terminal(cut(why.part())));
            if (!why.seen().isEmpty()) {
                line.append("    <- ").append(Escape.terminal(cut(String.join(" | ", why.seen()))));
            }
            out.println(line);
            why.parts().forEach(part -> print(part, indent + "  "));
        }

        private void explain(JsonText json, Explanation why) {
            json.text("part", why.part())
                    .flag("holds", why.holds())
                    .texts("seen", why.seen())
                    .objects("parts", why.parts(), this::explain);
        }

        @Override
        public void unreadable(Unreadable piece) {
            unreadable++;
            terminal.err().println(Escape.terminal(piece.path() + " @" + piece.offset() + ": " + piece.reason()));
        }

        @Override
        public void skipped(Unreadable piece) {
            terminal.err().println(Escape.terminal(piece.path() + ": skipped: " + piece.reason()));
        }
    }

    private static String source(EventSource source) {
        return Escape.terminal(source.product().orElse("?") + "/"
                + source.service().orElse("-") + "/" + String.join("+", new TreeSet<>(source.categories())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
    }
}
