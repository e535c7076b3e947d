package org.cresset.rule.index;

import java.util.Arrays;
import java.util.function.LongConsumer;

/// Texts by their anchors, all of one width. Immutable.
final class Anchored {

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final long mask;
    private final byte[][] texts;
    private final int[] offsets;
    private final int[] atoms;

    /// By hash: an anchor, and where its texts begin in `order`; -1 where there is none.
    private final long[] anchors;
    private final int[] buckets;
    private final int shift;

    /// Texts by anchor; -1 ends those of an anchor.
    private final int[] order;

    /// Makes a table.
    ///
    /// @param width of an anchor; no text is shorter
    Anchored(int width, byte[][] texts, int[] atoms) {
        mask = Grams.mask(width);
        this.texts = texts;
        this.atoms = atoms;
        long[] chosen = new long[atoms.length];
        offsets = new Anchors(texts, width).choose(chosen);
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, atoms.length));
        shift = 64 - bits;
        anchors = new long[1 << bits];
        buckets = new int[anchors.length];
        Arrays.fill(buckets, -1);
        order = fill(chosen);
    }

    boolean isEmpty() {
        return atoms.length == 0;
    }

    void forEachAnchor(LongConsumer to) {
        for (int i = 0; i < anchors.length; i++) {
            if (buckets[i] >= 0) {
                to.accept(anchors[i]);
            }
        }
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
            }
            filled[size++] = sorted[i];
            filled[size] = -1;
        }
        return Arrays.copyOf(filled, size + 1);
    }

    private int slot(long anchor) {
        int slot = (int) ((anchor * MIX) >>> shift);
        while (buckets[slot] >= 0 && anchors[slot] != anchor) {
            slot = (slot + 1) & (anchors.length - 1);
        }
        return slot;
    }

    /// Gives every atom to `found` whose anchor stands at a place of the value and whose text stands around it.
    void compare(long gram, byte[] value, int length, int at, Found found) {
        int bucket = buckets[slot(gram & mask)];
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
