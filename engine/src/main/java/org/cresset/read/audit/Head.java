package org.cresset.read.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The head of a line: of what type the record is and to which event it belongs, as in
/// `node=NODE type=TYPE msg=audit(SECONDS.MILLIS:SERIAL):`, `audit: type=NUMBER audit(...):` of the kernel, and both in
/// lines of syslog. Used again for each line. For one thread.
final class Head {

    private static final int LONGEST = 1024;
    private static final byte[] AUDIT = "audit(".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPE = "type=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NODE = "node=".getBytes(StandardCharsets.US_ASCII);

    private final RecordTypes types = new RecordTypes();
    private final Words<RecordType> known = new Words<>(types::of);
    private final Words<String> nodes = new Words<>(node -> node);
    private byte[] bytes = {};
    private RecordType type = types.of("");
    private String node = "";
    private long time;
    private long serial;
    private int body;
    private int at;

    /// Reads the head of a line; says what is wrong, or nothing.
    String read(byte[] line, int from, int to) {
        bytes = line;
        int audit = find(AUDIT, from, Math.min(to, from + LONGEST));
        int typed = audit < 0 ? -1 : last(TYPE, from, audit);
        if (typed < 0) {
            return "not an audit record: no type= and audit(";
        }
        at = audit + AUDIT.length;
        long seconds = number(to, 11);
        long micros = at < to && bytes[at] == '.' ? fraction(to) : 0;
        boolean divided = at < to && bytes[at++] == ':';
        serial = divided ? number(to, 18) : -1;
        if (seconds < 0 || serial < 0 || at == to || bytes[at] != ')') {
            return "not an audit record: no SECONDS:SERIAL in audit( )";
        }
        time = seconds * 1_000_000 + micros;
        body = at + 1 < to && bytes[at + 1] == ':' ? at + 2 : at + 1;
        type = known.get(bytes, typed + TYPE.length, word(typed, audit));
        int named = last(NODE, from, typed);
        node = named < 0 ? host(from, typed) : nodes.get(bytes, named + NODE.length, word(named, typed));
        return "";
    }

    RecordType type() {
        return type;
    }

    /// The machine, or an empty text where the line names none.
    String node() {
        return node;
    }

    /// When it happened, in microseconds since 1970.
    long time() {
        return time;
    }

    long serial() {
        return serial;
    }

    /// Where the fields begin.
    int body() {
        return body;
    }

    private int find(byte[] wanted, int from, int to) {
        for (int i = from; i + wanted.length <= to; i++) {
            if (stands(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    /// The last place where this begins a word.
    private int last(byte[] wanted, int from, int to) {
        for (int i = to - wanted.length; i >= from; i--) {
            if (stands(wanted, i) && (i == from || bytes[i - 1] == ' ')) {
                return i;
            }
        }
        return -1;
    }

    private boolean stands(byte[] wanted, int i) {
        return bytes[i] == wanted[0] && Arrays.equals(wanted, 0, wanted.length, bytes, i, i + wanted.length);
    }

    private int word(int from, int to) {
        int end = from;
        while (end < to && bytes[end] != ' ') {
            end++;
        }
        return end;
    }

    /// The digits from here on, or -1 where there are none or too many.
    private long number(int to, int most) {
        long number = 0;
        int from = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            if (at - from == most) {
                return -1;
            }
            number = number * 10 + (bytes[at++] - '0');
        }
        return at == from ? -1 : number;
    }

    private long fraction(int to) {
        at++;
        int from = at;
        long number = Math.max(0, number(to, 6));
        for (int digits = at - from; digits < 6; digits++) {
            number *= 10;
        }
        return number;
    }

    /// The machine that a line of syslog names: behind `Mar  4 10:00:00`, or behind a time that is one word.
    private String host(int from, int to) {
        if (from == to) {
            return "";
        }
        int start = from;
        if (bytes[from] == '<') {
            int end = find(new byte[] {'>'}, from, Math.min(to, from + 5));
            start = end < 0 ? from : end + 1;
        }
        boolean month = start < to && Character.isLetter(bytes[start]);
        boolean digit = start < to && Character.isDigit(bytes[start]);
        int skipped = month ? 3 : 1;
        for (int words = 0; (month || digit) && words <= skipped; words++) {
            int end = word(start, to);
            if (words == skipped && end > start && bytes[end - 1] != ':') {
                return nodes.get(bytes, start, end);
            }
            start = end;
            while (start < to && bytes[start] == ' ') {
                start++;
            }
        }
        return "";
    }
}
