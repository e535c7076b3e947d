package org.cresset.story.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.cresset.story.Pack;

/// Credentials of an account that a process used, mostly to work on another host. Immutable.
///
/// @param server the host that they were used for, as the log names it; may be empty
/// @param node the node of a graph that used them; empty as long as it is not drawn
public record Passage(long time, String account, String server, String node) implements Comparable<Passage> {

    private static final Comparator<Passage> ORDER = Comparator.comparingLong(Passage::time)
            .thenComparing(Passage::account)
            .thenComparing(Passage::server)
            .thenComparing(Passage::node);

    @Override
    public int compareTo(Passage other) {
        return ORDER.compare(this, other);
    }

    /// The same, used by a node.
    public Passage by(String drawn) {
        return new Passage(time, account, server, drawn);
    }

    public static void write(Passage passage, DataOutput out) throws IOException {
        out.writeLong(passage.time);
        Pack.text(passage.account, out);
        Pack.text(passage.server, out);
    }

    public static Passage read(DataInput in) throws IOException {
        return new Passage(in.readLong(), Pack.text(in), Pack.text(in), "");
    }
}
