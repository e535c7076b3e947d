package org.cresset.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Characters in UTF-8, as the Unicode Standard allows them: the shortest form, and no halves.
public final class Utf8 {

    private Utf8() {}

    /// Whether these bytes are ASCII alone.
    public static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// How many bytes the character takes that begins here; 0 where none does that is whole and well formed.
    public static int length(byte[] bytes, int at, int end) {
        int length = length(bytes[at] & 0xff);
        if (length < 2) {
            return length;
        }
        if (at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int code = codePoint(bytes, at, length);
        boolean shortest = length == 2 ? code >= 0x80 : length == 3 ? code >= 0x800 : code >= 0x10000;
        boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return shortest && !half && code <= Character.MAX_CODE_POINT ? length : 0;
    }

    private static int length(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead >= 0xf0) {
            return lead < 0xf8 ? 4 : 0;
        }
        return lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
    }

    /// The character of this length, as [#length] gives it.
    public static int codePoint(byte[] bytes, int at, int length) {
        int code = length == 1 ? bytes[at] : bytes[at] & (0x7f >>> length);
        for (int i = 1; i < length; i++) {
            code = (code << 6) | (bytes[at + i] & 0x3f);
        }
        return code;
    }

    /// Writes down a text of any length.
    public static void write(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Reads a text that [#write] wrote.
    public static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Writes a character that is no half of one; returns how many bytes that took.
    public static int put(int c, byte[] out, int at) {
        if (c < 0x80) {
            out[at] = (byte) c;
            return 1;
        }
        int length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        int rest = c;
        for (int i = length - 1; i > 0; i--) {
            out[at + i] = (byte) (0x80 | (rest & 0x3f));
            rest >>>= 6;
        }
        out[at] = (byte) ((0xf00 >>> length) | rest);
        return length;
    }
}
