package org.cresset.read.syslog;

import org.cresset.read.pairs.Cef;
import org.cresset.read.pairs.Leef;

/// How messages begin that are in a format of their own.
final class MessageStart {

    private MessageStart() {}

    /// Whether a text is no message with a tag, but in a format of its own.
    static boolean isFormat(byte[] bytes, int from, int to) {
        if (from >= to) {
            return false;
        }
        return switch (bytes[from]) {
            case '{', '<', '@' -> true;
            case '%' -> isMnemonic(bytes, from, to) || isHuawei(bytes, from, to);
            case 'C' -> Cef.begins(bytes, from, to);
            case 'L' -> Leef.begins(bytes, from, to);
            default -> false;
        };
    }

    /// Whether `%FACILITY-5-MNEMONIC` stands here, where the facility may have several parts.
    static boolean isMnemonic(byte[] bytes, int from, int to) {
        return severity(bytes, from, to) > 0;
    }

    /// Where the digit of the severity stands in `%FACILITY-5-MNEMONIC`; -1 where that does not stand here.
    static int severity(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] != '%') {
            return -1;
        }
        int last = Math.min(to - 2, from + 100);
        for (int at = from + 1; at < last; at++) {
            if (bytes[at] == '-' && at > from + 1 && Stamp.digit(bytes[at + 1]) >= 0 && bytes[at + 2] == '-') {
                return at + 1;
            }
            if (!isInName(bytes[at])) {
                return -1;
            }
        }
        return -1;
    }

    static boolean isInName(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || Stamp.digit(b) >= 0 || b == '_' || b == '-';
    }

    /// Whether `%%01MODULE/5/WORD` stands here.
    static boolean isHuawei(byte[] bytes, int from, int to) {
        return to - from > 4
                && bytes[from] == '%'
                && bytes[from + 1] == '%'
                && Stamp.digit(bytes[from + 2]) >= 0
                && Stamp.digit(bytes[from + 3]) >= 0;
    }
}
