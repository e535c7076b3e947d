package org.cresset.story.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.cresset.story.Pack;

/// A service or task that somebody made on a host. Immutable.
///
/// @param name what it is called
/// @param shown what a finding about it shows
/// @param line the number of what it runs, see [Commands]
/// @param by the key of the process that asked for it; 0 where that is not told
/// @param session in which it was made; empty where that is not told
/// @param sid of the account that made it; empty where that is not told
public record Made(long time, String name, String shown, long line, long by, String session, String sid)
        implements Comparable<Made> {

    private static final Comparator<Made> ORDER = Comparator.comparingLong(Made::time)
            .thenComparing(Made::name)
            .thenComparing(Made::shown)
            .thenComparingLong(Made::line)
            .thenComparingLong(Made::by)
            .thenComparing(Made::session)
            .thenComparing(Made::sid);

    @Override
    public int compareTo(Made other) {
        return ORDER.compare(this, other);
    }

    static void write(Made made, DataOutput out) throws IOException {
        out.writeLong(made.time);
        Pack.text(made.name, out);
        Pack.text(made.shown, out);
        out.writeLong(made.line);
        out.writeLong(made.by);
        Pack.text(made.session, out);
        Pack.text(made.sid, out);
    }

    static Made read(DataInput in) throws IOException {
        return new Made(
                in.readLong(),
                Pack.text(in),
                Pack.text(in),
                in.readLong(),
                in.readLong(),
                Pack.text(in),
                Pack.text(in));
    }
}
