package org.cresset.detect.indicator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Texts by their bytes: an open hash table over one array of bytes, that says the number of a text. Immutable once
/// filled; safe for any thread then.
///
/// Hot path: hashes run from the end of a text to its beginning, so that one pass over a domain looks up all domains
/// above it; nothing is allocated.
final class Keys {

    private static final long PRIME = 0x100000001b3L;
    private static final long START = 0xcbf29ce484222325L;

    /// Digits and small letters have this bit, capital letters get it.
    private static final long SMALL = 0x2020_2020_2020_2020L;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] pool = new byte[1 << 10];
    private int pooled;
    private int[] ends = new int[64];
    private long[] hashes = new long[64];
    private int size;
    private int[] table = new int[128];
    private long[] filter = new long[32];

    Keys() {
        Arrays.fill(table, -1);
    }

    static long start() {
        return START;
    }

    static long next(long hash, byte b) {
        return (hash ^ b) * PRIME;
    }

    static long hash(byte[] text, int from, int to) {
        long hash = START;
        for (int i = to - 1; i >= from; i--) {
            hash = next(hash, text[i]);
        }
        return hash;
    }

    /// The hash of hexadecimal digits in any case, eight at a time; their number is one that eight divides.
    static long ofDigits(byte[] digits, int from, int to) {
        long hash = START;
        for (int i = from; i < to; i += 8) {
            hash = (hash ^ ((long) EIGHT.get(digits, i) | SMALL)) * PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    /// The number of a text, which is added where it is new.
    int add(byte[] text) {
        return add(text, hash(text, 0, text.length));
    }

    /// As [#add(byte[])], by a hash of another kind.
    int add(byte[] text, long hash) {
        int known = find(hash, text, 0, text.length);
        if (known >= 0) {
            return known;
        }
        if ((size + 1) * 4 > table.length) {
            grow();
        }
        if (pooled + text.length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, pooled + text.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        System.arraycopy(text, 0, pool, pooled, text.length);
        pooled += text.length;
        ends[size] = pooled;
        hashes[size] = hash;
        put(size);
        return size++;
    }

    /// A bit for each hash, four times as many as places in the table: most texts that are not here need no more.
    private int bit(long hash) {
        return (int) (hash ^ (hash >>> 23) ^ (hash >>> 41)) & (filter.length * 64 - 1);
    }

    private void grow() {
        filter = new long[table.length / 4];
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        for (int key = 0; key < size; key++) {
            put(key);
        }
    }

    private void put(int key) {
        int bit = bit(hashes[key]);
        filter[bit >>> 6] |= 1L << bit;
        int at = place(hashes[key]);
        while (table[at] >= 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = key;
    }

    private int place(long hash) {
        return (int) (hash ^ (hash >>> 29) ^ (hash >>> 47)) & (table.length - 1);
    }

    /// The number of a text, or -1.
    int find(byte[] text, int from, int to) {
        return find(hash(text, from, to), text, from, to);
    }

    /// As [#find(byte[], int, int)], where its hash is known.
    int find(long hash, byte[] text, int from, int to) {
        if (isMissing(hash)) {
            return -1;
        }
        for (int at = place(hash); table[at] >= 0; at = (at + 1) & (table.length - 1)) {
            int key = table[at];
            if (hashes[key] == hash && Arrays.equals(pool, key == 0 ? 0 : ends[key - 1], ends[key], text, from, to)) {
                return key;
            }
        }
        return -1;
    }

    /// Whether no text has this hash, as far as a look at one bit tells.
    boolean isMissing(long hash) {
        int bit = bit(hash);
        return (filter[bit >>> 6] & 1L << bit) == 0;
    }

    int size() {
        return size;
    }
}
