package org.cresset.read.audit;

import java.nio.charset.StandardCharsets;

/// An address that a program gave to a call, as the kernel holds it in memory (of a processor with the low byte first).
///
/// @param family as auditd names it: `inet`, `inet6`, `local`; empty where it is another
/// @param address of the machine, or the path of a local socket, whose first character is `@` where it has no file
/// @param port `-1` where it has none
record SocketAddress(String family, String address, int port) {

    private static final SocketAddress OTHER = new SocketAddress("", "", -1);

    static SocketAddress of(byte[] bytes, int length) {
        int family = length < 2 ? 0 : (bytes[0] & 0xff) | ((bytes[1] & 0xff) << 8);
        if (family == 1 && length > 2) {
            return new SocketAddress("local", path(bytes, length), -1);
        }
        if (family == 2 && length >= 8) {
            return new SocketAddress("inet", dotted(bytes, 4), number(bytes, 2));
        }
        if (family == 10 && length >= 24) {
            return new SocketAddress("inet6", mapped(bytes) ? dotted(bytes, 20) : groups(bytes), number(bytes, 2));
        }
        return OTHER;
    }

    boolean isInternet() {
        return port >= 0;
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private static String path(byte[] bytes, int length) {
        boolean named = bytes[2] != 0;
        int from = named ? 2 : 3;
        int end = from;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return (named ? "" : "@") + new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static String dotted(byte[] bytes, int at) {
        return (bytes[at] & 0xff) + "." + (bytes[at + 1] & 0xff) + "." + (bytes[at + 2] & 0xff) + "."
                + (bytes[at + 3] & 0xff);
    }

    /// Whether it is an address of IPv4 in the form of IPv6.
    private static boolean mapped(byte[] bytes) {
        for (int group = 0; group < 5; group++) {
            if (number(bytes, 8 + 2 * group) != 0) {
                return false;
            }
        }
        return number(bytes, 18) == 0xffff;
    }

    /// The groups of IPv6, the first longest row of zeros left out.
    private static String groups(byte[] bytes) {
        int best = 8;
        int longest = 1;
        for (int from = 0; from < 8; from++) {
            int zeros = 0;
            while (from + zeros < 8 && number(bytes, 8 + 2 * (from + zeros)) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                longest = zeros;
                best = from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            if (group == best) {
                text.append("::");
                group += longest - 1;
            } else {
                boolean first = text.isEmpty() || group == best + longest;
                text.append(first ? "" : ":").append(Integer.toHexString(number(bytes, 8 + 2 * group)));
            }
        }
        return text.toString();
    }
}
