package org.cresset.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another engine, run as its own process on the same processor: `rsigma` on the path, or where `CRESSET_RSIGMA` leads.
final class Peer {

    private static final int RUNS = 5;

    /// What it did.
    ///
    /// @param load what it takes for one event, with all rules loaded
    record Speed(double eventsPerSecond, long lines, double load) {}

    private final Path rules;
    private final Path one;
    private final Path out;
    private final List<Double> loads = new ArrayList<>();

    /// Makes a peer.
    ///
    /// @param scratch for its input and output
    Peer(List<Path> folders, Path scratch) throws IOException {
        rules = Files.createDirectory(scratch.resolve("peer-rules"));
        for (Path folder : folders) {
            copy(folder, rules.resolve(folder.getFileName().toString()));
        }
        one = Files.writeString(scratch.resolve("one.ndjson"), "{\"product\":\"synthetic\",\"f\":\"x\"}\n");
        out = scratch.resolve("peer-out");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /// The median of five runs, each with the load taken off that was measured right before it; none where the peer is
    /// not installed.
    Optional<Speed> run(Lane lane) throws InterruptedException, IOException {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            Optional<Double> load = seconds(one);
            Optional<Double> all = seconds(lane.file());
            if (load.isEmpty() || all.isEmpty()) {
                return Optional.empty();
            }
            loads.add(load.get());
            rates.add(lane.events() / Math.max(0.001, all.get() - load.get()));
        }
        rates.sort(null);
        loads.sort(null);
        long lines = Lane.of("peer", out).events();
        return Optional.of(new Speed(rates.get(RUNS / 2), lines, loads.get(loads.size() / 2)));
    }

    private Optional<Double> seconds(Path events) throws InterruptedException {
        String program = Optional.ofNullable(System.getenv("CRESSET_RSIGMA")).orElse("rsigma");
        long start = System.nanoTime();
        try {
            Process process = new ProcessBuilder(
                            program,
                            "engine",
                            "eval",
                            "--logsource-routing",
                            "-q",
                            "-r",
                            rules.toString(),
                            "-e",
                            "@" + events)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0 ? Optional.of((System.nanoTime() - start) / 1e9) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
