package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cresset.story.Pack;

/// The first few of a kind in their order, whatever order they come in and however often. For one thread.
///
/// @param <T> compared by its own order; equal ones are one
final class Least<T extends Comparable<? super T>> {

    private final int most;
    private final List<T> kept;
    private boolean more;

    Least(int most) {
        this.most = most;
        kept = new ArrayList<>(1);
    }

    /// The same, which does not change with the other.
    Least(Least<T> other) {
        most = other.most;
        kept = new ArrayList<>(other.kept);
        more = other.more;
    }

    void add(T one) {
        int place = kept.isEmpty() || kept.getLast().compareTo(one) < 0
                ? kept.size()
                : -1 - Collections.binarySearch(kept, one);
        if (place == most) {
            more = true;
        } else if (place >= 0) {
            kept.add(place, one);
            if (kept.size() > most) {
                kept.removeLast();
                more = true;
            }
        }
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

    int size() {
        return kept.size();
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
}
