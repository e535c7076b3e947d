package org.cresset.read.audit;

/// The fields of a record: `name=value`, `name="value"`, those within `msg='...'`, and those that an enriched record
/// has
/// behind a separator; and the words between them. For one thread.
final class Pairs {

    private static final byte SEPARATOR = 0x1d;
    private static final boolean[] NAMES = new boolean[128];

    static {
        for (char c = 0; c < 128; c++) {
            NAMES[c] = Character.isLetterOrDigit(c) || "_-[].".indexOf(c) >= 0;
        }
    }

    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean loose;
    private boolean within;
    private int nameFrom;
    private int nameTo;
    private int from;
    private int to;
    private boolean quoted;

    /// Starts.
    ///
    /// @param loosely whether values hold blanks and quotes, as the Azure agent writes them
    void over(byte[] line, int start, int stop, boolean loosely) {
        bytes = line;
        at = start;
        end = stop;
        loose = loosely;
        within = false;
    }

    /// Moves to the next field or word; false at the end.
    boolean next() {
        while (skip()) {
            nameFrom = bytes[at] == '(' ? at + 1 : at;
            int stop = nameEnd(nameFrom);
            boolean named = stop > nameFrom && stop < end && bytes[stop] == '=';
            if (!named) {
                word();
                return true;
            }
            nameTo = stop;
            at = stop + 1;
            if (!opens()) {
                value();
                return true;
            }
            within = true;
            at++;
        }
        return false;
    }

    /// Where the name stands; a word between fields has an empty one.
    int nameFrom() {
        return nameFrom;
    }

    int nameTo() {
        return nameTo;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean quoted() {
        return quoted;
    }

    /// Goes on to where something stands.
    private boolean skip() {
        while (at < end) {
            if (isBlank(at) || (within && bytes[at] == '\'')) {
                at++;
            } else if (isEscapedSeparator(at)) {
                at += 4;
            } else {
                return true;
            }
        }
        return false;
    }

    /// Whether `msg='` begins here, behind the `=`.
    private boolean opens() {
        return at < end
                && bytes[at] == '\''
                && nameTo - nameFrom == 3
                && bytes[nameFrom] == 'm'
                && bytes[nameFrom + 1] == 's'
                && bytes[nameFrom + 2] == 'g';
    }

    private void word() {
        nameTo = nameFrom;
        quoted = false;
        from = at;
        while (at < end && !isBlank(at) && !isEscapedSeparator(at)) {
            at++;
        }
        to = at;
        strip();
    }

    private void value() {
        byte first = at < end ? bytes[at] : (byte) ' ';
        quoted = first == '"' || first == '\'' || first == '{' || (loose && first == '[');
        if (!quoted) {
            bare();
            return;
        }
        byte last = first == '{' ? (byte) '}' : first == '[' ? (byte) ']' : first;
        int stop = at + 1;
        while (stop < end && (bytes[stop] != last || (loose && !endsLoosely(stop + 1)))) {
            stop++;
        }
        from = first == '[' ? at : at + 1;
        to = first == '[' ? Math.min(stop + 1, end) : stop;
        at = Math.min(stop + 1, end);
    }

    private void bare() {
        from = at;
        while (at < end && !isEscapedSeparator(at) && (loose ? !endsLoosely(at) : !isBlank(at))) {
            at++;
        }
        to = at;
        strip();
    }

    /// Whether a value of the Azure agent can end here: at the end, or before a blank and another field.
    private boolean endsLoosely(int index) {
        if (index >= end) {
            return true;
        }
        boolean blank = isBlank(index) && index + 1 < end && bytes[index + 1] >= 'A';
        int stop = blank ? nameEnd(index + 1) : index;
        return stop > index + 1 && stop < end && bytes[stop] == '=';
    }

    /// Takes off what closes `msg='(...)'` and what stands between fields.
    private void strip() {
        if (within && to > from && bytes[to - 1] == '\'') {
            to--;
        }
        if (loose) {
            return;
        }
        if (to > from && bytes[to - 1] == ',') {
            to--;
        }
        if (to > from && bytes[to - 1] == ')' && bytes[from] != '(') {
            to--;
        }
    }

    private int nameEnd(int start) {
        int stop = start;
        while (stop < end && bytes[stop] >= 0 && NAMES[bytes[stop]]) {
            stop++;
        }
        return stop;
    }

    private boolean isBlank(int index) {
        return bytes[index] == ' ' || bytes[index] == SEPARATOR || bytes[index] == '\t';
    }

    /// Whether the separator stands here as syslog daemons escape it.
    private boolean isEscapedSeparator(int index) {
        return bytes[index] == '#'
                && index + 3 < end
                && bytes[index + 1] == '0'
                && bytes[index + 2] == '3'
                && bytes[index + 3] == '5';
    }
}
