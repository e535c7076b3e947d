package org.cresset.read.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Joins lines to events, also where those of several events are mixed, and hands on each event when it is whole: at
/// its last record, or when it has fallen behind. Holds a bounded number of events and bytes. For one thread.
final class OpenEvents {

    private static final int BEHIND = 64;
    private static final long LATE = 2_000_000;
    private static final int LINES = 600;

    private final Consumer<OpenEvent> whole;
    private final int limit;
    private final List<OpenEvent> open = new ArrayList<>();
    private final List<OpenEvent> spare = new ArrayList<>();
    private long sequence;
    private long bytes;
    private boolean marked;
    private boolean ending;

    /// @param limit how many bytes of lines are held
    OpenEvents(int limit, Consumer<OpenEvent> whole) {
        this.limit = limit;
        this.whole = whole;
    }

    /// Takes a line, whose head has been read.
    void take(Head head, byte[] line, int from, int to, Place place) {
        int at = index(head);
        if (ending && at != open.size() - 1) {
            close(open.size() - 1);
        }
        int length = to - from;
        while (!open.isEmpty() && bytes + length > limit) {
            close(0);
            at--;
        }
        OpenEvent event = at >= 0 ? open.get(at) : opened(head, place.number());
        event.add(head, line, from, to, place.offset());
        bytes += length;
        after(event, head.type());
    }

    /// Where a line stands in its file.
    record Place(long number, long offset) {}

    private int index(Head head) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).is(head)) {
                return i;
            }
        }
        return -1;
    }

    private OpenEvent opened(Head head, long number) {
        sequence++;
        for (int i = 0; i < open.size(); ) {
            boolean behind = sequence - open.get(i).sequence() > BEHIND
                    || head.time() - open.get(i).time() > LATE;
            if (behind) {
                close(i);
            } else {
                i++;
            }
        }
        OpenEvent event = spare.isEmpty() ? new OpenEvent() : spare.removeLast();
        event.begin(head, sequence);
        event.number(number);
        open.add(event);
        return event;
    }

    private void after(OpenEvent event, RecordType type) {
        boolean last = (type.standsAlone() && event.lines() == 1) || event.lines() >= LINES;
        switch (type.kind()) {
            case EOE -> {
                marked = true;
                last = true;
            }
            case PROCTITLE -> {
                // where events have an end record it is waited for, else only for the next line
                if (!marked && !last) {
                    open.remove(event);
                    open.add(event);
                    ending = true;
                }
            }
            default -> {}
        }
        if (last) {
            close(open.indexOf(event));
        }
    }

    private void close(int index) {
        OpenEvent event = open.remove(index);
        bytes -= event.size();
        ending &= index < open.size();
        whole.accept(event);
        event.release();
        spare.add(event);
    }

    /// Hands on all events that are still open.
    void end() {
        while (!open.isEmpty()) {
            close(0);
        }
    }
}
