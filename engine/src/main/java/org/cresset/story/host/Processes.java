package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;

/// The processes of a host: who started them, what they run, in which session.
///
/// Each source that tells of a process makes a row of its own where it gives the process another key; rows of one
/// process are found together by [#at]. Whatever order they come in, the rows are the same. This is on the path of
/// every event: columns of numbers, found by open addressing; 64 bytes a row and 15 or less for finding it. For one
/// thread.
final class Processes {

    /// Two sources that tell the start of one process are so near to each other.
    static final long SAME_START = 2_000_000;

    private static final int NONE = -1;

    private final Names names;
    private int size;
    private long[] keys = new long[16];
    private long[] starts = new long[16];
    private long[] parents = new long[16];
    private long[] highs = new long[16];
    private long[] lows = new long[16];
    private int[] pids = new int[16];
    private int[] images = new int[16];
    private int[] sessions = new int[16];
    private int[] users = new int[16];
    private int[] seen = new int[16];
    private int[] next = new int[16];
    private int[] byKey = new int[32];
    private int[] byPid = new int[32];

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
        return size;
    }

    /// The row of a key, or -1.
    int row(long key) {
        int mask = byKey.length - 1;
        for (int at = (int) (key ^ (key >>> 32)) & mask; byKey[at] != 0; at = (at + 1) & mask) {
            if (keys[byKey[at] - 1] == key) {
                return byKey[at] - 1;
            }
        }
        return NONE;
    }

    /// Says that a known process was named.
    void touch(int row, int second) {
        seen[row] = Math.max(seen[row], second);
    }

    /// Takes in what a source says. Returns the row.
    int take(Claim claim) {
        int row = row(claim.key());
        if (row == NONE) {
            return add(claim);
        }
        if (starts[row] == Event.NO_TIME || (claim.start() != Event.NO_TIME && claim.start() < starts[row])) {
            starts[row] = claim.start();
        }
        parents[row] = better(parents[row], claim.parent());
        images[row] = images[row] == 0 ? claim.image() : images[row];
        sessions[row] = sessions[row] == 0 ? claim.session() : sessions[row];
        users[row] = users[row] == 0 ? claim.user() : users[row];
        touch(row, claim.seen());
        return row;
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

    private int add(Claim claim) {
        if (size == keys.length) {
            grow();
        }
        int row = size++;
        keys[row] = claim.key();
        starts[row] = claim.start();
        parents[row] = claim.parent();
        pids[row] = (int) claim.process().pid();
        identify(row, claim.process().guid());
        images[row] = claim.image();
        sessions[row] = claim.session();
        users[row] = claim.user();
        seen[row] = claim.seen();
        index(row);
        return row;
    }

    private void identify(int row, String guid) {
        boolean plain = Guid.is(guid);
        highs[row] = plain ? Guid.high(guid) : 0;
        lows[row] = plain ? Guid.low(guid) : names.number(guid);
    }

    /// The identifier of its own that a process has; empty where it has none.
    String guid(int row) {
        boolean text = highs[row] == 0 && lows[row] >= 0 && lows[row] < names.size();
        return text ? names.text((int) lows[row]) : Guid.text(highs[row], lows[row]);
    }

    private void index(int row) {
        int mask = byKey.length - 1;
        int at = (int) (keys[row] ^ (keys[row] >>> 32)) & mask;
        while (byKey[at] != 0) {
            at = (at + 1) & mask;
        }
        byKey[at] = row + 1;
        int head = head(pids[row]);
        next[row] = byPid[head];
        byPid[head] = row + 1;
    }

    private int head(int pid) {
        return (pid * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(byPid.length) + 1);
    }

    private void grow() {
        int capacity = size + Math.max(16, size / 4);
        keys = Arrays.copyOf(keys, capacity);
        starts = Arrays.copyOf(starts, capacity);
        parents = Arrays.copyOf(parents, capacity);
        highs = Arrays.copyOf(highs, capacity);
        lows = Arrays.copyOf(lows, capacity);
        pids = Arrays.copyOf(pids, capacity);
        images = Arrays.copyOf(images, capacity);
        sessions = Arrays.copyOf(sessions, capacity);
        users = Arrays.copyOf(users, capacity);
        seen = Arrays.copyOf(seen, capacity);
        next = Arrays.copyOf(next, capacity);
        if (byKey.length < capacity + capacity / 4) {
            int wide = Integer.highestOneBit(capacity + capacity / 4) << 1;
            byKey = new int[wide];
            byPid = new int[wide >> 1];
            for (int row = 0; row < size; row++) {
                index(row);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int row = 0; row < size; row++) {
            out.writeLong(keys[row]);
            out.writeLong(starts[row]);
            out.writeLong(parents[row]);
            out.writeLong(highs[row]);
            out.writeLong(lows[row]);
            out.writeInt(pids[row]);
            out.writeInt(images[row]);
            out.writeInt(sessions[row]);
            out.writeInt(users[row]);
            out.writeInt(seen[row]);
        }
    }

    /// Takes over rows, where there are none yet.
    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            if (size == keys.length) {
                grow();
            }
            int row = size++;
            keys[row] = in.readLong();
            starts[row] = in.readLong();
            parents[row] = in.readLong();
            highs[row] = in.readLong();
            lows[row] = in.readLong();
            pids[row] = in.readInt();
            images[row] = in.readInt();
            sessions[row] = in.readInt();
            users[row] = in.readInt();
            seen[row] = in.readInt();
            index(row);
        }
    }

    long key(int row) {
        return keys[row];
    }

    long start(int row) {
        return starts[row];
    }

    /// The key of who started it.
    long parent(int row) {
        return parents[row];
    }

    int pid(int row) {
        return pids[row];
    }

    int image(int row) {
        return images[row];
    }

    int session(int row) {
        return sessions[row];
    }

    int user(int row) {
        return users[row];
    }

    int seen(int row) {
        return seen[row];
    }

    /// The process that a key means at a time: for a number, the one that had it last by then. Of rows that tell of one
    /// process, the one with an identifier of its own. Returns -1 where none is known.
    int at(long key, long time) {
        if (!Key.isNumber(key)) {
            int row = row(key);
            return row == NONE ? NONE : same(row);
        }
        int pid = (int) Key.number(key);
        int best = NONE;
        for (int row = byPid[head(pid)] - 1; row >= 0; row = next[row] - 1) {
            boolean then = pids[row] == pid && (starts[row] == Event.NO_TIME || starts[row] <= time + SAME_START);
            if (then && (best == NONE || isLater(row, best))) {
                best = row;
            }
        }
        return best == NONE ? NONE : same(best);
    }

    private boolean isLater(int row, int than) {
        return starts[row] > starts[than] || (starts[row] == starts[than] && isBetter(row, than));
    }

    private boolean isBetter(int row, int than) {
        boolean told = Key.isTold(keys[row]);
        return told == Key.isTold(keys[than]) ? keys[row] > keys[than] : told;
    }

    /// Of the rows that tell of the same process, the one that stands for it: one with an
    /// identifier where there is any, and of several the one with the largest key.
    int same(int row) {
        if (starts[row] == Event.NO_TIME) {
            return row;
        }
        int best = row;
        for (int other = byPid[head(pids[row])] - 1; other >= 0; other = next[other] - 1) {
            boolean one = pids[other] == pids[row]
                    && starts[other] != Event.NO_TIME
                    && Math.abs(starts[other] - starts[row]) <= SAME_START
                    && names.isSameProgram(images[other], images[row]);
            if (one && isBetter(other, best)) {
                best = other;
            }
        }
        return best;
    }
}
