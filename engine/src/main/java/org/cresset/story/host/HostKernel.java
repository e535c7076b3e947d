package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cresset.activity.Activity;
import org.cresset.event.Event;
import org.cresset.story.Evidence;
import org.cresset.story.Kernel;
import org.cresset.story.Pack;

/// Keeps what happened on some hosts and says what hangs together there. It is fed with what happens and what is found,
/// in any order and however often; a timer makes it report the hosts of which it has heard something new. For one
/// thread.
public final class HostKernel implements Kernel<HostEvent, HostReport> {

    /// So many processes are remembered by one kernel.
    public static final int PROCESSES = 2_000_000;

    /// The kinds of activities, as `activities.tsv` calls them, that it makes use of.
    public static final Set<String> KINDS = Set.of(
            "process_started",
            "remote_thread",
            "file_changed",
            "connection",
            "dns_query",
            "logged_on",
            "explicit_credentials",
            "service_installed",
            "task_changed");

    /// What comes later than this may be too late, in microseconds.
    public static final long LATENESS = 120_000_000L;

    private static final int LONGEST_NAME = 255;
    /// Before any time, and far enough from the end of numbers to be reckoned with.
    static final long NEVER = Long.MIN_VALUE / 2;

    private final int most;
    private final Names names = new Names();
    private final TreeMap<String, Host> byName = new TreeMap<>();
    private String lastName = "";
    private Host last = new Host("", names);
    private int rows;
    private int full;
    private long before = NEVER;

    public HostKernel() {
        this(PROCESSES);
    }

    /// @param most so many rows for processes it has; each source that tells of a process may need one
    public HostKernel(int most) {
        this.most = most;
        full = most;
    }

    @Override
    public void onEvent(HostEvent event, Consumer<HostReport> out) {
        switch (event) {
            case HostEvent.Happened happened -> happened(happened.activity());
            case HostEvent.Found found -> found(found.evidence());
        }
    }

    /// Takes in what happened.
    public void happened(Activity activity) {
        Host host = host(activity.context().host());
        int before = host.rows();
        host.happened(activity);
        grown(host.rows() - before);
    }

    /// Takes in what was found. What has no time is passed over and counted.
    public void found(Evidence evidence) {
        Host host = host(evidence.host());
        if (evidence.time() == Event.NO_TIME) {
            host.passOver();
            return;
        }
        int before = host.rows();
        host.found(evidence);
        grown(host.rows() - before);
    }

    private void grown(int by) {
        rows += by;
        if (rows > full) {
            Forgetting.of(byName.values(), rows - most + most / 8);
            rows = byName.values().stream().mapToInt(Host::rows).sum();
            full = Math.max(most, rows + most / 8);
        }
    }

    private Host host(String written) {
        if (!written.equals(lastName) || lastName.isEmpty()) {
            String cut = written.length() <= LONGEST_NAME ? written : written.substring(0, LONGEST_NAME);
            last = byName.computeIfAbsent(cut.toLowerCase(Locale.ROOT), unseen -> new Host(cut, names));
            last.named(cut);
            lastName = written;
        }
        return last;
    }

    /// Reports the hosts of which there is something new.
    ///
    /// @param time by which findings of long ago are forgotten; at [Event#NO_TIME] none are
    @Override
    public void onTimer(long time, Consumer<HostReport> out) {
        long tooOld = time == Event.NO_TIME ? NEVER : before;
        byName.values().stream()
                .filter(host -> host.hasNews(time))
                .map(host -> host.report(time, tooOld))
                .forEach(out);
        before = Math.max(before, time);
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
        out.writeLong(before);
        names.write(out);
        Pack.all(
                byName.entrySet(),
                (entry, to) -> {
                    Pack.text(entry.getKey(), to);
                    entry.getValue().write(to);
                },
                out);
    }

    /// Takes over what another has written down. All hosts are reported anew.
    @Override
    public void restore(DataInput in) throws IOException {
        before = in.readLong();
        names.read(in);
        byName.clear();
        lastName = "";
        for (int left = in.readInt(); left > 0; left--) {
            byName.put(Pack.text(in), Host.read(names, in));
        }
        rows = byName.values().stream().mapToInt(Host::rows).sum();
        full = Math.max(most, rows);
    }
}
