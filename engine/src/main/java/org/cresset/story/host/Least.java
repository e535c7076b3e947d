package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cresset.story.Pack;

/// The first few of a kind in their order, whatever order they come in and however often. For one thread.
///
/// @param <T> compared by its own order; equal ones are one
final class Least<T extends Comparable<? super T>> {

    private final int most;
    private final TreeSet<T> kept = new TreeSet<>(Comparator.naturalOrder());
    private boolean more;

    Least(int most) {
        this.most = most;
    }

    void add(T one) {
        kept.add(one);
        if (kept.size() > most) {
            kept.pollLast();
            more = true;
        }
    }

    void addAll(Least<T> other) {
        other.kept.forEach(this::add);
        more |= other.more;
    }

    boolean isFull() {
        return kept.size() == most;
    }

    /// Says that one is left out which would not be among the first.
    void leaveOut() {
        more = true;
    }

    /// Whether some were left out.
    boolean more() {
        return more;
    }

    List<T> list() {
        return List.copyOf(kept);
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    void write(Pack.Writer<T> writer, DataOutput out) throws IOException {
        out.writeBoolean(more);
        Pack.all(kept, writer, out);
    }

    void read(Pack.Reader<T> reader, DataInput in) throws IOException {
        more = in.readBoolean();
        kept.addAll(Pack.all(reader, in));
    }

    T first() {
        return kept.getFirst();
    }

    T last() {
        return kept.getLast();
    }
}
