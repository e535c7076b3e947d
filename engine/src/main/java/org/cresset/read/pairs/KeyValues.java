package org.cresset.read.pairs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cresset.event.Kind;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// Reads `key=value` pairs into a record. Text that belongs to no pair is passed over. For one thread.
///
/// Hot path: one pass over the bytes; only keys become strings.
public final class KeyValues {

    private static final int LONGEST_KEY = 100;

    /// What sudo writes behind all else.
    private static final String LAST = "COMMAND";

    /// What mail servers call the same thing, by the words of Postfix.
    private static final Map<String, String> MAIL = Map.of("msgid", "message-id", "stat", "status");

    /// Where a value ends that is not in quotes.
    public enum Style {
        /// With a space.
        WORDS(' '),
        /// Where, behind a space, the next pair begins.
        PHRASES(' '),
        /// Where, behind a semicolon and a space, the next pair begins, as sudo writes them; its `COMMAND` comes last
        /// and
        /// goes on to the end, whatever the user has put into it.
        SEMICOLONS(';'),
        /// Where, behind a comma and a space, the next pair begins; as mail servers write them, with addresses in
        /// angle brackets.
        MAIL(','),
        /// As mail servers write them where they refuse one: with a space.
        MAIL_WORDS(' ');

        private final byte separator;

        Style(char separator) {
            this.separator = (byte) separator;
        }

        private boolean isMail() {
            return this == MAIL || this == MAIL_WORDS;
        }

        private boolean isOfWords() {
            return this == WORDS || this == MAIL_WORDS;
        }
    }

    private final Names names;
    private final RawRecord record;
    private byte[] bytes = {};
    private int end;
    private Style style = Style.PHRASES;

    public KeyValues(Names names, RawRecord record) {
        this.names = names;
        this.record = record;
    }

    /// Adds the pairs that stand in a text; returns how many.
    public int read(byte[] text, int from, int to, Style how) {
        bytes = text;
        end = to;
        style = how;
        int pairs = 0;
        int key = nextKey(from, true);
        while (key >= 0) {
            int equals = keyEnd(bytes, key, end);
            key = value(key, equals);
            pairs++;
        }
        return pairs;
    }

    /// Where the name that begins here ends, which is at an equals sign; -1 where there is no such name.
    public static int keyEnd(byte[] bytes, int from, int to) {
        if (from >= to || !isLetter(bytes[from])) {
            return -1;
        }
        int last = Math.min(to, from + LONGEST_KEY);
        int at = from + 1;
        while (at < last && isInKey(bytes[at])) {
            at++;
        }
        return at < last && bytes[at] == '=' ? at : -1;
    }

    static boolean isInKey(byte b) {
        return isLetter(b) || (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '@';
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
    }

    /// Where the next key begins: here, if that is allowed, or behind the next separator that a key follows; -1 where
    /// there is none.
    private int nextKey(int from, boolean here) {
        int at = from;
        boolean may = here;
        while (at < end) {
            if (bytes[at] == ' ') {
                at++;
                may |= style.separator == ' ';
            } else if (bytes[at] == style.separator) {
                at++;
                may = true;
            } else if (may && keyEnd(bytes, at, end) >= 0) {
                return at;
            } else {
                at = wordEnd(at);
                may = false;
            }
        }
        return -1;
    }

    private int wordEnd(int from) {
        int at = from;
        while (at < end && bytes[at] != ' ' && bytes[at] != style.separator) {
            at++;
        }
        return at;
    }

    /// Adds a pair; returns where the next key begins, or -1.
    private int value(int key, int equals) {
        String name = new String(bytes, key, equals - key, StandardCharsets.US_ASCII);
        Path path = names.root().child(style.isMail() ? MAIL.getOrDefault(name, name) : name);
        int from = equals + 1;
        if (from < end && (bytes[from] == '"' || bytes[from] == '\'')) {
            int close = close(from);
            quoted(path, from + 1, close);
            return nextKey(close + 1, true);
        }
        boolean last = style == Style.SEMICOLONS && name.equals(LAST);
        int next = last ? -1 : style.isOfWords() ? nextKey(wordEnd(from), false) : nextKey(from, false);
        int to = style.isOfWords() ? wordEnd(from) : next < 0 ? end : next;
        plain(path, from, trimmed(from, to, next >= 0));
        return next;
    }

    /// Where the quote that opens here is closed, or the end.
    private int close(int open) {
        int at = open + 1;
        while (at < end && bytes[at] != bytes[open]) {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, end);
    }

    private int trimmed(int from, int to, boolean separated) {
        int last = to;
        while (last > from && bytes[last - 1] == ' ') {
            last--;
        }
        boolean mark = separated && last > from && (bytes[last - 1] == ',' || bytes[last - 1] == ';');
        last = mark ? last - 1 : last;
        while (last > from && bytes[last - 1] == ' ') {
            last--;
        }
        return last;
    }

    private void plain(Path path, int from, int to) {
        if (!style.isMail() || from == to) {
            record.add(path, bytes, from, to);
            return;
        }
        boolean address = bytes[from] == '<' && bytes[to - 1] == '>';
        int open = indexOf('(', from, to);
        if (address) {
            record.add(path, bytes, from + 1, to - 1);
        } else if (open > from && bytes[open - 1] == ' ' && bytes[to - 1] == ')') {
            record.add(path, bytes, from, open - 1);
            record.add(names.root().child(path + "_detail"), bytes, open + 1, to - 1);
        } else {
            record.add(path, bytes, from, to);
        }
    }

    private int indexOf(char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at < to ? at : -1;
    }

    private void quoted(Path path, int from, int to) {
        if (indexOf('\\', from, to) < 0) {
            record.add(path, bytes, from, to);
            return;
        }
        byte[] plain = new byte[to - from];
        int size = 0;
        for (int at = from; at < to; at++) {
            boolean escape = bytes[at] == '\\' && at + 1 < to && isEscaped(bytes[at + 1]);
            at = escape ? at + 1 : at;
            plain[size++] = bytes[at];
        }
        record.add(path, Kind.TEXT, new String(plain, 0, size, StandardCharsets.UTF_8));
    }

    private static boolean isEscaped(byte b) {
        return b == '"' || b == '\\' || b == '\'';
    }
}
