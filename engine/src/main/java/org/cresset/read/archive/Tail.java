package org.cresset.read.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Remembers the last bytes read through it: as many as the end record of a zip with the longest comment can take.
/// For one thread.
final class Tail extends FilterInputStream {

    private static final int KEPT = 22 + 0xffff;
    private static final byte[] END_RECORD = {'P', 'K', 5, 6};

    private final byte[] ring = new byte[KEPT];
    private long size;

    Tail(InputStream in) {
        super(in);
    }

    /// Whether the end record of a zip is among the last bytes.
    boolean endsAsZip() {
        int held = (int) Math.min(size, KEPT);
        for (long at = size - held; at + END_RECORD.length <= size; at++) {
            if (isEndRecord(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isEndRecord(long at) {
        for (int i = 0; i < END_RECORD.length; i++) {
            if (ring[(int) ((at + i) % KEPT)] != END_RECORD[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        for (int i = Math.max(0, count - KEPT); i < count; i++) {
            ring[(int) ((size + i) % KEPT)] = bytes[from + i];
        }
        size += Math.max(count, 0);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
