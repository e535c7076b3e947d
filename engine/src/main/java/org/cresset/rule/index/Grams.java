package org.cresset.rule.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Finds many texts in a value at once. Of each text one piece of [#width] bytes, the rarest it has, is its anchor; a
/// bit table says of every piece of the value whether it can be an anchor, and only then is anything compared.
///
/// Hot path: no branch is taken and nothing but the value and the bit table is read for a byte that begins no anchor.
/// Unlike an automaton this needs no table of states, which for a corpus of rules is tens of megabytes: it is built in
/// milliseconds and stays in the cache. Immutable.
final class Grams {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final int width;
    private final long mask;
    private final long[] filter;
    private final int filterShift;

    /// By hash: an anchor and where its texts begin in `order`.
    private final long[] anchors;
    private final int[] buckets;
    private final int anchorShift;

    /// Texts by anchor; -1 ends those of an anchor.
    private final int[] order;

    private final byte[][] texts;
    private final int[] offsets;
    private final int[] atoms;

    /// Makes a table.
    ///
    /// @param width 1 to 8; no text is shorter
    Grams(int width, List<byte[]> texts, int[] atoms) {
        this.width = width;
        this.texts = texts.toArray(byte[][]::new);
        this.atoms = atoms.clone();
        mask = width == 8 ? -1L : (1L << (8 * width)) - 1;
        long[] chosen = new long[atoms.length];
        offsets = new Anchors(this.texts, width).choose(chosen);
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, atoms.length));
        filterShift = 64 - Math.min(20, bits + 5);
        filter = new long[1 << Math.max(0, 64 - filterShift - 6)];
        anchorShift = 64 - (bits + 1);
        anchors = new long[1 << (bits + 1)];
        buckets = new int[anchors.length];
        Arrays.fill(buckets, -1);
        order = fill(chosen);
    }

    static long gram(byte[] text, int at, int width) {
        long gram = 0;
        for (int i = width - 1; i >= 0; i--) {
            gram = (gram << 8) | (text[at + i] & 0xff);
        }
        return gram;
    }

    private int[] fill(long[] chosen) {
        Integer[] sorted = new Integer[chosen.length];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, (a, b) -> Long.compare(chosen[a], chosen[b]));
        int[] filled = new int[2 * chosen.length + 1];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            long anchor = chosen[sorted[i]];
            if (i == 0 || chosen[sorted[i - 1]] != anchor) {
                size += i == 0 ? 0 : 1;
                int slot = slot(anchor);
                anchors[slot] = anchor;
                buckets[slot] = size;
                int bit = (int) ((anchor * MIX) >>> filterShift);
                filter[bit >>> 6] |= 1L << bit;
            }
            filled[size++] = sorted[i];
            filled[size] = -1;
        }
        return Arrays.copyOf(filled, size + 1);
    }

    private int slot(long anchor) {
        int slot = (int) ((anchor * MIX) >>> anchorShift);
        while (buckets[slot] >= 0 && anchors[slot] != anchor) {
            slot = (slot + 1) & (anchors.length - 1);
        }
        return slot;
    }

    /// Gives every atom whose text stands in the value to `found`, some of them more than once.
    ///
    /// @param value folded; at least eight bytes follow behind `length`
    void find(byte[] value, int length, Found found) {
        long[] bits = filter;
        int shift = filterShift;
        long wanted = mask;
        for (int i = 0, last = length - width; i <= last; i++) {
            long gram = (long) LONG.get(value, i) & wanted;
            int bit = (int) ((gram * MIX) >>> shift);
            if (((bits[bit >>> 6] >>> bit) & 1) != 0) {
                compare(value, length, i, found);
            }
        }
    }

    private void compare(byte[] value, int length, int at, Found found) {
        int bucket = buckets[slot((long) LONG.get(value, at) & mask)];
        if (bucket < 0) {
            return;
        }
        for (int i = bucket; order[i] >= 0; i++) {
            int text = order[i];
            int from = at - offsets[text];
            int to = from + texts[text].length;
            if (from >= 0
                    && to <= length
                    && !found.has(atoms[text])
                    && Arrays.equals(texts[text], 0, texts[text].length, value, from, to)) {
                found.add(atoms[text]);
            }
        }
    }
}
