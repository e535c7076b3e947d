package org.cresset.read.syslog;

import java.util.Arrays;

/// Looks for a few bytes among others.
final class Bytes {

    private Bytes() {}

    /// The first place where these stand, or -1.
    static int find(byte[] wanted, byte[] bytes, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            if (bytes[at] == wanted[0] && stands(wanted, bytes, at, to)) {
                return at;
            }
        }
        return -1;
    }

    /// Whether these stand here.
    static boolean stands(byte[] wanted, byte[] bytes, int at, int to) {
        int end = at + wanted.length;
        return end <= to && Arrays.equals(wanted, 0, wanted.length, bytes, at, end);
    }
}
