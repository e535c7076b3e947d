package org.cresset.rule.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/// Finds many texts in a value at once. Of each text one piece, the rarest it has, is its anchor: eight bytes, or four
/// of shorter texts. A bit table says of every four bytes of the value whether an anchor can begin with them, and only
/// then is anything compared.
///
/// Hot path: for a byte that begins no anchor, nothing but the value and the bit table is read, and no branch is taken.
/// Unlike an automaton this needs no table of states, which for a corpus of rules is tens of megabytes: it is made in
/// milliseconds and stays in the cache (`TextSearchBenchmark`). Immutable.
final class Grams {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final int width;
    private final long mask;
    private final long[] filter;
    private final int shift;
    private final Anchored[] tables;

    /// Makes a table.
    ///
    /// @param width 1, 2 or 4; no text is shorter, and only with 4 are there any twice as long
    Grams(int width, List<byte[]> texts, int[] atoms) {
        this.width = width;
        mask = mask(width);
        int[] all = IntStream.range(0, atoms.length).toArray();
        Anchored narrow = anchored(texts, atoms, choose(all, texts, width, 2 * width), width);
        Anchored wide = anchored(texts, atoms, choose(all, texts, 2 * width, Integer.MAX_VALUE), 2 * width);
        tables = wide.isEmpty()
                ? new Anchored[] {narrow}
                : narrow.isEmpty() ? new Anchored[] {wide} : new Anchored[] {wide, narrow};
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, atoms.length));
        shift = 64 - Math.min(18, bits + 5);
        filter = new long[1 << (64 - shift - 6)];
        narrow.forEachAnchor(this::mark);
        wide.forEachAnchor(this::mark);
    }

    static long mask(int width) {
        return width == 8 ? -1L : (1L << (8 * width)) - 1;
    }

    private static int[] choose(int[] all, List<byte[]> texts, int shortest, int under) {
        return IntStream.of(all)
                .filter(i -> texts.get(i).length >= shortest && texts.get(i).length < under)
                .toArray();
    }

    private static Anchored anchored(List<byte[]> texts, int[] atoms, int[] some, int width) {
        return new Anchored(
                width,
                IntStream.of(some).mapToObj(texts::get).toArray(byte[][]::new),
                IntStream.of(some).map(i -> atoms[i]).toArray());
    }

    private void mark(long anchor) {
        int bit = (int) (((anchor & mask) * MIX) >>> shift);
        filter[bit >>> 6] |= 1L << bit;
    }

    /// Gives every atom whose text stands in the value to `found`, some of them more than once.
    ///
    /// @param value folded; at least eight bytes follow behind `length`
    void find(byte[] value, int length, Found found) {
        long[] bits = filter;
        int right = shift;
        long wanted = mask;
        for (int i = 0, last = length - width; i <= last; i++) {
            long gram = (long) LONG.get(value, i);
            int bit = (int) (((gram & wanted) * MIX) >>> right);
            if (((bits[bit >>> 6] >>> bit) & 1) != 0) {
                for (Anchored table : tables) {
                    table.compare(gram, value, length, i, found);
                }
            }
        }
    }
}
