package org.cresset.read.audit;

/// Text that the kernel does not trust, which it writes in capital hexadecimal digits.
final class Hex {

    private Hex() {}

    static boolean is(byte[] bytes, int from, int to) {
        if (from == to || (to - from) % 2 != 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (digit(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Decodes digits for which [#is] holds; returns the index behind what has been put.
    static int decode(byte[] bytes, int from, int to, byte[] into, int at) {
        int put = at;
        for (int i = from; i < to; i += 2) {
            into[put++] = (byte) ((digit(bytes[i]) << 4) | digit(bytes[i + 1]));
        }
        return put;
    }

    private static int digit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        return b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
    }
}
