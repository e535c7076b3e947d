package org.cresset.rule;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// How a text looks once it has been encoded, as the encoding modifiers want it.
final class Encoding {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xff, (byte) 0xfe};

    private Encoding() {}

    static byte[] utf16(String text, Modifier form) {
        Charset charset = form == Modifier.UTF16BE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        byte[] bytes = text.getBytes(charset);
        return form == Modifier.UTF16 ? joined(BYTE_ORDER_MARK, bytes) : bytes;
    }

    static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    /// What the bytes look like in Base64 at each of the three places they can have in a longer text: only the
    /// characters that depend on nothing but these bytes.
    static List<String> base64Offsets(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int offset = 0; offset < 3; offset++) {
            String encoded = base64(joined(new byte[offset], bytes));
            int from = new int[] {0, 2, 3}[offset];
            int cut = new int[] {0, 3, 2}[(offset + bytes.length) % 3];
            if (from < encoded.length() - cut) {
                forms.add(encoded.substring(from, encoded.length() - cut));
            }
        }
        return forms;
    }

    /// Bytes as text of one character each, for those who search text for them.
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] bytes = new byte[head.length + tail.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, head.length, tail.length);
        return bytes;
    }
}
