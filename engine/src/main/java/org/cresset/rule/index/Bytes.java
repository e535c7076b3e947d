package org.cresset.rule.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cresset.event.Fold;
import org.cresset.event.Utf8;

/// Bytes of UTF-8, eight at a time: their hash, and their folding into a buffer that grows. A buffer is for one thread.
final class Bytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    /// Zeros behind the folded text, so that eight bytes can be read from any place in it.
    private static final int PADDING = 16;

    private static final int START = 4096;
    private static final int LARGE = 1 << 18;

    private byte[] folded = new byte[START];
    private int length;

    Bytes() {}

    static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = (hash ^ (long) LONG.get(bytes, i)) * MIX;
            hash ^= hash >>> 29;
        }
        long rest = 0;
        for (int shift = 0; i < to; i++, shift += 8) {
            rest |= (bytes[i] & 0xffL) << shift;
        }
        hash = (hash ^ rest) * MIX;
        return (int) (hash >>> 32);
    }

    /// Folds UTF-8 as [Fold] does.
    void fold(byte[] text, int from, int to) {
        int size = to - from;
        if (folded.length < size + PADDING) {
            folded = new byte[Math.max(folded.length * 2, size + PADDING)];
        }
        byte[] out = folded;
        int at = from;
        int put = 0;
        for (; at + 8 <= to; at += 8, put += 8) {
            long eight = (long) LONG.get(text, at);
            if ((eight & HIGH) != 0) {
                foldRest(text, at, to, put);
                return;
            }
            LONG.set(out, put, lower(eight));
        }
        for (; at < to; at++, put++) {
            byte b = text[at];
            if (b < 0) {
                foldRest(text, at, to, put);
                return;
            }
            out[put] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
        end(put);
    }

    /// Eight bytes of ASCII with the capitals made small.
    private static long lower(long eight) {
        long fromA = eight + (0x80 - 'A') * ONES;
        long aboveZ = eight + (0x7f - 'Z') * ONES;
        return eight | ((fromA & ~aboveZ & HIGH) >>> 2);
    }

    /// Folds character by character. What is not UTF-8 becomes U+FFFD, as it does when it is decoded.
    private void foldRest(byte[] text, int from, int to, int start) {
        room(start + (to - from) / 2 * 3 + PADDING + 4);
        int put = start;
        int at = from;
        while (at < to) {
            if (text[at] >= 0) {
                folded[put++] = (byte) Fold.fold(text[at++]);
                continue;
            }
            int length = Utf8.length(text, at, to);
            if (length == 0) {
                String rest = Fold.fold(new String(text, at, to - at, StandardCharsets.UTF_8));
                put += copy(rest.getBytes(StandardCharsets.UTF_8), put);
                break;
            }
            put += Utf8.put(Fold.fold(Utf8.codePoint(text, at, length)), folded, put);
            at += length;
        }
        end(put);
    }

    private int copy(byte[] rest, int put) {
        room(put + rest.length + PADDING);
        System.arraycopy(rest, 0, folded, put, rest.length);
        return rest.length;
    }

    private void room(int size) {
        if (folded.length < size) {
            folded = Arrays.copyOf(folded, size);
        }
    }

    /// Lets go of a buffer that a very long value has left.
    void trim() {
        if (folded.length > LARGE) {
            folded = new byte[START];
        }
    }

    private void end(int size) {
        length = size;
        LONG.set(folded, size, 0L);
        LONG.set(folded, size + 8, 0L);
    }

    byte[] folded() {
        return folded;
    }

    int length() {
        return length;
    }
}
