package org.cresset.read.line;

import java.nio.charset.StandardCharsets;
import org.cresset.event.Kind;
import org.cresset.event.Timestamps;
import org.cresset.event.Utf8;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// The line that is being read. It stands in the buffer of its record, so that parts of it become values
/// without being copied. Places count from its start. For one thread.
final class Line {

    private final RawRecord record;
    private byte[] bytes = {};
    private int from;
    private int length;
    private int base;

    Line(RawRecord record) {
        this.record = record;
    }

    /// Empties the record and puts a line into its buffer; bytes that are no UTF-8 are replaced.
    void take(byte[] source, int start, int count) {
        boolean marked = count >= 3
                && source[start] == (byte) 0xef
                && source[start + 1] == (byte) 0xbb
                && source[start + 2] == (byte) 0xbf;
        bytes = source;
        from = marked ? start + 3 : start;
        length = marked ? count - 3 : count;
        if (!Utf8.isAscii(bytes, from, from + length)) {
            bytes = new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            from = 0;
            length = bytes.length;
        }
        record.clear();
        put();
    }

    /// Puts text that is UTF-8 into the record's buffer behind what stands there: a part of another line,
    /// decoded.
    void takeMore(byte[] source, int count) {
        bytes = source;
        from = 0;
        length = count;
        put();
    }

    private void put() {
        base = record.buffer().mark();
        record.buffer().utf8(bytes, from, from + length);
    }

    int length() {
        return length;
    }

    /// The byte at a place, or 0 where the line has none.
    int at(int place) {
        return place >= 0 && place < length ? bytes[from + place] : 0;
    }

    /// The first place of a byte from `start` on and before `end`, or -1.
    int find(char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[from + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// As [#find], but the end where there is none.
    int until(char wanted, int start, int end) {
        int found = find(wanted, start, end);
        return found < 0 ? end : found;
    }

    /// The last place of a byte from `start` on and before `end`, or -1.
    int last(char wanted, int start, int end) {
        for (int i = end - 1; i >= start; i--) {
            if (bytes[from + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// The first place of a text from `start` on, or -1.
    int find(String wanted, int start) {
        for (int i = start; i <= length - wanted.length(); i++) {
            if (is(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether this text of ASCII stands at a place.
    boolean is(String wanted, int place) {
        if (place + wanted.length() > length) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (bytes[from + place + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first place from `start` on that is no blank.
    int skip(int start) {
        int at = start;
        while (at < length && bytes[from + at] == ' ') {
            at++;
        }
        return at;
    }

    boolean isDigit(int place) {
        return at(place) >= '0' && at(place) <= '9';
    }

    /// The place behind the digits that begin at `start`.
    int digits(int start) {
        int at = start;
        while (isDigit(at)) {
            at++;
        }
        return at;
    }

    /// Copies a part to a place in another array.
    void copy(int start, int end, byte[] into, int place) {
        System.arraycopy(bytes, from + start, into, place, end - start);
    }

    /// The time that a part is, as [Timestamps] reads it.
    long time(int start, int end) {
        return Timestamps.parse(bytes, from + start, from + end);
    }

    String text(int start, int end) {
        return new String(bytes, from + start, end - start, StandardCharsets.UTF_8);
    }

    /// Whether a part is `-`, by which logs say that there is no value, or empty.
    boolean isNothing(int start, int end) {
        return start >= end || (end == start + 1 && at(start) == '-');
    }

    /// Makes a part a value.
    void add(Path path, int start, int end) {
        record.add(path, Kind.TEXT, base + start, base + end);
    }

    /// Makes a part a value, unless it says that there is none.
    void addIfAny(Path path, int start, int end) {
        if (!isNothing(start, end)) {
            add(path, start, end);
        }
    }
}
