package org.cresset.read.evtx;

/// The values of a template instance: where each stands in the bytes of its chunk, and of what type it is. Used again
/// for each instance. For one thread.
final class Values {

    /// More values than this no template has.
    private static final int MOST = 4096;

    private final byte[] bytes;
    private int[] from = new int[32];
    private int[] size = new int[32];
    private int[] type = new int[32];
    private int count;

    Values(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads the descriptors that stand here and finds the values behind them. Returns where they end.
    int read(int at, int end) {
        long number = at + 4 <= end ? Bytes.u32(bytes, at) : MOST + 1L;
        if (number > MOST || at + 4 + number * 4 > end) {
            throw new Damaged("a template has " + number + " values");
        }
        count = (int) number;
        reserve();
        int value = at + 4 + count * 4;
        for (int i = 0; i < count; i++) {
            size[i] = Bytes.u16(bytes, at + 4 + i * 4);
            type[i] = Bytes.u8(bytes, at + 6 + i * 4);
            from[i] = value;
            value += size[i];
        }
        if (value > end) {
            throw new Damaged("the values of a template reach beyond the record");
        }
        return value;
    }

    private void reserve() {
        if (count > from.length) {
            from = new int[count];
            size = new int[count];
            type = new int[count];
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    int from(int index) {
        return from[index];
    }

    int size(int index) {
        return size[index];
    }

    int end(int index) {
        return from[index] + size[index];
    }

    /// The type of a value, or null for an index that there is none of.
    int type(int index) {
        return index < count ? type[index] : ValueType.NULL;
    }

    /// Whether there is nothing to fill in.
    boolean isNull(int index) {
        return type(index) == ValueType.NULL || size[index] == 0;
    }
}
