package org.cresset.report;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// Lines in their order, whatever order they come in and however many they are: beyond a bound of memory, sorted runs
/// are
/// laid aside in files and merged at the end. Safe for any thread.
public final class SortedLines implements AutoCloseable {

    private static final int MOST_RUNS = 64;

    private final Path folder;
    private final String name;
    private final int kept;
    private final List<String> lines = new ArrayList<>();
    private final List<List<Path>> runs = new ArrayList<>();
    private long characters;

    /// @param folder where runs may be laid aside; they are deleted by [#close]
    /// @param name what the lines are, for the names of files and for messages
    /// @param kept how many characters are kept in memory
    public SortedLines(Path folder, String name, int kept) {
        this.folder = folder;
        this.name = name;
        this.kept = kept;
    }

    /// Adds a line, without its end.
    public synchronized void add(String line) {
        lines.add(line);
        characters += line.length();
        if (characters > kept) {
            layAside();
        }
    }

    private void layAside() {
        try {
            lines.sort(null);
            add(written(lines::forEach), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("laying " + name + " aside in " + folder, e);
        }
        lines.clear();
        characters = 0;
    }

    /// Adds a run. So many of one generation become one of the next, so that never too many files are open at a time.
    private void add(Path run, int generation) throws IOException {
        if (generation == runs.size()) {
            runs.add(new ArrayList<>());
        }
        List<Path> peers = runs.get(generation);
        peers.add(run);
        if (peers.size() == MOST_RUNS) {
            Path joined = written(line -> merged(peers, List.<String>of().iterator(), line));
            List<Path> old = List.copyOf(peers);
            peers.clear();
            add(joined, generation + 1);
            for (Path each : old) {
                Files.deleteIfExists(each);
            }
        }
    }

    private List<Path> allRuns() {
        return runs.stream().flatMap(List::stream).toList();
    }

    /// Something that gives lines in their order.
    private interface Ordered {
        void to(Consumer<String> line) throws IOException;
    }

    /// A new run of these lines.
    private Path written(Ordered ordered) throws IOException {
        Path run = Files.createTempFile(folder, "." + name, ".run");
        // not Files.newBufferedWriter, which fails on halves of characters
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(run), StandardCharsets.UTF_8))) {
            ordered.to(line -> write(line, out));
            return run;
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(run);
            throw failed;
        }
    }

    private static void write(String line, BufferedWriter out) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing a sorted run", e);
        }
    }

    private static void merged(List<Path> sorted, Iterator<String> more, Consumer<String> line) throws IOException {
        List<BufferedReader> open = new ArrayList<>();
        try {
            PriorityQueue<Source> sources = new PriorityQueue<>();
            offer(sources, more);
            for (Path run : sorted) {
                BufferedReader reader = Files.newBufferedReader(run);
                open.add(reader);
                offer(sources, reader.lines().iterator());
            }
            while (!sources.isEmpty()) {
                Source source = sources.remove();
                offer(sources, source.rest());
                line.accept(source.head());
            }
        } finally {
            open.forEach(SortedLines::closeQuietly);
        }
    }

    /// Hands on all lines in their order.
    public synchronized void forEach(Consumer<String> line) {
        lines.sort(null);
        try {
            merged(allRuns(), lines.iterator(), line);
        } catch (IOException e) {
            throw new UncheckedIOException("merging " + name + " in " + folder, e);
        }
    }

    /// A sorted run and its next line.
    private record Source(String head, Iterator<String> rest) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            return head.compareTo(other.head);
        }
    }

    private static void offer(PriorityQueue<Source> sources, Iterator<String> lines) {
        if (lines.hasNext()) {
            sources.add(new Source(lines.next(), lines));
        }
    }

    private static void closeQuietly(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a sorted run", e);
        }
    }

    /// Deletes what was laid aside.
    @Override
    public void close() {
        for (Path run : allRuns()) {
            try {
                Files.deleteIfExists(run);
            } catch (IOException e) {
                throw new UncheckedIOException("deleting " + run, e);
            }
        }
    }
}
