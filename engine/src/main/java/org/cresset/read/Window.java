package org.cresset.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A piece of a stream, held in memory while a record is looked for. It grows up to the longest record allowed and no
/// further. For one thread.
public final class Window {

    private static final int START = 1 << 18;

    private final InputStream in;
    private final int limit;
    private byte[] bytes;
    private int start;
    private int end;
    private long base;
    private boolean ended;

    public Window(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
        bytes = new byte[Math.min(START, limit)];
    }

    public byte[] bytes() {
        return bytes;
    }

    /// The index of the first byte held that is still wanted.
    public int start() {
        return start;
    }

    /// The index behind the last byte held.
    public int end() {
        return end;
    }

    /// Where in the stream the byte of this index stands.
    public long offset(int index) {
        return base + index;
    }

    /// Forgets what stands before this index.
    public void release(int index) {
        start = index;
    }

    /// Whether the wanted bytes are as many as a record may have.
    public boolean full() {
        return end - start >= limit;
    }

    /// Reads more bytes behind those held, which may move them towards the front: an index must be taken anew as its
    /// distance from [#start()]. False at the end of the stream or where the window is full.
    public boolean more() throws IOException {
        if (ended || full()) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            base += start;
            end -= start;
            start = 0;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, bytes.length * 2));
        }
        int count = in.read(bytes, end, bytes.length - end);
        if (count < 0) {
            ended = true;
            return false;
        }
        end += count;
        return true;
    }
}
