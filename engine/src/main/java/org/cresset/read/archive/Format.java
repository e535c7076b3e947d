package org.cresset.read.archive;

import java.nio.charset.StandardCharsets;

/// What a file is, told by its first bytes alone.
public enum Format {
    EMPTY,
    JSON,
    XML,
    EVTX,
    ZIP,
    TAR,
    GZIP,
    ZSTD,
    BZIP2,
    UTF_16LE,
    UTF_16BE,
    /// The metadata that macOS puts beside files in archives.
    APPLE_DOUBLE,
    /// Lines of text, of whatever kind.
    TEXT,
    UNKNOWN;

    /// How many bytes of a file [#of] wants to see.
    public static final int SEEN = 4096;

    private static final byte[] TAR_MAGIC = ascii("ustar");
    private static final int TAR_MAGIC_AT = 257;

    /// Tells the format of a file.
    ///
    /// @param head the file's first bytes, up to [#SEEN] of them
    public static Format of(byte[] head) {
        if (head.length == 0) {
            return EMPTY;
        }
        Format binary = binary(head);
        return binary == UNKNOWN ? text(head) : binary;
    }

    private static Format binary(byte[] head) {
        if (begins(head, 0, 'P', 'K', 3, 4) || begins(head, 0, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (begins(head, 0, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(head, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (begins(head, 0, 'B', 'Z', 'h')) {
            return BZIP2;
        }
        if (begins(head, 0, 'E', 'l', 'f', 'F', 'i', 'l', 'e', 0)) {
            return EVTX;
        }
        if (begins(head, 0, 0, 5, 0x16, 7)) {
            return APPLE_DOUBLE;
        }
        if (begins(head, 0, 0xff, 0xfe)) {
            return UTF_16LE;
        }
        if (begins(head, 0, 0xfe, 0xff)) {
            return UTF_16BE;
        }
        return begins(head, TAR_MAGIC_AT, TAR_MAGIC) ? TAR : UNKNOWN;
    }

    /// Text that begins with more white space than is seen may still hold records: the JSON reader says if it does not.
    private static Format text(byte[] head) {
        String start =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        if (start.isEmpty()) {
            return head.length < SEEN ? EMPTY : JSON;
        }
        return switch (start.charAt(0)) {
            case '{' -> next(start, "\"}{") ? JSON : lines(head);
            case '[' -> next(start, "{]") ? JSON : lines(head);
            case '<' -> start.startsWith("<?xml") || start.startsWith("<Event") ? XML : lines(head);
            default -> lines(head);
        };
    }

    /// Text has no zeros in it.
    private static Format lines(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return UNKNOWN;
            }
        }
        return TEXT;
    }

    /// Whether what follows the first character, after white space, is one of these.
    private static boolean next(String start, String wanted) {
        String rest = start.substring(1).strip();
        return !rest.isEmpty() && wanted.indexOf(rest.charAt(0)) >= 0;
    }

    private static boolean begins(byte[] head, int at, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (at + i >= head.length || (head[at + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(byte[] head, int at, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (at + i >= head.length || head[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
