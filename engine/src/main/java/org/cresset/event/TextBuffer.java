package org.cresset.event;

import java.util.Arrays;

/// Text in UTF-8 that grows at its end, and is emptied to be filled anew. For one thread.
public final class TextBuffer {

    private byte[] bytes = new byte[4096];
    private int size;

    TextBuffer() {}

    /// The bytes; those from [#size()] on mean nothing. Another array may hold them after the next append.
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
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

    /// Appends text of UTF-16 with the low byte first. Lone halves of characters become U+FFFD.
    public void utf16(byte[] source, int from, int to) {
        room((to - from) / 2 * 3);
        for (int i = from; i + 1 < to; i += 2) {
            int c = unit(source, i);
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c < 0x800) {
                two(c);
            } else if (!Character.isSurrogate((char) c)) {
                three(c);
            } else {
                int low = i + 3 < to ? unit(source, i + 2) : 0;
                boolean pair = Character.isSurrogatePair((char) c, (char) low);
                if (pair) {
                    four(Character.toCodePoint((char) c, (char) low));
                    i += 2;
                } else {
                    three(0xfffd);
                }
            }
        }
    }

    private static int unit(byte[] source, int at) {
        return (source[at] & 0xff) | ((source[at + 1] & 0xff) << 8);
    }

    private void two(int c) {
        bytes[size++] = (byte) (0xc0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }

    private void three(int c) {
        bytes[size++] = (byte) (0xe0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }

    private void four(int c) {
        bytes[size++] = (byte) (0xf0 | (c >> 18));
        bytes[size++] = (byte) (0x80 | ((c >> 12) & 0x3f));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }
}
