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
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.cresset.detect.Detection;

/// Detections in the order of their time, whatever order they come in and however many they are: beyond a bound of
/// memory, sorted runs are laid aside in files and merged at the end. Safe for any thread.
///
/// A line that is the same find in the same record twice over gets an id of its own (`...-2`).
public final class DetectionLog implements AutoCloseable {

    private static final int KEPT_CHARACTERS = 8 << 20;
    private static final int KEY = 16;
    private static final int ID = 32;
    private static final int MOST_RUNS = 64;
    private static final char BETWEEN = '\t';

    private final Path folder;
    private final List<DetectionText.Format> formats;
    private final int kept;
    private final List<String> lines = new ArrayList<>();
    private final List<List<Path>> runs = new ArrayList<>();
    private long characters;

    /// Makes an empty log.
    ///
    /// @param folder where runs may be laid aside; they are deleted by [#close]
    /// @param formats what each detection will be asked for at the end
    public DetectionLog(Path folder, List<DetectionText.Format> formats) {
        this(folder, formats, KEPT_CHARACTERS);
    }

    /// Makes an empty log that keeps so many characters in memory.
    DetectionLog(Path folder, List<DetectionText.Format> formats, int kept) {
        this.folder = folder;
        this.formats = List.copyOf(formats);
        this.kept = kept;
    }

    /// Adds a detection.
    public void add(Detection detection) {
        StringBuilder line = new StringBuilder();
        line.append(HexFormat.of().toHexDigits(detection.time() ^ Long.MIN_VALUE))
                .append(detection.id());
        for (DetectionText.Format format : formats) {
            line.append(BETWEEN).append(DetectionText.line(detection, format));
        }
        add(line.toString());
    }

    private synchronized void add(String line) {
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
            throw new UncheckedIOException("laying detections aside in " + folder, e);
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
            Path joined = written(line -> merged(peers, line));
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
        Path run = Files.createTempFile(folder, ".detections", ".run");
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
            throw new UncheckedIOException("writing a run of detections", e);
        }
    }

    private static void merged(List<Path> sorted, Consumer<String> line) throws IOException {
        List<BufferedReader> open = new ArrayList<>();
        try {
            PriorityQueue<Source> sources = new PriorityQueue<>();
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
            open.forEach(DetectionLog::closeQuietly);
        }
    }

    /// Hands on the lines of each detection, one for each format, in the order of time.
    public synchronized void forEach(Consumer<List<String>> detection) {
        lines.sort(null);
        List<BufferedReader> open = new ArrayList<>();
        try {
            PriorityQueue<Source> sources = new PriorityQueue<>();
            offer(sources, lines.iterator());
            for (Path run : allRuns()) {
                BufferedReader reader = Files.newBufferedReader(run);
                open.add(reader);
                offer(sources, reader.lines().iterator());
            }
            merge(sources, detection);
        } catch (IOException e) {
            throw new UncheckedIOException("merging detections in " + folder, e);
        } finally {
            open.forEach(DetectionLog::closeQuietly);
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

    private static void merge(PriorityQueue<Source> sources, Consumer<List<String>> detection) {
        String last = "";
        int times = 1;
        while (!sources.isEmpty()) {
            Source source = sources.remove();
            offer(sources, source.rest());
            String id = source.head().substring(KEY, KEY + ID);
            times = id.equals(last) ? times + 1 : 1;
            last = id;
            String rest = source.head().substring(KEY + ID + 1);
            String named = times == 1 ? rest : rest.replace(id, id + "-" + times);
            detection.accept(List.of(named.split(String.valueOf(BETWEEN), -1)));
        }
    }

    private static void closeQuietly(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a run of detections", e);
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
