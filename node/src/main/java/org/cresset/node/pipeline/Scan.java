package org.cresset.node.pipeline;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.cresset.detect.Account;
import org.cresset.detect.Correlations;
import org.cresset.detect.Detection;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.detect.indicator.Sum;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.DetectionLog;
import org.cresset.report.Findings;
import org.cresset.report.Findings.Digest;
import org.cresset.report.MatchLog;
import org.cresset.report.Tally;
import org.cresset.rule.PipelineResolver;
import org.cresset.rule.Pipelines;

/// Rules over files: several files at a time, and the events of the last ones shared among all threads. What comes out
/// does not depend on the number of threads.
public final class Scan {

    /// What to do.
    ///
    /// @param stdin read as one more file where it is not empty
    /// @param pipelines what the events of the inputs are; the rules have slots for their fields
    /// @param alerts what alerts of other products look like; the rules have slots for what it asks for
    /// @param watchlist the indicators to look for; the rules have slots for the fields where they may stand
    /// @param from events before this time are passed over, in microseconds since 1970
    /// @param to events from this time on are passed over
    public record Request(
            Inputs inputs,
            List<InputStream> stdin,
            RuleSet rules,
            Exceptions exceptions,
            Pipelines pipelines,
            AlertForms alerts,
            Watchlist watchlist,
            long from,
            long to,
            int threads,
            Contents.Options reading,
            String version,
            String content) {

        /// Whether events of this time are asked for. Those without a time are only passed over if a time is asked for.
        boolean covers(long time) {
            boolean unlimited = from == Long.MIN_VALUE && to == Long.MAX_VALUE;
            return unlimited || (time != Event.NO_TIME && time >= from && time < to);
        }
    }

    private final Request request;
    private final DetectionLog log;
    private final Progress progress;
    private final Organisations organisations;

    public Scan(Request request, DetectionLog log, Progress progress) {
        this(request, log, progress, Organisations.unknown());
    }

    /// @param organisations whose hosts are whose
    public Scan(Request request, DetectionLog log, Progress progress, Organisations organisations) {
        this.organisations = organisations;
        this.request = request;
        this.log = log;
        this.progress = progress;
    }

    /// Reads everything. Detections are in the log then.
    public Findings run() {
        long start = System.nanoTime();
        progress.expect(request.inputs().files().size() + request.stdin().size());
        LogSources sources = new LogSources(request.rules().fields());
        List<Worker> workers = new ArrayList<>();
        Stories stories = new Stories(request.rules().fields(), organisations);
        Sightings sightings = new Sightings();
        int count = request.threads();
        Handover handover = new Handover(request.rules().fields(), count);
        try (MatchLog matches = new MatchLog(log.folder())) {
            for (int i = 0; i < count; i++) {
                workers.add(new Worker(
                        request, sources, new Worker.Logs(log, matches, stories, sightings), progress, handover));
            }
            readFiles(workers, handover);
            Account account = new Account(request.rules().rules().size());
            Tally tally = new Tally();
            workers.forEach(worker -> account.add(worker.detector().account()));
            workers.forEach(worker -> tally.add(worker.tally()));
            correlate(matches, account, tally, stories);
            sightings.forEach(held -> sighted(held, account, tally, stories));
            Findings.Indicators indicators = indicators(workers, sightings);
            Findings.Stories told = stories.end(request.watchlist().indicators().all());
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            return new Findings(
                    request.rules(),
                    account,
                    tally,
                    told,
                    indicators,
                    inputs(workers),
                    request.version(),
                    request.content(),
                    new Findings.Run(seconds, peakBytes(), count));
        }
    }

    /// Asks the correlations, in the order of time over all files.
    private void correlate(MatchLog matches, Account account, Tally tally, Stories stories) {
        Correlations correlations = new Correlations(request.rules(), request.exceptions(), account);
        Consumer<Detection> found = detection -> {
            tally.add(detection);
            log.add(detection);
            stories.found(detection);
        };
        matches.forEach(match -> correlations.next(match, found));
        correlations.advance(Long.MAX_VALUE, found);
        correlations.close();
    }

    private void sighted(Sightings.Held held, Account account, Tally tally, Stories stories) {
        account.indicator(held.detection().rule().level());
        tally.add(held.detection());
        log.add(held.detection());
        held.evidence().ifPresent(stories::found);
    }

    private Findings.Indicators indicators(List<Worker> workers, Sightings sightings) {
        Sum sum = workers.stream().map(worker -> worker.indicators().sum()).reduce(Sum.NONE, Sum::plus);
        return new Findings.Indicators(
                request.watchlist().indicators(), sum, sightings.indicators(), sightings.folded(), sightings.beyond());
    }

    private void readFiles(List<Worker> workers, Handover handover) {
        FileQueue files = new FileQueue(request.inputs().files());
        List<Crew.Work> work = new ArrayList<>();
        for (Worker worker : workers) {
            List<InputStream> streams = work.isEmpty() ? request.stdin() : List.of();
            work.add(() -> work(worker, streams, files, handover));
        }
        Crew.run(work);
    }

    private static void work(Worker worker, List<InputStream> streams, FileQueue files, Handover handover)
            throws InterruptedException {
        try {
            streams.forEach(in -> worker.read("-", Event.NO_TIME, in));
            files.drain(worker);
        } finally {
            handover.hasRead();
        }
        worker.help();
    }

    private Findings.Inputs inputs(List<Worker> workers) {
        Pieces unreadable = new Pieces();
        Pieces skipped = new Pieces();
        unreadable.addAll(request.inputs().unreadable());
        skipped.addAll(request.inputs().skipped());
        List<Digest> digests = new ArrayList<>();
        PipelineResolver pipelines = workers.getFirst().resolver();
        workers.stream().skip(1).forEach(worker -> pipelines.add(worker.resolver()));
        for (Worker worker : workers) {
            unreadable.addAll(worker.unreadable());
            skipped.addAll(worker.skipped());
            digests.addAll(worker.digests());
        }
        digests.sort(Comparator.comparing(Digest::path));
        return new Findings.Inputs(
                digests.size(),
                request.inputs().files().stream().mapToLong(Inputs.File::bytes).sum(),
                unreadable.count(),
                skipped.count(),
                unreadable.listed(),
                skipped.listed(),
                digests,
                pipelines.uses());
    }

    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
