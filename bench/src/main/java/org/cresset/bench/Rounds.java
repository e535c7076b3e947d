package org.cresset.bench;

import com.sun.management.ThreadMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.detect.Detection;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Reader;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.rule.index.Matcher.Caching;

/// Takes files through reader and rules again and again, in one thread, and times it.
///
/// Whole: bytes to finished detections. Matching: events that were read before, to hits.
final class Rounds {

    private static final int COUNTED = 5;
    private static final double WARM_SECONDS = 4;
    private static final int MOST_HELD = 10_000;

    /// A round.
    ///
    /// @param bytes of the records themselves
    /// @param allocated bytes of heap that its thread asked for
    record Round(long events, long bytes, long detections, double seconds, long allocated) {

        double perSecond() {
            return events / seconds;
        }
    }

    private final RuleSet rules;

    Rounds(RuleSet rules) {
        this.rules = rules;
    }

    private Detector detector(Caching caching) {
        return new Detector(rules, new Exceptions(List.of(), rules.fields()), caching);
    }

    /// The median of five rounds from bytes to detections, once warm.
    Round whole(List<Path> files, Caching caching) throws IOException {
        Whole whole = new Whole(detector(caching));
        return median(() -> whole.round(files));
    }

    /// The first round in this process.
    Round cold(List<Path> files) throws IOException {
        return new Whole(detector(Caching.ON)).round(files);
    }

    /// The median of five rounds over events that are held in memory, once warm.
    Round matching(List<Path> files) throws IOException {
        List<Event> events = held(files, MOST_HELD);
        Detector detector = detector(Caching.ON);
        return median(() -> asked(events, detector));
    }

    private static Round asked(List<Event> events, Detector detector) {
        long[] hits = new long[1];
        Detector.Hits count = (rule, of) -> hits[0]++;
        Meter meter = new Meter();
        for (Event event : events) {
            detector.detect(event, count);
        }
        return meter.round(events.size(), 0, hits[0]);
    }

    /// One round of the reference over so many events held in memory.
    Round reference(List<Path> files, int most) throws IOException {
        List<Event> events = held(files, most);
        Reference reference = new Reference(rules);
        events.forEach(reference::hits);
        Meter meter = new Meter();
        long hits = 0;
        for (Event event : events) {
            hits += reference.hits(event).cardinality();
        }
        return meter.round(events.size(), 0, hits);
    }

    private List<Event> held(List<Path> files, int most) throws IOException {
        List<Event> events = new ArrayList<>();
        LogSources sources = new LogSources(rules.fields());
        Kept kept = new Kept(rules.fields(), events, most);
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                new Contents(rules.fields(), sources, Limits.DEFAULT).read(in, file.toString(), kept);
            }
        }
        return events;
    }

    private interface Timed {
        Round round() throws IOException;
    }

    private static Round median(Timed timed) throws IOException {
        for (double spent = 0; spent < WARM_SECONDS; ) {
            spent += timed.round().seconds();
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < COUNTED; i++) {
            rounds.add(together(timed));
        }
        Collections.sort(rounds, (a, b) -> Double.compare(a.perSecond(), b.perSecond()));
        return rounds.get(COUNTED / 2);
    }

    /// As many rounds as half a second takes, as one.
    private static Round together(Timed timed) throws IOException {
        Round sum = new Round(0, 0, 0, 0, 0);
        while (sum.seconds() < 0.5) {
            Round one = timed.round();
            sum = new Round(
                    sum.events() + one.events(),
                    sum.bytes() + one.bytes(),
                    sum.detections() + one.detections(),
                    sum.seconds() + one.seconds(),
                    sum.allocated() + one.allocated());
        }
        return sum;
    }

    static List<Path> files(Path folder, String ending, long larger) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> file.toFile().length() > larger)
                    .sorted()
                    .toList();
        }
    }

    private static final class Meter {

        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
        private final long start = System.nanoTime();

        Round round(long events, long bytes, long detections) {
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Round(events, bytes, detections, seconds, THREADS.getCurrentThreadAllocatedBytes() - allocated);
        }
    }

    /// Bytes to detections.
    private final class Whole implements Sink {

        private final Detector detector;
        private final Reader reader = new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT);
        private long events;
        private long bytes;
        private long detections;
        private int kept;

        Whole(Detector detector) {
            this.detector = detector;
        }

        Round round(List<Path> files) throws IOException {
            events = 0;
            bytes = 0;
            detections = 0;
            Meter meter = new Meter();
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    reader.read(in, file.toString(), this);
                }
            }
            return meter.round(events, bytes, detections);
        }

        @Override
        public void event(Event event) {
            events++;
            bytes += event.rawTo() - event.rawFrom();
            detector.detect(event, this::hit);
        }

        private void hit(int rule, Event event) {
            Detection detection = detector.detection(rule, event);
            kept += detection.id().length();
            detections += kept > 0 ? 1 : 0;
        }

        @Override
        public void remark(Event event) {
            detector.ask(event, this::hit);
        }

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }
}
