package org.cresset.detect.indicator;

import java.util.ArrayList;
import java.util.List;
import org.cresset.intel.indicator.AddressReader;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Url;

/// Finds the indicators that a value of an event is named by. For one thread.
///
/// Hot path: values are looked up where they stand in the bytes of the event; nothing is allocated unless something is
/// found. `LookupTest` holds it against a plain look-up of strings.
final class Lookup {

    private static final int LONGEST_NAME = 253;
    private static final boolean[] HEX = new boolean[256];

    static {
        for (char c = '0'; c <= '9'; c++) {
            HEX[c] = true;
        }
        for (char c = 'a'; c <= 'f'; c++) {
            HEX[c] = true;
            HEX[c - 'a' + 'A'] = true;
        }
    }

    private final IndicatorIndex index;
    private final AddressReader address = new AddressReader();
    private final Url url = new Url();
    private final byte[] name = new byte[LONGEST_NAME + 1];
    private final List<Indicator> found = new ArrayList<>();

    Lookup(IndicatorIndex index) {
        this.index = index;
    }

    /// What was found since [#clear()].
    List<Indicator> found() {
        return found;
    }

    void clear() {
        found.clear();
    }

    /// Looks up an address. Says whether it is one.
    boolean address(byte[] text, int from, int to) {
        int start = from < to && text[from] == '[' ? from + 1 : from;
        int end = start > from && text[to - 1] == ']' ? to - 1 : to;
        if (!address.read(text, start, end)) {
            return false;
        }
        for (int length : index.ranges().lengths()) {
            int key = index.ranges().around(address.high(), address.low(), length);
            if (key >= 0) {
                found.addAll(index.ofRange(key));
            }
        }
        return true;
    }

    /// Looks up a name or an address, perhaps with a port behind it.
    void host(byte[] text, int from, int to) {
        int end = withoutPort(text, from, to);
        boolean maybe = end > from && (text[from] == '[' || isHex(text[from]) || text[from] == ':');
        if (!maybe || !address(text, from, end)) {
            domain(text, from, end);
        }
    }

    /// A port behind the only colon, or behind the bracket of an address.
    private static int withoutPort(byte[] text, int from, int to) {
        int at = to;
        while (at > from && text[at - 1] >= '0' && text[at - 1] <= '9') {
            at--;
        }
        if (at == to || at - 1 <= from || text[at - 1] != ':') {
            return to;
        }
        for (int i = from; i < at - 1; i++) {
            if (text[i] == ':' && text[from] != '[') {
                return to;
            }
        }
        return at - 1;
    }

    private static boolean isHex(byte b) {
        return HEX[b & 255];
    }

    /// Looks up a domain and all above it.
    private void domain(byte[] text, int from, int to) {
        int end = to > from && text[to - 1] == '.' ? to - 1 : to;
        int length = end - from;
        if (length <= 0 || length > LONGEST_NAME || index.domains().size() == 0) {
            return;
        }
        long hash = Keys.start();
        for (int i = length - 1; i >= 0; i--) {
            byte b = lower(text[from + i]);
            name[i] = b;
            if (b == '.') {
                domain(hash, i + 1, length);
            }
            hash = Keys.next(hash, b);
        }
        domain(hash, 0, length);
    }

    private void domain(long hash, int from, int to) {
        int key = index.domains().find(hash, name, from, to);
        if (key >= 0) {
            found.addAll(index.ofDomain(key));
        }
    }

    /// Looks up a URL, and its host.
    void url(byte[] text, int from, int to) {
        if (from < to && text[from] != '/' && url.read(text, from, to)) {
            host(url.key(), url.hostFrom(), url.hostTo());
            read();
        }
    }

    /// Looks up a URL whose host and path stand apart; the host is not looked up.
    ///
    /// @param path begins with a slash
    /// @return whether they make a URL
    boolean url(byte[] text, int host, int hostEnd, int path, int pathEnd) {
        return index.urls().size() > 0 && url.read(text, host, hostEnd, path, pathEnd) && read();
    }

    /// The same URL with a query behind it.
    void query(byte[] text, int from, int to) {
        if (url.query(text, from, to)) {
            read();
        }
    }

    private boolean read() {
        int key = index.urls().find(url.key(), 0, url.size());
        if (key >= 0) {
            found.addAll(index.ofUrl(key));
        }
        return true;
    }

    /// Looks up every hash in a text such as `MD5=...,SHA256=...`, but not hashes of imports.
    void hashes(byte[] text, int from, int to) {
        int start = from;
        while (start < to && index.hashes().size() > 0) {
            int end = start;
            while (end < to && isHex(text[end])) {
                end++;
            }
            int length = end - start;
            boolean hash = length == 32 || length == 40 || length == 64 || length == 128;
            boolean word = end < to && (text[end] >= 'g' || (text[end] >= 'G' && text[end] <= 'Z'));
            if (hash && !word && !isOfImports(text, from, start)) {
                hash(text, start, end);
            }
            start = word ? afterWord(text, end, to) : end + 1;
        }
    }

    private static int afterWord(byte[] text, int from, int to) {
        int at = from;
        while (at < to && Character.isLetterOrDigit(text[at])) {
            at++;
        }
        return Math.max(at, from + 1);
    }

    /// Whether `IMPHASH=` or `imphash:` stands before.
    private static boolean isOfImports(byte[] text, int from, int at) {
        return at - from >= 8
                && lower(text[at - 8]) == 'i'
                && lower(text[at - 7]) == 'm'
                && lower(text[at - 6]) == 'p'
                && lower(text[at - 5]) == 'h';
    }

    private void hash(byte[] text, int from, int to) {
        long hash = Keys.ofDigits(text, from, to);
        if (index.hashes().isMissing(hash)) {
            return;
        }
        for (int i = from; i < to; i++) {
            name[i - from] = lower(text[i]);
        }
        int key = index.hashes().find(hash, name, 0, to - from);
        if (key >= 0) {
            found.addAll(index.ofHash(key));
        }
    }

    /// Looks up every mail address in a text, and its domain.
    void emails(byte[] text, int from, int to) {
        words(text, from, to, Lookup::email);
    }

    private void email(byte[] text, int from, int to) {
        int length = to - from;
        if (length > LONGEST_NAME) {
            return;
        }
        for (int i = from; i < to; i++) {
            name[i - from] = lower(text[i]);
        }
        int key = index.emails().find(name, 0, length);
        if (key >= 0) {
            found.addAll(index.ofEmail(key));
        }
        for (int i = to - 1; i > from; i--) {
            if (text[i] == '@') {
                domain(text, i + 1, to);
                return;
            }
        }
    }

    /// Looks up every name and address in a text such as `type:  5 a.example;::ffff:192.0.2.1;`.
    void answers(byte[] text, int from, int to) {
        words(text, from, to, Lookup::host);
    }

    /// Takes a word.
    private interface Word {
        void take(Lookup lookup, byte[] text, int from, int to);
    }

    private void words(byte[] text, int from, int to, Word word) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && !isBetween(text[i])) {
                continue;
            }
            if (i > start) {
                word.take(this, text, start, i);
            }
            start = i + 1;
        }
    }

    private static boolean isBetween(byte b) {
        return b == ' ' || b == ';' || b == ',' || b == '|' || b == '<' || b == '>' || b == '"' || b == '\t';
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}
