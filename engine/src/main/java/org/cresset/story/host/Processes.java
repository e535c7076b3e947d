package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;

/// The processes of a host: who started them, what they run, in which session.
///
/// Each source that tells of a process makes a row of its own where it gives the process another key; rows of one
/// process are found together by [#at]. Whatever order they come in, the rows are the same, but for their numbers. This
/// is on the path of every event. For one thread.
final class Processes {

    /// Two sources that tell the start of one process are so near to each other.
    static final long SAME_START = 2_000_000;

    private static final int NONE = Columns.NONE;
    private static final long SECOND = 1_000_000;

    private final Names names;
    private Columns rows = new Columns();

    /// @param names where the numbers of images lead
    Processes(Names names) {
        this.names = names;
    }

    /// What one source says of a process.
    ///
    /// @param start when it started, or [Event#NO_TIME] where that is not known
    /// @param parent the key of who started it
    /// @param image the number of its path
    /// @param seen when it was named, in seconds
    record Claim(ProcessRef process, long key, long start, long parent, int image, int session, int user, int seen) {}

    int size() {
        return rows.size();
    }

    /// The row of a key, or -1.
    int row(long key) {
        return rows.row(key);
    }

    /// Says that a known process was named.
    void touch(int row, int second) {
        rows.touch(row, second);
    }

    /// Whether a claim of no more than a name would tell anything new.
    boolean knows(int row, long pid, int image) {
        boolean numbered = pid < 0 || rows.pid(row) == number(pid);
        return numbered && names.better(rows.image(row), image) == rows.image(row);
    }

    /// Numbers above all that systems give are cut.
    private static int number(long pid) {
        return pid < 0 ? NONE : (int) pid & Integer.MAX_VALUE;
    }

    /// Takes in what a source says. Returns the row.
    int take(Claim claim) {
        int at = rows.row(claim.key());
        Columns.Row said = row(claim);
        if (at == NONE) {
            return rows.add(said);
        }
        Columns.Row known = rows.get(at);
        rows.put(
                at,
                new Columns.Row(
                        known.key(),
                        earlier(known.start(), said.start()),
                        better(known.parent(), said.parent()),
                        known.high(),
                        known.low(),
                        (int) Math.min(known.pid() & 0xFFFFFFFFL, said.pid() & 0xFFFFFFFFL),
                        names.better(known.image(), said.image()),
                        names.better(known.session(), said.session()),
                        names.better(known.user(), said.user()),
                        Math.min(known.since(), said.since()),
                        Math.max(known.seen(), said.seen())));
        return at;
    }

    private Columns.Row row(Claim claim) {
        String guid = claim.process().guid();
        boolean plain = Guid.is(guid);
        return new Columns.Row(
                claim.key(),
                claim.start(),
                claim.parent(),
                plain ? Guid.high(guid) : 0,
                plain ? Guid.low(guid) : -1L - names.number(guid),
                number(claim.process().pid()),
                claim.image(),
                claim.session(),
                claim.user(),
                claim.seen(),
                claim.seen());
    }

    private static long earlier(long one, long other) {
        if (one == Event.NO_TIME || other == Event.NO_TIME) {
            return Math.max(one, other);
        }
        return Math.min(one, other);
    }

    /// A key that is one, not only a number; of two of a kind the smaller.
    private static long better(long one, long other) {
        if (one == Key.NONE || other == Key.NONE) {
            return one == Key.NONE ? other : one;
        }
        if (Key.isNumber(one) != Key.isNumber(other)) {
            return Math.max(one, other);
        }
        return Math.min(one, other);
    }

    /// The identifier of its own that a process has; empty where it has none.
    String guid(int row) {
        long text = -1 - rows.low(row);
        boolean named = rows.high(row) == 0 && text >= 0 && text < names.size();
        return named ? names.text((int) text) : Guid.text(rows.high(row), rows.low(row));
    }

    /// Forgets all other rows. The numbers of rows change.
    void keep(BitSet kept) {
        rows = rows.only(kept);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    /// Takes over rows, where there are none yet.
    void read(DataInput in) throws IOException {
        rows.read(in);
    }

    long key(int row) {
        return rows.key(row);
    }

    long start(int row) {
        return rows.start(row);
    }

    /// The key of who started it.
    long parent(int row) {
        return rows.parent(row);
    }

    int pid(int row) {
        return rows.pid(row);
    }

    int image(int row) {
        return rows.image(row);
    }

    int session(int row) {
        return rows.session(row);
    }

    int user(int row) {
        return rows.user(row);
    }

    int seen(int row) {
        return rows.seen(row);
    }

    /// The process that a key means at a time: for a number, the one that had it last by then. Of rows that tell of one
    /// process, the one with an identifier of its own. Returns -1 where none is known.
    int at(long key, long time) {
        if (!Key.isNumber(key)) {
            int row = row(key);
            return row == NONE ? NONE : same(row);
        }
        int pid = number(Key.number(key));
        int best = NONE;
        int rank = 0;
        for (int row = rows.first(pid); row >= 0; row = rows.after(row)) {
            int of = rows.pid(row) == pid ? rank(row, time) : 0;
            if (of > rank || (of > 0 && of == rank && isLater(row, best, rank))) {
                best = row;
                rank = of;
            }
        }
        return best == NONE ? NONE : same(best);
    }

    private static final int STARTED = 3;
    private static final int NAMED = 2;
    private static final int NAMED_LATER = 1;

    /// How well it is known that a process was there at a time; 0 if it was not.
    private int rank(int row, long time) {
        if (rows.start(row) != Event.NO_TIME) {
            return rows.start(row) <= time + SAME_START ? STARTED : 0;
        }
        return rows.since(row) * SECOND <= time + SAME_START ? NAMED : NAMED_LATER;
    }

    private boolean isLater(int row, int than, int rank) {
        if (rank == STARTED && rows.start(row) != rows.start(than)) {
            return rows.start(row) > rows.start(than);
        }
        boolean told = Key.isTold(rows.key(row));
        if (rank != STARTED && told == Key.isTold(rows.key(than)) && rows.since(row) != rows.since(than)) {
            return (rows.since(row) > rows.since(than)) == (rank == NAMED);
        }
        return isBetter(row, than);
    }

    private boolean isBetter(int row, int than) {
        boolean told = Key.isTold(rows.key(row));
        return told == Key.isTold(rows.key(than)) ? rows.key(row) > rows.key(than) : told;
    }

    /// Of the rows that tell of the same process, the one that stands for it: one with an identifier where there is
    /// any, and of several the one with the largest key.
    int same(int row) {
        if (rows.start(row) == Event.NO_TIME) {
            return row;
        }
        int best = row;
        for (int other = rows.first(rows.pid(row)); other >= 0; other = rows.after(other)) {
            boolean one = rows.pid(other) == rows.pid(row)
                    && rows.start(other) != Event.NO_TIME
                    && Math.abs(rows.start(other) - rows.start(row)) <= SAME_START
                    && names.isSameProgram(rows.image(other), rows.image(row));
            if (one && isBetter(other, best)) {
                best = other;
            }
        }
        return best;
    }
}
