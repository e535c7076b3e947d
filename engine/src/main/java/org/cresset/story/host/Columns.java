package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/// The rows of [Processes]: columns of numbers, found by key and by the number of a process through open addressing;
/// 68 bytes a row and 15 or less for finding it. This is on the path of every event. For one thread.
final class Columns {

    static final int NONE = -1;

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
    private int[] since = new int[16];
    private int[] next = new int[16];
    private int[] byKey = new int[32];
    private int[] byPid = new int[32];

    /// A row as it is written down.
    ///
    /// @param pid -1 where it is not known
    /// @param since when it was first named, in seconds; `seen` when last
    record Row(
            long key,
            long start,
            long parent,
            long high,
            long low,
            int pid,
            int image,
            int session,
            int user,
            int since,
            int seen) {}

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

    /// Adds a row of a key that has none.
    int add(Row row) {
        if (size == keys.length) {
            grow(size + Math.max(16, size / 4));
        }
        int at = size++;
        keys[at] = row.key();
        set(at, row);
        index(at);
        return at;
    }

    /// Writes over a row; its key stays.
    void put(int at, Row row) {
        boolean moved = pids[at] != row.pid();
        if (moved) {
            unlink(at);
        }
        set(at, row);
        if (moved) {
            link(at);
        }
    }

    private void set(int at, Row row) {
        starts[at] = row.start();
        parents[at] = row.parent();
        highs[at] = row.high();
        lows[at] = row.low();
        pids[at] = row.pid();
        images[at] = row.image();
        sessions[at] = row.session();
        users[at] = row.user();
        since[at] = row.since();
        seen[at] = row.seen();
    }

    Row get(int at) {
        return new Row(
                keys[at],
                starts[at],
                parents[at],
                highs[at],
                lows[at],
                pids[at],
                images[at],
                sessions[at],
                users[at],
                since[at],
                seen[at]);
    }

    /// Says that a process was named.
    void touch(int at, int second) {
        seen[at] = Math.max(seen[at], second);
        since[at] = Math.min(since[at], second);
    }

    private void index(int at) {
        int mask = byKey.length - 1;
        int place = (int) (keys[at] ^ (keys[at] >>> 32)) & mask;
        while (byKey[place] != 0) {
            place = (place + 1) & mask;
        }
        byKey[place] = at + 1;
        link(at);
    }

    /// Those without a number are not found by it.
    private void link(int at) {
        if (pids[at] >= 0) {
            int head = head(pids[at]);
            next[at] = byPid[head];
            byPid[head] = at + 1;
        }
    }

    private void unlink(int at) {
        if (pids[at] < 0) {
            return;
        }
        int head = head(pids[at]);
        if (byPid[head] == at + 1) {
            byPid[head] = next[at];
            return;
        }
        int before = byPid[head] - 1;
        while (next[before] != at + 1) {
            before = next[before] - 1;
        }
        next[before] = next[at];
    }

    private int head(int pid) {
        return (pid * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(byPid.length) + 1);
    }

    private void grow(int capacity) {
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
        since = Arrays.copyOf(since, capacity);
        next = Arrays.copyOf(next, capacity);
        if (byKey.length < capacity + capacity / 4) {
            int wide = Integer.highestOneBit(capacity + capacity / 4) << 1;
            byKey = new int[wide];
            byPid = new int[wide >> 1];
            for (int at = 0; at < size; at++) {
                index(at);
            }
        }
    }

    /// The same columns with these rows alone.
    Columns only(BitSet kept) {
        Columns only = new Columns();
        only.grow(Math.max(16, kept.cardinality()));
        kept.stream().forEach(at -> only.add(get(at)));
        return only;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int at = 0; at < size; at++) {
            out.writeLong(keys[at]);
            out.writeLong(starts[at]);
            out.writeLong(parents[at]);
            out.writeLong(highs[at]);
            out.writeLong(lows[at]);
            out.writeInt(pids[at]);
            out.writeInt(images[at]);
            out.writeInt(sessions[at]);
            out.writeInt(users[at]);
            out.writeInt(since[at]);
            out.writeInt(seen[at]);
        }
    }

    /// Takes over rows, where there are none yet.
    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(new Row(
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt()));
        }
    }

    /// The first row that may have this number, or -1; [#after] leads to the others.
    int first(int pid) {
        return pid < 0 ? NONE : byPid[head(pid)] - 1;
    }

    int after(int at) {
        return next[at] - 1;
    }

    long key(int at) {
        return keys[at];
    }

    long start(int at) {
        return starts[at];
    }

    long parent(int at) {
        return parents[at];
    }

    long high(int at) {
        return highs[at];
    }

    long low(int at) {
        return lows[at];
    }

    int pid(int at) {
        return pids[at];
    }

    int image(int at) {
        return images[at];
    }

    int session(int at) {
        return sessions[at];
    }

    int user(int at) {
        return users[at];
    }

    int since(int at) {
        return since[at];
    }

    int seen(int at) {
        return seen[at];
    }
}
