package org.cresset.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text in UTF-8 that grows at its end, and is emptied to be filled anew. For one thread.
public final class TextBuffer {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0xff80_ff80_ff80_ff80L;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final byte[] CAPITALS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SMALL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4096];
    private int size;

    public TextBuffer() {}

    /// The bytes; those from [#mark()] on mean nothing. Another array may hold them after the next append.
    byte[] bytes() {
        return bytes;
    }

    public void clear() {
        size = 0;
    }

    /// Where the next piece will stand.
    public int mark() {
        return size;
    }

    /// Makes room for so many bytes at once, and a few more.
    public void reserve(int length) {
        room(length + 16);
    }

    /// Appends ASCII up to the first quote, backslash, control character or byte that is not ASCII; returns where that
    /// stands, or `to`. For what a string of JSON may hold as it is.
    ///
    /// Hot path: eight bytes at a time. In each of the sums below, the lowest byte that is marked is one that is
    /// looked for; those above it may be marked in vain.
    public int plain(byte[] source, int from, int to) {
        room(to - from + 8);
        byte[] out = bytes;
        int put = size;
        int i = from;
        for (; i + 8 <= to; i += 8, put += 8) {
            long eight = (long) LONG.get(source, i);
            LONG.set(out, put, eight);
            long quote = eight ^ 0x2222222222222222L;
            long backslash = eight ^ 0x5c5c5c5c5c5c5c5cL;
            long control = (eight - 0x20 * ONES) & ~eight;
            long marks = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | control | eight) & HIGH;
            if (marks != 0) {
                int plain = Long.numberOfTrailingZeros(marks) >>> 3;
                size = put + plain;
                return i + plain;
            }
        }
        while (i < to && source[i] >= 0x20 && source[i] != '"' && source[i] != '\\') {
            out[put++] = source[i++];
        }
        size = put;
        return i;
    }

    /// Appends a character that is no half of one.
    public void codePoint(int c) {
        room(4);
        size += Utf8.put(c, bytes, size);
    }

    private void room(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
    }

    /// Appends bytes that are UTF-8.
    public void utf8(byte[] source, int from, int to) {
        room(to - from);
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
    }

    /// Appends a character below 128.
    public void ascii(int c) {
        room(1);
        bytes[size++] = (byte) c;
    }

    /// Appends text.
    public void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
                utf8(rest, 0, rest.length);
                return;
            }
            ascii(text.charAt(i));
        }
    }

    /// Appends an unsigned number in decimal.
    public void decimal(long number) {
        if (number < 0) {
            text(Long.toUnsignedString(number));
            return;
        }
        room(20);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits(number, digits);
    }

    /// Appends the last so many decimal digits of a number that is not negative.
    public void digits(long number, int digits) {
        room(digits);
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /// Appends the last so many hexadecimal digits of a number, in capitals or not.
    public void hexadecimal(long number, int digits, boolean capitals) {
        room(digits);
        byte[] set = capitals ? CAPITALS : SMALL;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[size++] = set[(int) (number >>> (4 * i)) & 0xf];
        }
    }

    /// What stands in the buffer.
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /// Appends text of UTF-16 with the low byte first. Lone halves of characters become U+FFFD.
    ///
    /// Hot path: four characters at a time, as long as all are ASCII.
    public void utf16(byte[] source, int from, int to) {
        room((to - from) / 2 * 3 + 4);
        int i = from;
        int at = size;
        while (i + 8 <= to) {
            long four = (long) LONG.get(source, i);
            if ((four & NOT_ASCII) != 0) {
                break;
            }
            long packed = (four & 0xff)
                    | ((four >>> 8) & 0xff00)
                    | ((four >>> 16) & 0xff0000)
                    | ((four >>> 24) & 0xff000000L);
            INT.set(bytes, at, (int) packed);
            at += 4;
            i += 8;
        }
        size = at;
        while (i + 1 < to) {
            i += character(source, i, to);
        }
    }

    /// Appends the character that stands here; returns how many bytes it took.
    private int character(byte[] source, int i, int to) {
        int c = unit(source, i);
        if (c < 0x80) {
            bytes[size++] = (byte) c;
            return 2;
        }
        boolean half = Character.isSurrogate((char) c);
        int low = half && i + 3 < to ? unit(source, i + 2) : 0;
        boolean pair = half && Character.isSurrogatePair((char) c, (char) low);
        size += Utf8.put(pair ? Character.toCodePoint((char) c, (char) low) : half ? 0xfffd : c, bytes, size);
        return pair ? 4 : 2;
    }

    private static int unit(byte[] source, int at) {
        return (source[at] & 0xff) | ((source[at + 1] & 0xff) << 8);
    }
}
