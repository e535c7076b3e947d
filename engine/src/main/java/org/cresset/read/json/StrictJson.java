package org.cresset.read.json;

import org.cresset.event.Kind;
import org.cresset.event.TextBuffer;
import org.cresset.event.Utf8;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RawRecord;

/// Reads an object of strict JSON from bytes straight into a record. For one thread.
///
/// Hot path: one pass over the bytes, no string is made, and of a name only its bytes are compared with those of the
/// name that stood here last time. At anything that is not plain JSON, wholly in view and within limits it gives up,
/// and the slow way looks at the record from its start: what that finds is what counts. So this one never has to say
/// what
/// is wrong.
final class StrictJson {

    private static final int GIVEN_UP = -1;

    private final Names names;
    private final RawRecord record;
    private final TextBuffer text;
    private final int deepest;
    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean inWhole;

    StrictJson(Names names, RawRecord record, Limits limits) {
        this.names = names;
        this.record = record;
        text = record.buffer();
        deepest = limits.nesting();
    }

    /// Reads the object that begins here.
    ///
    /// @return how many bytes it takes, or a negative number where it was given up
    int read(byte[] in, int from, int to) {
        record.clear();
        return add(in, from, to);
    }

    /// As [#read], into a record that has values already.
    int add(byte[] in, int from, int to) {
        bytes = in;
        at = from;
        end = to;
        inWhole = false;
        text.reserve(to - from);
        try {
            return object(names.root(), 1) ? at - from : GIVEN_UP;
        } catch (TooMuch beyond) {
            return GIVEN_UP;
        }
    }

    private boolean object(Path path, int depth) {
        if (depth > deepest) {
            return false;
        }
        at++;
        if (next() == '}') {
            at++;
            return true;
        }
        Path name = path;
        byte separator;
        do {
            if (next() != '"') {
                return false;
            }
            name = names.after(path, name, bytes, at + 1, end);
            at = names.nameEnd();
            if (at < 0 || next() != ':') {
                return false;
            }
            at++;
            if (!value(name, depth)) {
                return false;
            }
            separator = next();
            at++;
        } while (separator == ',');
        return separator == '}';
    }

    private boolean array(Path path, int depth) {
        if (depth > deepest) {
            return false;
        }
        at++;
        if (next() == ']') {
            at++;
            return true;
        }
        byte separator;
        do {
            if (!value(path, depth)) {
                return false;
            }
            separator = next();
            at++;
        } while (separator == ',');
        return separator == ']';
    }

    private boolean value(Path path, int depth) {
        return switch (next()) {
            case '"' -> string(path);
            case '{', '[' -> (!inWhole && path.isWhole()) ? whole(path, depth) : nested(path, depth);
            case 't' -> word(path, Kind.BOOL, "true");
            case 'f' -> word(path, Kind.BOOL, "false");
            case 'n' -> word(path, Kind.NULL, "null");
            case 0 -> false;
            default -> number(path);
        };
    }

    private boolean nested(Path path, int depth) {
        return bytes[at] == '{' ? object(path, depth + 1) : array(path, depth + 1);
    }

    /// An object or list whose text is a value too, behind those in it. What lies in one is not taken so once more.
    private boolean whole(Path path, int depth) {
        int from = at;
        inWhole = true;
        boolean read = nested(path, depth);
        inWhole = false;
        if (read) {
            int mark = text.mark();
            text.utf8(bytes, from, at);
            record.add(path, Kind.TEXT, mark);
        }
        return read;
    }

    /// The next byte that is not white space; 0 where there is none in view.
    private byte next() {
        while (at < end) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            at++;
        }
        return 0;
    }

    private boolean word(Path path, Kind kind, String word) {
        int length = word.length();
        if (at + length > end) {
            return false;
        }
        int mark = text.mark();
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        if (kind != Kind.NULL) {
            text.utf8(bytes, at, at + length);
        }
        at += length;
        record.add(path, kind, mark);
        return true;
    }

    private boolean number(Path path) {
        int from = at;
        at += bytes[at] == '-' ? 1 : 0;
        int whole = at;
        boolean good = digits() && (bytes[whole] != '0' || at == whole + 1);
        if (good && at < end && bytes[at] == '.') {
            at++;
            good = digits();
        }
        if (good && at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            at += at < end && (bytes[at] == '+' || bytes[at] == '-') ? 1 : 0;
            good = digits();
        }
        if (!good || at == end || at - from > JsonText.LONGEST_NUMBER) {
            return false;
        }
        int mark = text.mark();
        text.utf8(bytes, from, at);
        record.add(path, Kind.NUMBER, mark);
        return true;
    }

    private boolean digits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean string(Path path) {
        at++;
        int mark = text.mark();
        while (true) {
            at = text.plain(bytes, at, end);
            if (at >= end) {
                return false;
            }
            byte b = bytes[at];
            if (b == '"') {
                break;
            }
            if (b < 0 ? !character() : b != '\\' || !escape()) {
                return false;
            }
        }
        at++;
        if (path.holdsDocuments() && text.mark() > mark) {
            return false;
        }
        record.add(path, Kind.TEXT, mark);
        return true;
    }

    private boolean escape() {
        if (at + 1 >= end) {
            return false;
        }
        byte b = bytes[at + 1];
        switch (b) {
            case '"', '\\', '/' -> text.ascii(b);
            case 'n' -> text.ascii('\n');
            case 't' -> text.ascii('\t');
            case 'r' -> text.ascii('\r');
            case 'b' -> text.ascii('\b');
            case 'f' -> text.ascii('\f');
            case 'u' -> {
                return unicode();
            }
            default -> {
                return false;
            }
        }
        at += 2;
        return true;
    }

    /// An escaped character, or two that are one. Half a character becomes a question mark, as in the slow way.
    private boolean unicode() {
        int unit = hexadecimal(at + 2);
        if (unit < 0) {
            return false;
        }
        at += 6;
        if (!Character.isSurrogate((char) unit)) {
            text.codePoint(unit);
            return true;
        }
        boolean pair = at + 1 < end && bytes[at] == '\\' && bytes[at + 1] == 'u';
        int low = pair ? hexadecimal(at + 2) : 0;
        if (low > 0 && Character.isSurrogatePair((char) unit, (char) low)) {
            at += 6;
            text.codePoint(Character.toCodePoint((char) unit, (char) low));
        } else {
            text.ascii('?');
        }
        return true;
    }

    private int hexadecimal(int from) {
        if (from + 4 > end) {
            return -1;
        }
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    /// A character of several bytes, if it is whole and well formed.
    private boolean character() {
        int length = Utf8.length(bytes, at, end);
        text.utf8(bytes, at, at + length);
        at += length;
        return length > 0;
    }
}
