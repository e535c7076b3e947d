package org.cresset.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.evtx.EvtxReader;
import org.cresset.report.form.JsonText;

/// How fast EVTX becomes events, beside other readers on the same files in the same run.
///
/// Ours is the median of five rounds over all files after twenty-five to warm up, in one thread, files held in memory.
/// A peer
/// is started once for all files where it takes several, else once a file, and timed by the clock of the wall.
final class EvtxSpeed {

    private static final long LARGE = 1_000_000;
    private static final int WARM_UP = 25;
    private static final int ROUNDS = 5;
    private static final int PEER_FILES = 20;

    private record Round(long records, long used, double seconds) {}

    private record Peer(String name, Optional<Double> recordsPerSecond) {}

    private EvtxSpeed() {}

    static String figures(Path folder) throws IOException, InterruptedException {
        List<Path> files = large(folder);
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        Round median = ours(contents);
        List<Path> some = files.subList(0, Math.min(PEER_FILES, files.size()));
        long records = count(some);
        List<Peer> peers = List.of(
                peer("evtxexport", some, records, "evtxexport", "-f", "xml"),
                peer("evtx_dump.py", some.subList(0, 1), count(some.subList(0, 1)), "evtx_dump.py"),
                peer("evtx (PyPI)", some, records, python(), "-c", PYTHON));
        return JsonText.page(out -> out.number("files", files.size())
                .number("records", median.records())
                .number("used_bytes", median.used())
                .number("bytes_per_record", median.used() / Math.max(1, median.records()))
                .number("evtx_records_per_s", Math.round(median.records() / median.seconds()))
                .decimal("evtx_mb_per_s", Math.round(median.used() / median.seconds() / 1e5) / 10.0)
                .objects("peers", peers, (each, peer) -> {
                    each.text("name", peer.name());
                    double rate = peer.recordsPerSecond().orElse(0.0);
                    each.number("records_per_s", Math.round(rate));
                    double ratio = rate == 0 ? 0 : median.records() / median.seconds() / rate;
                    each.decimal("ratio", Math.round(ratio * 10) / 10.0);
                }));
    }

    private static final String PYTHON = """
        import sys
        from evtx import PyEvtxParser
        for name in sys.argv[1:]:
            for record in PyEvtxParser(name, number_of_threads=1).records_json():
                pass
        """;

    private static String python() {
        return Optional.ofNullable(System.getenv("CRESSET_PYTHON")).orElse("python3");
    }

    private static List<Path> large(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".evtx"))
                    .filter(file -> file.toFile().length() > LARGE)
                    .sorted()
                    .toList();
        }
    }

    private static Round ours(List<byte[]> contents) throws IOException {
        FieldTable fields = FieldTable.with(List.of());
        EvtxReader reader = new EvtxReader(fields, new LogSources(fields), Limits.DEFAULT, false);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            Round round = round(reader, contents);
            if (i >= WARM_UP) {
                rounds.add(round);
            }
        }
        rounds.sort(Comparator.comparingDouble(Round::seconds));
        return rounds.get(ROUNDS / 2);
    }

    private static Round round(EvtxReader reader, List<byte[]> contents) throws IOException {
        long[] seen = new long[2];
        long start = System.nanoTime();
        for (byte[] content : contents) {
            reader.read(new ByteArrayInputStream(content), "log", new Count(seen));
        }
        return new Round(seen[0], seen[1], (System.nanoTime() - start) / 1e9);
    }

    private static long count(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        FieldTable fields = FieldTable.with(List.of());
        return round(new EvtxReader(fields, new LogSources(fields), Limits.DEFAULT, false), contents)
                .records();
    }

    private static Peer peer(String name, List<Path> files, long records, String... command)
            throws InterruptedException {
        boolean together = command.length > 2 && command[1].equals("-c");
        long start = System.nanoTime();
        try {
            if (together) {
                run(command, files);
            } else {
                for (Path file : files) {
                    run(command, List.of(file));
                }
            }
        } catch (IOException notInstalled) {
            return new Peer(name, Optional.empty());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Peer(name, Optional.of(records / seconds));
    }

    private static void run(String[] command, List<Path> files) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        files.forEach(file -> words.add(file.toString()));
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
    }

    /// Counts records and the bytes that they take.
    private static final class Count extends EventsOnly {

        private final long[] seen;

        Count(long[] seen) {
            this.seen = seen;
        }

        @Override
        public void event(Event event) {
            seen[0]++;
            seen[1] += event.rawTo() - event.rawFrom();
        }
    }
}
