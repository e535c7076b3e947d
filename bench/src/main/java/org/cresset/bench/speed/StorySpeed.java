package org.cresset.bench.speed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cresset.activity.Activity;
import org.cresset.report.form.JsonText;
import org.cresset.story.Evidence;
import org.cresset.story.assembly.Assembler;
import org.cresset.story.host.HostKernel;

/// What stories cost, on one thread: findings and other activities a second, bytes for each process that is known, how
/// long it takes until one changed host of a thousand is told of, and how fast all is written down and read again.
/// Beside each the same with [PlainStories].
public final class StorySpeed {

    private static final int ROUNDS = 7;
    private static final int FINDINGS = 500_000;
    private static final int ACTIVITIES = 500_000;
    private static final int PROCESSES = 10_000 * MadeHosts.HOSTS;
    private static final int FEWER = 1_000 * MadeHosts.HOSTS;
    private static final int REPORTS = 201;

    private final MadeHosts hosts = new MadeHosts(1);

    private StorySpeed() {}

    /// All figures. The heap must have room for ten million processes.
    public static String figures() {
        StorySpeed speed = new StorySpeed();
        return JsonText.page(out -> out.object("findings", speed::findings)
                .object("activities", speed::activities)
                .object("report", speed::report)
                .object("snapshot", speed::snapshots)
                .object("memory", speed::memory));
    }

    private void findings(JsonText out) {
        List<Evidence> repeated = hosts.repeated(FINDINGS);
        List<Evidence> different = hosts.different();
        rate(out, "repeated", repeated.size(), () -> taken(repeated), () -> plain(repeated));
        rate(out, "repeated_to_stories", repeated.size(), () -> toStories(repeated), () -> plainToScores(repeated));
        rate(out, "different", different.size(), () -> taken(different), () -> plain(different));
        rate(out, "different_to_stories", different.size(), () -> toStories(different), () -> plainToScores(different));
    }

    private static long taken(List<Evidence> found) {
        HostKernel kernel = new HostKernel();
        found.forEach(kernel::found);
        return found.size();
    }

    /// With a timer at the end, as in a scan.
    private static long toStories(List<Evidence> found) {
        HostKernel kernel = new HostKernel();
        long[] stories = new long[1];
        found.forEach(kernel::found);
        tick(kernel, new Assembler(), found.getLast().time(), stories);
        return found.size() + stories[0];
    }

    private static void tick(HostKernel kernel, Assembler assembler, long time, long[] stories) {
        kernel.onTimer(time, report -> assembler.onEvent(report, story -> {}));
        assembler.onTimer(time, story -> stories[0]++);
    }

    private static long plain(List<Evidence> found) {
        PlainStories plain = new PlainStories();
        found.forEach(plain::found);
        return plain.size();
    }

    private static long plainToScores(List<Evidence> found) {
        PlainStories plain = new PlainStories();
        found.forEach(plain::found);
        return plain.scores().size();
    }

    private void activities(JsonText out) {
        List<Activity> all = hosts.activities(ACTIVITIES);
        rate(
                out,
                "mixed",
                all.size(),
                () -> {
                    HostKernel kernel = new HostKernel();
                    all.forEach(kernel::happened);
                    return all.size();
                },
                () -> {
                    PlainStories plain = new PlainStories();
                    all.forEach(plain::happened);
                    return plain.size();
                });
    }

