package org.cresset.activity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cresset.activity.Activity.ProcessEnded;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.event.Event;

/// Which process is meant by a number: the one that had it on that host at that time.
///
/// Numbers are used again within minutes, so each belongs to a process from its start to its end. Two sources that tell
/// the start of one process (the same number and program within two seconds) tell of one. A process that started before
/// the log did is known from the first time it is named. Memory is bounded: of hosts and numbers that were not named
/// for
/// longest, the processes are forgotten. For one thread.
public final class ProcessTable {

    private static final long SAME_START = 2_000_000;
    private static final int KEPT_OF_A_NUMBER = 4;

    /// A process of a host.
    ///
    /// @param guid an identifier of its own, where one of its sources gave it
    /// @param start when it started, or [Event#NO_TIME] where that was before the log
    public record Known(String host, String guid, long pid, String image, long start, Optional<ProcessRef> parent) {}

    private record Numbered(String host, long pid) {}

    /// A process and when it ended, as far as that is known.
    private static final class Span {
        private Known known;
        private long end = Long.MAX_VALUE;

        Span(Known known) {
            this.known = known;
        }

        boolean holds(long time) {
            return (known.start() == Event.NO_TIME || known.start() <= time + SAME_START) && time <= end;
        }
    }

    private final Map<Numbered, Deque<Span>> spans;

    /// @param numbers how many pairs of host and number are kept
    public ProcessTable(int numbers) {
        spans = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Numbered, Deque<Span>> eldest) {
                return size() > numbers;
            }
        };
    }

    /// Takes in the start of a process; what it says of itself then is known together with what other sources said.
    public Known started(ProcessStarted activity) {
        ProcessRef process = activity.process();
        Context context = activity.context();
        Deque<Span> same = spans(context.host(), process.pid());
        for (Span span : same) {
            if (isSame(span.known, process, context.time())) {
                span.known = merged(span.known, process, activity.parent());
                return span.known;
            }
        }
        Known known = new Known(
                context.host(),
                process.guid(),
                process.pid(),
                process.image(),
                context.time(),
                Optional.of(activity.parent()).filter(ProcessRef::isNamed));
        Span added = new Span(known);
        for (Span span : same) {
            if (span.known.start() == Event.NO_TIME || span.known.start() < context.time()) {
                span.end = Math.min(span.end, context.time() - 1);
            } else {
                added.end = Math.min(added.end, span.known.start() - 1);
            }
        }
        same.addFirst(added);
        if (same.size() > KEPT_OF_A_NUMBER) {
            same.removeLast();
        }
        return known;
    }

    private static boolean isSame(Known known, ProcessRef process, long time) {
        boolean otherGuid = !known.guid().isEmpty()
                && !process.guid().isEmpty()
                && !known.guid().equals(process.guid());
        String name = new ProcessRef("", -1, known.image()).name();
        return !otherGuid
                && known.start() != Event.NO_TIME
                && Math.abs(known.start() - time) <= SAME_START
                && name.equals(process.name());
    }

    private static Known merged(Known known, ProcessRef process, ProcessRef parent) {
        boolean better = known.parent().isEmpty()
                || (known.parent().get().guid().isEmpty() && !parent.guid().isEmpty());
        return new Known(
                known.host(),
                known.guid().isEmpty() ? process.guid() : known.guid(),
                known.pid(),
                known.image(),
                known.start(),
                better && parent.isNamed() ? Optional.of(parent) : known.parent());
    }

    /// Takes in the end of a process: its number may be another's from then on. An end without a time says nothing.
    public void ended(ProcessEnded activity) {
        long time = activity.context().time();
        if (time == Event.NO_TIME) {
            return;
        }
        for (Span span : spans(activity.context().host(), activity.process().pid())) {
            if (span.end == Long.MAX_VALUE && span.holds(time)) {
                span.end = time + SAME_START;
            }
        }
    }

    /// The process that had the number then; one that nobody has told of started before the log did.
    public Known at(String host, ProcessRef process, long time) {
        Deque<Span> same = spans(host, process.pid());
        for (Span span : same) {
            boolean other = !process.guid().isEmpty()
                    && !span.known.guid().isEmpty()
                    && !process.guid().equals(span.known.guid());
            if (!other && span.holds(time)) {
                return span.known;
            }
        }
        Known before = new Known(host, process.guid(), process.pid(), process.image(), Event.NO_TIME, Optional.empty());
        Span span = new Span(before);
        same.stream()
                .filter(later -> later.known.start() != Event.NO_TIME)
                .mapToLong(later -> later.known.start())
                .min()
                .ifPresent(first -> span.end = first - 1);
        same.addLast(span);
        if (same.size() > KEPT_OF_A_NUMBER) {
            same.removeLast();
        }
        return before;
    }

    /// Those that had the number; a process without one has it in common with no other.
    private Deque<Span> spans(String host, long pid) {
        if (pid < 0) {
            return new ArrayDeque<>(2);
        }
        return spans.computeIfAbsent(new Numbered(host, pid), unseen -> new ArrayDeque<>(2));
    }
}
