package org.cresset.node.pipeline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cresset.detect.Detection;
import org.cresset.detect.Detector;
import org.cresset.detect.alert.Alerts;
import org.cresset.detect.correlation.Match;
import org.cresset.detect.indicator.IndicatorDetector;
import org.cresset.detect.indicator.Sighting;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.event.Sha256;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.report.DetectionLog;
import org.cresset.report.Findings.Digest;
import org.cresset.report.MatchLog;
import org.cresset.report.Tally;
import org.cresset.rule.PipelineResolver;
import org.jspecify.annotations.Nullable;

/// Reads files one after another and asks the rules about their events. For one thread.
final class Worker implements Sink, FileQueue.Taker {

    private final Scan.Request request;
    private final Detector detector;
    private final Alerts alerts;
    private final IndicatorDetector indicators;
    private final boolean watches;
    private final PipelineResolver resolver;
    private @Nullable Contents reader;
    private final Logs logs;
    private final Progress progress;
    private final Handover handover;
    private Handover.Batch batch;
    private final Detector.Hits hits = new Finds();
    private final Tally tally = new Tally();
    private final Pieces unreadable = new Pieces();
    private final Pieces skipped = new Pieces();
    private final MessageDigest digest = Sha256.start();
    private final List<Digest> digests = new ArrayList<>();

    /// Where finds go, those of all workers together.
    record Logs(DetectionLog detections, MatchLog matches, Stories stories, Sightings sightings) {}

    Worker(Scan.Request request, LogSources sources, Logs logs, Progress progress, Handover handover) {
        this.request = request;
        this.logs = logs;
        this.progress = progress;
        this.handover = handover;
        batch = handover.batch();
        detector = new Detector(request.rules(), request.exceptions());
        alerts = request.alerts().alerts(request.rules().fields(), request.exceptions(), detector.account());
        indicators = request.watchlist().detector(request.rules().fields(), request.exceptions());
        watches = !request.watchlist().isEmpty();
        resolver = request.pipelines().resolver(request.rules().fields(), sources);
    }

    /// @param modified when the file was last modified, in microseconds since 1970, or [Event#NO_TIME]
    @Override
    public void read(String shown, long modified, InputStream in) {
        unreadable.nextFile();
        skipped.nextFile();
        MessageDigest whole = Sha256.start();
        try {
            InputStream counted = new Counted(new DigestInputStream(in, whole), progress);
            reader().read(counted, shown, modified, this);
            counted.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            unreadable(new Unreadable(shown, 0, "reading failed: " + failed.getMessage()));
        }
        digests.add(new Digest(shown, HexFormat.of().formatHex(whole.digest())));
        progress.file();
    }

    /// Made when there is something to read: some workers only help.
    private Contents reader() {
        Contents made = reader;
        if (made == null) {
            FieldTable fields = request.rules().fields();
            made = new Contents(fields, request.alerts().resolver(resolver, fields), Limits.DEFAULT, request.reading());
            reader = made;
        }
        return made;
    }

    @Override
    public void event(Event event) {
        progress.record();
        if (!request.covers(event.time())) {
            detector.account().outside();
            return;
        }
        if (Handover.takes(event) && (!batch.isEmpty() || handover.isWanted())) {
            handOver(event);
        } else {
            ask(event);
        }
    }

    private void handOver(Event event) {
        batch.add(event);
        if (!batch.isFull()) {
            return;
        }
        if (handover.offer(batch)) {
            batch = handover.batch();
        } else {
            batch.drain(this::ask);
        }
    }

    private void ask(Event event) {
        logs.stories().happened(event);
        detector.detect(event, hits);
        alerts.of(event).ifPresent(detection -> found(detection, event));
        if (watches) {
            List<Sighting> seen = indicators.of(event);
            for (int i = 0; i < seen.size(); i++) {
                sighted(seen.get(i), event);
            }
        }
    }

    private void sighted(Sighting sighting, Event event) {
        logs.sightings().add(sighting, event, () -> {
            Detection detection = Detection.of(sighting.rule(), event, sighting.matched(), digest);
            return new Sightings.Held(detection, logs.stories().evidence(detection, event));
        });
    }

    private void found(Detection detection, Event event) {
        tally.add(detection);
        logs.detections().add(detection);
        logs.stories().found(detection, event);
    }

    /// Asks the rules about events that others read, once there is nothing left to read.
    void help() throws InterruptedException {
        batch.drain(this::ask);
        handover.help(this::ask);
    }

    @Override
    public void remark(Event event) {
        if (request.covers(event.time())) {
            detector.ask(event, hits);
        }
    }

    private final class Finds implements Detector.Hits {

        @Override
        public void hit(int rule, Event event) {
            found(detector.detection(rule, event), event);
        }

        @Override
        public void match(Match match) {
            logs.matches().add(match);
        }
    }

    @Override
    public void unreadable(Unreadable piece) {
        unreadable.add(piece);
    }

    @Override
    public void skipped(Unreadable piece) {
        skipped.add(piece);
    }

    IndicatorDetector indicators() {
        return indicators;
    }

    Detector detector() {
        return detector;
    }

    PipelineResolver resolver() {
        return resolver;
    }

    Tally tally() {
        return tally;
    }

    Pieces unreadable() {
        return unreadable;
    }

    Pieces skipped() {
        return skipped;
    }

    List<Digest> digests() {
        return digests;
    }

    /// Tells the progress of what is read through it.
    private static final class Counted extends FilterInputStream {

        private final Progress progress;

        Counted(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            progress.bytes(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            progress.bytes(Math.max(count, 0));
            return count;
        }
    }
}
