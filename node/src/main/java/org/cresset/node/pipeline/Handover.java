package org.cresset.node.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;

/// Lets those who have nothing left to read help those who still do: events are handed over in batches of copies. So
/// one large file keeps all cores busy. Safe for any thread.
final class Handover {

    /// Larger events are not copied.
    private static final int LARGEST = 1 << 15;

    private static final int MOST_VALUES = 500;
    private static final int EVENTS = 64;
    private static final int BYTES = 1 << 19;
    private static final int MOST_BATCHES = 16;

    private final FieldTable fields;
    private final BlockingQueue<Batch> full;
    private final Queue<Batch> spare = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readers;
    private final AtomicInteger helpers = new AtomicInteger();

    /// Makes one.
    ///
    /// @param threads how many there are; all of them read at first
    Handover(FieldTable fields, int threads) {
        this.fields = fields;
        full = new ArrayBlockingQueue<>(MOST_BATCHES);
        readers = new AtomicInteger(threads);
    }

    /// Copies of events. For one thread at a time.
    final class Batch {

        private final List<Event> events = new ArrayList<>();
        private int size;
        private int bytes;

        boolean isEmpty() {
            return size == 0;
        }

        void add(Event event) {
            if (size == events.size()) {
                events.add(new Event(fields));
            }
            events.get(size++).copy(event);
            bytes += event.rawTo() - event.rawFrom() + event.mark();
        }

        boolean isFull() {
            return size == EVENTS || bytes >= BYTES;
        }

        void drain(Consumer<Event> to) {
            for (int i = 0; i < size; i++) {
                to.accept(events.get(i));
            }
            size = 0;
            bytes = 0;
        }
    }

    /// Whether an event is small enough to be copied.
    static boolean takes(Event event) {
        return event.rawTo() - event.rawFrom() <= LARGEST && event.mark() <= LARGEST && event.size() <= MOST_VALUES;
    }

    Batch batch() {
        Batch used = spare.poll();
        return used == null ? new Batch() : used;
    }

    /// Whether somebody has time for a batch soon.
    boolean isWanted() {
        int idle = helpers.get();
        return idle > 0 && full.size() < Math.min(MOST_BATCHES, 2 * idle);
    }

    /// Hands a batch over; false where nobody has room for it.
    boolean offer(Batch batch) {
        return full.offer(batch);
    }

    /// Says that one more has read all that it had. Everyone must say so in the end, or helpers wait for ever.
    void hasRead() {
        readers.decrementAndGet();
    }

    /// Helps until nobody reads any more.
    void help(Consumer<Event> work) throws InterruptedException {
        helpers.incrementAndGet();
        try {
            while (readers.get() > 0 || !full.isEmpty()) {
                Batch batch = full.poll(10, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    batch.drain(work);
                    spare.add(batch);
                }
            }
        } finally {
            helpers.decrementAndGet();
        }
    }
}
