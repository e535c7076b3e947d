package org.cresset.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.bench.Peer.Speed;
import org.cresset.bench.Rounds.Round;
import org.cresset.detect.RuleSet;
import org.cresset.report.form.JsonText;
import org.cresset.rule.index.Matcher.Caching;

/// How many events a second one thread takes through all rules, lane by lane: from bytes to detections, matching alone,
/// without remembering values, in a fresh process, by the reference, and by another engine in the same run.
final class Throughput {

    private static final int PEER_TIMES = 10;
    private static final int REFERENCE_EVENTS = 2000;
    private static final long LARGE = 1_000_000;

    private record Figures(
            Lane lane,
            Round whole,
            Round forgetful,
            Round matching,
            Round reference,
            double cold,
            Optional<Speed> peer) {}

    private final Path corpus;
    private final Path scratch;
    private final Rounds rounds;
    private final Peer peer;

    private Throughput(Path corpus, RuleSet rules, Path scratch) throws IOException {
        this.corpus = corpus;
        this.scratch = scratch;
        rounds = new Rounds(rules);
        peer = new Peer(Corpus.folders(corpus), scratch);
    }

    static String figures(Path lanes, Path corpus) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("cresset-throughput");
        try {
            RuleSet rules = Corpus.rules(corpus);
            Throughput throughput = new Throughput(corpus, rules, scratch);
            List<Lane> all = new ArrayList<>(Lane.in(lanes));
            Optional<Path> telemetry = Corpus.telemetry();
            if (telemetry.isPresent()) {
                all.add(Lane.windows(telemetry.get(), scratch));
            }
            List<Figures> figures = new ArrayList<>();
            for (Lane lane : all) {
                figures.add(throughput.lane(lane));
            }
            List<Path> logs = telemetry.isPresent() ? Rounds.files(telemetry.get(), ".evtx", LARGE) : List.of();
            Optional<Round> evtx =
                    logs.isEmpty() ? Optional.empty() : Optional.of(throughput.rounds.whole(logs, Caching.ON));
            return text(rules, figures, evtx);
        } finally {
            delete(scratch);
        }
    }

    private Figures lane(Lane lane) throws IOException, InterruptedException {
        System.err.println("lane " + lane.name() + ", " + lane.events() + " events");
        List<Path> files = List.of(lane.file());
        boolean large = lane.events() > 50_000;
        Figures figures = new Figures(
                lane,
                rounds.whole(files, Caching.ON),
                rounds.whole(files, Caching.OFF),
                rounds.matching(files),
                rounds.reference(files, REFERENCE_EVENTS),
                cold(lane),
                peer.run(large ? lane : lane.times(PEER_TIMES, scratch)));
        System.err.println(JsonText.line(out -> lane(out, figures)));
        return figures;
    }

    /// Events a second of the first pass in a fresh process, rules read but not yet compiled.
    private double cold(Lane lane) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Evaluate.class.getName(),
                        "cold",
                        lane.file().toString(),
                        corpus.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the cold run of " + lane.name() + " failed");
        }
        return Double.parseDouble(printed.strip());
    }

    static String cold(Path lane, Path corpus) throws IOException {
        return new Rounds(Corpus.rules(corpus)).cold(List.of(lane)).perSecond() + "\n";
    }

    private static String text(RuleSet rules, List<Figures> figures, Optional<Round> evtx) {
        return JsonText.page(out -> {
            out.number("rules", rules.rules().size());
            out.object(
                    "lanes",
                    lanes -> figures.forEach(each -> lanes.object(each.lane().name(), inner -> lane(inner, each))));
            evtx.ifPresent(round -> {
                out.number("evtx_records_per_s", Math.round(round.perSecond()));
                out.decimal("evtx_mb_per_s", Math.round(round.bytes() / round.seconds() / 1e5) / 10.0);
                out.number("evtx_bytes_per_record", round.bytes() / Math.max(1, round.events()));
            });
        });
    }

    private static void lane(JsonText out, Figures figures) {
        Lane lane = figures.lane();
        double whole = figures.whole().perSecond();
        long events = Math.max(1, figures.whole().events());
        out.number("events", lane.events());
        out.number("bytes_per_event", lane.bytes() / Math.max(1, lane.events()));
        out.number("end_to_end", Math.round(whole));
        out.number("end_to_end_without_cache", Math.round(figures.forgetful().perSecond()));
        out.number("end_to_end_cold", Math.round(figures.cold()));
        out.number("match_only", Math.round(figures.matching().perSecond()));
        out.number("reference", Math.round(figures.reference().perSecond()));
        out.decimal("detections_per_event", figures.whole().detections() / (double) events);
        out.decimal(
                "allocated_bytes_per_match",
                figures.matching().allocated()
                        / (double) Math.max(1, figures.matching().events()));
        figures.peer().ifPresent(speed -> {
            out.object("peers", peers -> peers.number("rsigma", Math.round(speed.eventsPerSecond())));
            out.decimal("peer_detections_per_event", speed.lines() / (double) peerEvents(lane));
            out.decimal("peer_load_s", speed.load());
            out.decimal("ratio", Math.round(10 * whole / speed.eventsPerSecond()) / 10.0);
        });
    }

    private static long peerEvents(Lane lane) {
        return lane.events() > 50_000 ? lane.events() : lane.events() * PEER_TIMES;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
