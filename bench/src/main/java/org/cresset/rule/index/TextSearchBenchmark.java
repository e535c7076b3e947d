package org.cresset.rule.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.event.Fold;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.rule.Condition;
import org.cresset.rule.Glob.Shape;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.ValueTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Finding every `contains` that the corpus asks of command lines, in command lines: by anchors, and by an automaton.
/// One operation is all values: 10,000 of a made-up lane with few distinct ones, or those of real telemetry, each once.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextSearchBenchmark {

    private static final Pattern COMMAND_LINE = Pattern.compile("\"CommandLine\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    /// Where the command lines come from.
    @Param({"lane", "telemetry"})
    public String source = "lane";

    private List<byte[]> texts = List.of();
    private List<byte[]> values = List.of();
    private Grams anchors = new Grams(4, List.of(), new int[0]);
    private Automaton automaton = new Automaton(List.of(), new int[0]);
    private Found found = new Found(0);

    /// Reads rules and lane from where `CRESSET_SHARED` leads.
    @Setup
    public void read() throws IOException {
        Path shared = Path.of(System.getenv("CRESSET_SHARED"));
        Set<String> wanted = new LinkedHashSet<>();
        for (String folder : List.of("rules", "rules-emerging-threats", "rules-threat-hunting")) {
            for (Reading reading :
                    new RuleFiles(Placeholders.NONE).read(shared.resolve("sigmahq-2026-08-05/" + folder))) {
                if (reading instanceof Reading.Loaded loaded) {
                    collect(loaded.rule().condition(), wanted);
                }
            }
        }
        texts = wanted.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(text -> text.length >= 4)
                .toList();
        values = source.equals("lane")
                ? values(shared.resolve("sigma-lanes/structured_windows.ndjson"))
                : real(shared.resolve("telemetry-dev/scenarios"));
        int[] atoms = IntStream.range(0, texts.size()).toArray();
        anchors = anchors();
        automaton = new Automaton(texts, atoms);
        found = new Found(texts.size());
        System.err.println(texts.size() + " texts, " + values.size() + " values, " + automaton.bytes()
                + " bytes of states; both find the same: " + same());
    }

    private Grams anchors() {
        return new Grams(4, texts, IntStream.range(0, texts.size()).toArray());
    }

    private boolean same() {
        int sum = byAnchors();
        return sum > 0 && sum == byAutomaton();
    }

    private static void collect(Condition condition, Set<String> wanted) {
        switch (condition) {
            case Condition.All(var parts) -> parts.forEach(part -> collect(part, wanted));
            case Condition.Any(var parts) -> parts.forEach(part -> collect(part, wanted));
            case Condition.AtLeast(int count, var parts) -> parts.forEach(part -> collect(part, wanted));
            case Condition.Not(var part) -> collect(part, wanted);
            case Condition.Named(var name, var part) -> collect(part, wanted);
            case Condition.Match(var field, ValueTest.Text(var glob, boolean cased)) -> {
                if (field.equals("CommandLine") && glob.shape() == Shape.CONTAINS) {
                    wanted.add(glob.core());
                }
            }
            default -> {}
        }
    }

    private static List<byte[]> values(Path lane) throws IOException {
        try (Stream<String> lines = Files.lines(lane)) {
            return lines.map(COMMAND_LINE::matcher)
                    .filter(Matcher::find)
                    .map(line -> line.group(1).replace("\\\\", "\\").replace("\\\"", "\""))
                    .map(TextSearchBenchmark::padded)
                    .toList();
        }
    }

    private static byte[] padded(String text) {
        return (Fold.fold(text) + "\0".repeat(16)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> real(Path logs) throws IOException {
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        Set<String> distinct = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    contents.read(in, file.toString(), new CommandLines(distinct));
                }
            }
        }
        return distinct.stream().map(TextSearchBenchmark::padded).toList();
    }

    /// Collects command lines.
    private record CommandLines(Set<String> distinct) implements Sink {

        @Override
        public void event(Event event) {
            event.get(Fields.COMMAND_LINE).ifPresent(distinct::add);
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }

    /// By anchors.
    @Benchmark
    public int byAnchors() {
        int sum = 0;
        for (byte[] value : values) {
            found.clear();
            anchors.find(value, value.length - 16, found);
            sum += found.size();
        }
        return sum;
    }

    /// By an automaton.
    @Benchmark
    public int byAutomaton() {
        int sum = 0;
        for (byte[] value : values) {
            found.clear();
            automaton.find(value, value.length - 16, found);
            sum += found.size();
        }
        return sum;
    }

    /// Making the table of anchors.
    @Benchmark
    public Object makingAnchors() {
        return anchors();
    }

    /// Making the automaton.
    @Benchmark
    public long makingAutomaton() {
        return new Automaton(texts, IntStream.range(0, texts.size()).toArray()).bytes();
    }
}