    /// How long it takes until one more finding on one of a thousand hosts is told of, and until one on each is.
    private void report(JsonText out) {
        List<Evidence> before = hosts.repeated(20 * MadeHosts.HOSTS);
        HostKernel kernel = new HostKernel();
        Assembler assembler = new Assembler();
        PlainStories plain = new PlainStories();
        before.forEach(kernel::found);
        before.forEach(plain::found);
        long[] stories = new long[1];
        long time = before.getLast().time();
        tick(kernel, assembler, time, stories);
        List<Double> host = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> recount = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            Evidence one = hosts.finding(FINDINGS + i, time + i, i, 100 + i % 100);
            kernel.found(one);
            plain.found(one);
            long at = time + i;
            host.add(seconds(() -> {
                kernel.onTimer(at, report -> assembler.onEvent(report, story -> {}));
                return 1L;
            }));
            all.add(seconds(() -> {
                assembler.onTimer(at, story -> stories[0]++);
                return 1L;
            }));
            recount.add(seconds(() -> plain.scores().size()));
        }
        out.decimal("all_hosts_ms", everyHost(kernel, assembler, time + REPORTS));
        out.decimal("host_ms", millis(host)).decimal("stories_ms", millis(all)).decimal("plain_ms", millis(recount));
    }

    /// How long it takes to tell of all hosts, when each has one more finding.
    private double everyHost(HostKernel kernel, Assembler assembler, long after) {
        List<Double> every = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long at = after + i;
            for (int j = 0; j < MadeHosts.HOSTS; j++) {
                kernel.found(hosts.finding(2 * FINDINGS + i * MadeHosts.HOSTS + j, at, j, 250 + i));
            }
            every.add(seconds(() -> {
                tick(kernel, assembler, at, new long[1]);
                return 1L;
            }));
        }
        return millis(every);
    }

    private static double millis(List<Double> seconds) {
        return Math.round(1e6 * median(seconds)) / 1e3;
    }

    private void snapshots(JsonText out) {
        HostKernel kernel = new HostKernel();
        PlainStories plain = new PlainStories();
        for (int i = 0; i < FEWER; i++) {
            Activity.ProcessStarted start = hosts.start(i);
            kernel.happened(start);
            plain.happened(start);
        }
        byte[] ours = bytes(kernel::snapshot);
        byte[] theirs = bytes(plain::write);
        out.number("processes", FEWER).number("bytes", ours.length).number("plain_bytes", theirs.length);
        rate(out, "written_processes", FEWER, () -> bytes(kernel::snapshot).length, () -> bytes(plain::write).length);
        rate(
                out,
                "restored_processes",
                FEWER,
                () -> {
                    HostKernel other = new HostKernel();
                    other.restore(new DataInputStream(new ByteArrayInputStream(ours)));
                    return 1L;
                },
                () -> {
                    PlainStories other = new PlainStories();
                    other.read(new DataInputStream(new ByteArrayInputStream(theirs)));
                    return other.size();
                });
        out.decimal("written_mb_per_s", speed(ours.length, () -> bytes(kernel::snapshot).length));
        out.decimal("restored_mb_per_s", speed(ours.length, () -> {
            HostKernel other = new HostKernel();
            other.restore(new DataInputStream(new ByteArrayInputStream(ours)));
            return 1L;
        }));
    }

    private static double speed(long bytes, Callable<? extends Number> work) {
        return Math.round(bytes / 1e5 / time(work)) / 10.0;
    }

    /// Writes something down.
    private interface Written {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Written written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 27);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            written.to(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The heap for each of ten million processes, where none has to be forgotten; for the maps of a million, since
    /// more would not fit.
    private void memory(JsonText out) {
        double plainBytes = plainBytes();
        long before = used();
        HostKernel kernel = new HostKernel(2 * PROCESSES);
        for (int i = 0; i < PROCESSES; i++) {
            kernel.happened(hosts.start(i));
        }
        double bytes = (used() - before) / (double) PROCESSES;
        long[] forgotten = new long[1];
        kernel.onTimer(0, report -> forgotten[0] += report.forgotten());
        out.number("processes", PROCESSES)
                .number("forgotten", forgotten[0])
                .decimal("bytes_per_process", Math.round(10 * bytes) / 10.0)
                .decimal("plain_bytes_per_process", Math.round(10 * plainBytes) / 10.0)
                .decimal("ratio", Math.round(100 * plainBytes / bytes) / 100.0);
    }

    private double plainBytes() {
        long before = used();
        PlainStories plain = new PlainStories();
        for (int i = 0; i < FEWER; i++) {
            plain.happened(hosts.start(i));
        }
        return (used() - before) / (double) plain.size();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Things a second, ours and the plain way, taken in turn, and how many times the plain way ours is.
    private static void rate(
            JsonText out, String name, int things, Callable<? extends Number> ours, Callable<? extends Number> plain) {
        List<Double> our = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            our.add(seconds(ours));
            other.add(seconds(plain));
            System.err.printf(Locale.ROOT, "%s %.3f s, plain %.3f s%n", name, our.getLast(), other.getLast());
        }
        double one = median(our.subList(1, ROUNDS));
        double two = median(other.subList(1, ROUNDS));
        out.object(
                name,
                inner -> inner.number("per_s", Math.round(things / one))
                        .number("plain_per_s", Math.round(things / two))
                        .decimal("ratio", Math.round(100 * two / one) / 100.0));
    }

    private static double time(Callable<? extends Number> work) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            all.add(seconds(work));
        }
        return median(all);
    }

    private static double seconds(Callable<? extends Number> work) {
        long start = System.nanoTime();
        try {
            if (work.call().longValue() <= 0) {
                throw new IllegalStateException("nothing was done");
            }
        } catch (IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
