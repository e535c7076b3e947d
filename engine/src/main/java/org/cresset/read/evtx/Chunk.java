package org.cresset.read.evtx;

import java.util.zip.CRC32;

/// One chunk of a log: 64 KiB with a header, then records. The bytes belong to whoever reads the file.
final class Chunk {

    static final int SIZE = 65536;

    /// Where the records begin.
    static final int HEADER = 512;

    /// Before this no name or template can stand.
    static final int NAMES = 128;

    private static final long MAGIC = 0x006b6e6843666c45L;
    private static final int RECORD_MAGIC = 0x00002a2a;
    private static final int SMALLEST_RECORD = 28;

    private final byte[] bytes;
    private final int length;
    private final long offset;

    /// Looks at a chunk.
    ///
    /// @param bytes always [#SIZE] long
    /// @param length how many of the bytes the file has
    /// @param offset where in the file it begins
    Chunk(byte[] bytes, int length, long offset) {
        this.bytes = bytes;
        this.length = length;
        this.offset = offset;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    long offset() {
        return offset;
    }

    boolean hasMagic() {
        return length >= HEADER && Bytes.i64(bytes, 0) == MAGIC;
    }

    boolean isUnused() {
        for (int i = 0; i < Math.min(length, HEADER); i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Where the records end, by the header; the end of the bytes where the header cannot be right.
    int recordsEnd() {
        long end = Bytes.u32(bytes, 48);
        return end < HEADER || end > length ? length : (int) end;
    }

    boolean headerIsWhole() {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, 120);
        sum.update(bytes, 128, HEADER - 128);
        return sum.getValue() == Bytes.u32(bytes, 124);
    }

    boolean recordsAreWhole() {
        CRC32 sum = new CRC32();
        sum.update(bytes, HEADER, recordsEnd() - HEADER);
        return sum.getValue() == Bytes.u32(bytes, 52);
    }

    /// Whether a record that can be read stands here, ending at or before `end`.
    boolean isRecord(int at, int end) {
        if (at + SMALLEST_RECORD > end || Bytes.i32(bytes, at) != RECORD_MAGIC) {
            return false;
        }
        long size = Bytes.u32(bytes, at + 4);
        if (size < SMALLEST_RECORD || at + size > end) {
            return false;
        }
        int next = at + (int) size;
        boolean copied = Bytes.i32(bytes, next - 4) == (int) size;
        return copied || next == end || (next + 4 <= end && Bytes.i32(bytes, next) == RECORD_MAGIC);
    }

    /// The next place from here on where a record stands, or -1.
    int nextRecord(int from, int end) {
        for (int at = from; at + SMALLEST_RECORD <= end; at++) {
            if (bytes[at] == 0x2a && isRecord(at, end)) {
                return at;
            }
        }
        return -1;
    }

    int recordSize(int at) {
        return Bytes.i32(bytes, at + 4);
    }

    long recordId(int at) {
        return Bytes.i64(bytes, at + 8);
    }

    long recordTime(int at) {
        return Bytes.i64(bytes, at + 16);
    }
}
