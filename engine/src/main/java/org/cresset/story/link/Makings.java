package org.cresset.story.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.TaskChanged;
import org.cresset.event.Event;
import org.cresset.story.Pack;
import org.cresset.story.Subjects;

/// Services and tasks that were made on one host, and what runners of such things started. Whatever order they come in
/// and however often, it is the same, as long as the bounds of memory hold. For one thread.
public final class Makings {

    private static final int KEPT = 5_000;
    private static final int KEPT_STARTS = 20_000;
    private static final int OF_ONE = 8;
    private static final int LONGEST = 256;

    /// Clocks of two logs of one host differ by no more, in microseconds.
    static final long SAME = 2_000_000;

    private final Bounded<Long, TreeSet<Made>> byLine = new Bounded<>(KEPT);
    private final Bounded<Long, Long> starts = new Bounded<>(KEPT_STARTS);
    private long forgotten;

    /// Takes in that something was made.
    ///
    /// @param by the key of the process that asked for it, or 0
    /// @param session in which it was made, or empty
    public void made(Activity activity, long by, String session) {
        switch (activity) {
            // a service is laid to the session that it was installed from, not yet to a process of the same host
            case ServiceInstalled service ->
                add(service, service.name(), Commands.service(service.image()), 0, session);
            case TaskChanged task
            when task.change() != Activity.Change.DELETED ->
                Commands.task(task.content()).forEach(line -> add(task, task.name(), line, by, session));
            default -> {
                // makes nothing
            }
        }
    }

    private void add(Activity activity, String name, long line, long by, String session) {
        long time = activity.context().time();
        if (line == Commands.NONE || time == Event.NO_TIME) {
            return;
        }
        String sid = activity instanceof ServiceInstalled service ? cut(service.sid()) : "";
        TreeSet<Made> known = byLine.computeIfAbsent(line, unseen -> new TreeSet<>());
        known.add(new Made(time, cut(name), Subjects.shown(activity), line, by, session, sid));
        if (known.size() > OF_ONE) {
            known.removeLast();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /// Takes in that a runner of services or tasks started a process.
    ///
    /// @param line the number of what it runs, see [Commands]
    public void started(long process, long line) {
        if (line != Commands.NONE) {
            starts.merge(process, line, Math::min);
        }
    }

    /// What was made for a process to be started: of several the last by then.
    public Optional<Made> of(long process, long start) {
        Long line = starts.get(process);
        if (line == null || start == Event.NO_TIME) {
            return Optional.empty();
        }
        return byLine.getOrDefault(line, new TreeSet<>()).descendingSet().stream()
                .filter(made -> made.time() <= start + SAME)
                .findFirst();
    }

    /// All that was made, by its time, in its order.
    public Map<Long, List<Made>> byTime() {
        return all().stream().sorted().collect(Collectors.groupingBy(Made::time));
    }

    /// All that was made.
    public List<Made> all() {
        return byLine.values().stream().flatMap(TreeSet::stream).toList();
    }

    /// How much was forgotten to save memory.
    public long forgotten() {
        return forgotten + byLine.forgotten() + starts.forgotten();
    }

    public void write(DataOutput out) throws IOException {
        Pack.all(all(), Made::write, out);
        Pack.all(
                starts.entrySet(),
                (entry, to) -> {
                    to.writeLong(entry.getKey());
                    to.writeLong(entry.getValue());
                },
                out);
        out.writeLong(forgotten());
    }

    /// Takes over what was written down, where nothing is known yet.
    public void read(DataInput in) throws IOException {
        Pack.all(Made::read, in)
                .forEach(made -> byLine.computeIfAbsent(made.line(), unseen -> new TreeSet<>())
                        .add(made));
        for (int left = in.readInt(); left > 0; left--) {
            starts.put(in.readLong(), in.readLong());
        }
        forgotten = in.readLong();
    }
}
