package org.cresset.node.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cresset.read.Unreadable;

/// Pieces of input that are no events: all are counted, those of a file listed as far as they are few. For one thread.
public final class Pieces {

    private static final int LISTED = 200;

    private static final Comparator<Unreadable> PLACE = Comparator.comparing(Unreadable::path)
            .thenComparingLong(Unreadable::offset)
            .thenComparing(Unreadable::reason);

    private final List<Unreadable> listed = new ArrayList<>();
    private long count;
    private int ofThisFile;

    Pieces() {}

    /// Begins the next file.
    void nextFile() {
        ofThisFile = 0;
    }

    void add(Unreadable piece) {
        count++;
        if (ofThisFile++ < LISTED) {
            listed.add(piece);
        }
    }

    void addAll(List<Unreadable> pieces) {
        count += pieces.size();
        listed.addAll(pieces);
    }

    void addAll(Pieces others) {
        count += others.count;
        listed.addAll(others.listed);
    }

    /// Up to 200 of each file, by path and offset.
    public List<Unreadable> listed() {
        return listed.stream().sorted(PLACE).toList();
    }

    /// How many there are.
    public long count() {
        return count;
    }
}
