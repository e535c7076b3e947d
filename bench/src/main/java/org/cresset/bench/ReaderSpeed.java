package org.cresset.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.report.form.JsonText;

/// How fast each format that Cresset reads becomes events, beside the plainest reader of the same bytes.
///
/// The logs are made of invented records, and, where a folder is given, of what it has of a format; those are read
/// again
/// and again up to the same size. Fields have the slots that our own rules ask for, as in a scan.
final class ReaderSpeed {

    private static final int SIZE = 32 << 20;
    private static final int ROUNDS = 5;
    private static final double WARM_SECONDS = 1.5;

    /// When the logs were last written to: the year of times that have none.
    private static final long MODIFIED = Instant.parse("2026-03-05T00:00:00Z").getEpochSecond() * 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private record Log(String how, List<byte[]> files) {

        long bytes() {
            return RealLogs.sum(files);
        }
    }

    private record Figures(long bytes, Count count, double seconds, Optional<Double> plain) {}

    private interface Timed {
        void round() throws IOException;
    }

    private final FieldTable fields;
    private final LogSources sources;
    private long kept;

    private ReaderSpeed(FieldTable fields) {
        this.fields = fields;
        sources = new LogSources(fields);
    }

    static String figures(Path rules, Optional<Path> data) throws IOException {
        return figures(new ReaderSpeed(Corpus.rules(rules).fields()), data);
    }

    private static String figures(ReaderSpeed speed, Optional<Path> data) throws IOException {
        Map<String, Figures> all = new LinkedHashMap<>();
        for (MadeLog log : MadeLog.all()) {
            speed.add(log.name(), new Log(log.how(), List.of(log.bytes(SIZE))), all);
        }
        if (data.isPresent()) {
            for (var real : RealLogs.in(data.get(), SIZE).entrySet()) {
                String how = RealLogs.FORMATS.getOrDefault(real.getKey(), "");
                speed.add(real.getKey() + "_real", new Log(how, repeated(real.getValue())), all);
            }
        }
        return JsonText.page(out -> {
            all.forEach((name, figures) -> out.object(name, each -> one(each, figures)));
            out.number("values_of_plain_readers", speed.kept);
        });
    }

    private static List<byte[]> repeated(List<byte[]> files) {
        long once = Math.max(1, RealLogs.sum(files));
        List<byte[]> all = new ArrayList<>();
        for (long sum = 0; sum < SIZE; sum += once) {
            all.addAll(files);
        }
        return all;
    }

    private void add(String name, Log log, Map<String, Figures> all) throws IOException {
        Contents contents = new Contents(fields, sources, Limits.DEFAULT);
        Count count = new Count();
        read(contents, log, count);
        double seconds = median(() -> read(contents, log, new Count()));
        Optional<Double> plain = log.how().isEmpty()
                ? Optional.empty()
                : Optional.of(median(() -> kept += PlainReading.read(log.how(), log.files())));
        Figures figures = new Figures(plain.isPresent() ? log.bytes() : count.used, count, seconds, plain);
        all.put(name, figures);
        System.err.println(name + " " + JsonText.line(out -> one(out, figures)) + " " + count.first);
    }

    private static void read(Contents contents, Log log, Count count) throws IOException {
        for (byte[] file : log.files()) {
            contents.read(new ByteArrayInputStream(file), "log", MODIFIED, count);
        }
    }

    private static double median(Timed timed) throws IOException {
        for (double spent = 0; spent < WARM_SECONDS; ) {
            spent += seconds(timed);
        }
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(seconds(timed));
        }
        Collections.sort(rounds);
        return rounds.get(ROUNDS / 2);
    }

    /// What the processor worked for it, so that others on a shared machine count less than by the clock of the wall.
    private static double seconds(Timed timed) throws IOException {
        long start = worked();
        timed.round();
        return (worked() - start) / 1e9;
    }

    /// Nanoseconds of this thread and of collecting garbage.
    private static long worked() {
        long collecting = COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return THREADS.getCurrentThreadCpuTime() + collecting * 1_000_000;
    }

    private static void one(JsonText out, Figures figures) {
        double megabytes = figures.bytes() / 1e6;
        Count count = figures.count();
        out.decimal("mb_per_s", tenth(megabytes / figures.seconds()));
        out.number("events_per_s", Math.round(count.events / figures.seconds()));
        out.number("bytes_per_event", figures.bytes() / Math.max(1, count.events));
        out.number("unreadable", count.unreadable);
        out.number("unknown", count.unknown);
        out.number("untimed", count.untimed);
        figures.plain().ifPresent(plain -> {
            out.decimal("baseline_mb_per_s", tenth(megabytes / plain));
            out.decimal("ratio", Math.round(100 * plain / figures.seconds()) / 100.0);
        });
    }

    private static double tenth(double value) {
        return Math.round(10 * value) / 10.0;
    }

    /// Counts events, those of no known source, and pieces that could not be read.
    private static final class Count extends EventsOnly {

        private long events;

        /// What the records alone take: files of EVTX are mostly empty.
        private long used;
        private long unknown;
        private long untimed;
        private long unreadable;

        /// The first that was neither read nor known.
        private String first = "";

        @Override
        public void event(Event event) {
            events++;
            used += event.rawTo() - event.rawFrom();
            untimed += event.time() == Event.NO_TIME ? 1 : 0;
            if (!event.source().isKnown()) {
                unknown++;
                first = first.isEmpty() ? "unknown: " + new String(event.rawCopy(), StandardCharsets.UTF_8) : first;
            }
        }

        @Override
        public void unreadable(Unreadable piece) {
            unreadable++;
            first = first.isEmpty() ? piece.toString() : first;
        }
    }
}
