package org.cresset.intel.indicator;

/// The part of a URL by which URLs are compared: host, port, path and query. The scheme, a user, the port that goes
/// with
/// the scheme, and a fragment are left out; the host is in small letters. Writes into bytes of its own. For one thread.
///
/// Hot path: every URL of every event comes through here; nothing is allocated.
public final class Url {

    /// What is longer is no URL here.
    public static final int LONGEST = 4096;

    private final byte[] key = new byte[LONGEST + 1];
    private int size;
    private int host;

    /// Takes a URL; one without a scheme is taken as it stands. Says whether it has a host.
    public boolean read(byte[] bytes, int from, int to) {
        int start = from;
        int port = 0;
        int colon = scheme(bytes, from, to);
        if (colon >= 0) {
            start = colon + 3;
            int letters = colon - from;
            port = letters == 4 ? 80 : letters == 5 ? 443 : letters == 3 ? 21 : 0;
        }
        int end = end(bytes, start, to);
        if (end - start > LONGEST || end == start) {
            return false;
        }
        int path = authority(bytes, start, end);
        size = 0;
        for (int i = afterUser(bytes, start, path); i < path; i++) {
            key[size++] = lower(bytes[i]);
        }
        cutPort(port);
        return host > 0 && rest(bytes, path, end);
    }

    /// Takes a host, and a path that begins with a slash.
    public boolean read(byte[] bytes, int hostFrom, int hostTo, int from, int to) {
        if (hostTo == hostFrom || to == from || bytes[from] != '/' || hostTo - hostFrom + to - from > LONGEST) {
            return false;
        }
        size = 0;
        for (int i = hostFrom; i < hostTo; i++) {
            key[size++] = lower(bytes[i]);
        }
        cutPort(80);
        return host > 0 && rest(bytes, from, end(bytes, from, to));
    }

    /// Adds a query that stands apart from the path.
    public boolean query(byte[] bytes, int from, int to) {
        if (size + 1 + to - from > LONGEST) {
            return false;
        }
        key[size++] = '?';
        System.arraycopy(bytes, from, key, size, to - from);
        size += to - from;
        return true;
    }

    /// The bytes; the first [#size()] are those of the URL.
    public byte[] key() {
        return key;
    }

    public int size() {
        return size;
    }

    /// Where the host begins: behind the bracket of an address of version 6.
    public int hostFrom() {
        return key[0] == '[' ? 1 : 0;
    }

    public int hostTo() {
        return host;
    }

    private static int scheme(byte[] bytes, int from, int to) {
        int most = Math.min(to - 2, from + 20);
        for (int i = from; i < most; i++) {
            byte b = lower(bytes[i]);
            if (b == ':') {
                return i > from && bytes[i + 1] == '/' && bytes[i + 2] == '/' ? i : -1;
            }
            boolean letter = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '-' || b == '.';
            if (!letter) {
                return -1;
            }
        }
        return -1;
    }

    private static int end(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '#') {
                return i;
            }
        }
        return to;
    }

    private static int authority(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '/' || bytes[i] == '?') {
                return i;
            }
        }
        return to;
    }

    private static int afterUser(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '@') {
                return i + 1;
            }
        }
        return from;
    }

    /// Finds the end of the host, and cuts off a port that goes without saying.
    private void cutPort(int usual) {
        int at = size;
        int number = 0;
        int unit = 1;
        while (at > 0 && size - at < 5 && key[at - 1] >= '0' && key[at - 1] <= '9') {
            at--;
            number += (key[at] - '0') * unit;
            unit *= 10;
        }
        boolean ported = at > 1 && key[at - 1] == ':' && at < size && (key[0] != '[' || key[at - 2] == ']');
        host = ported ? at - 1 : size;
        if (ported && number == usual) {
            size = host;
        }
        if (host > 0 && key[0] == '[' && key[host - 1] == ']') {
            host--;
        }
    }

    private boolean rest(byte[] bytes, int from, int to) {
        if (size + 1 + to - from > LONGEST) {
            return false;
        }
        if (from == to || bytes[from] == '?') {
            key[size++] = '/';
        }
        System.arraycopy(bytes, from, key, size, to - from);
        size += to - from;
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}
