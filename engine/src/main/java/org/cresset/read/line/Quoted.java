package org.cresset.read.line;

import java.util.Arrays;
import org.cresset.read.RawRecord;

/// A part of a line that stands in quotes, with its escapes undone where it has any. For one thread.
final class Quoted {

    private final Line decoded;
    private byte[] bytes = new byte[256];
    private Line text;
    private int start;
    private int end;
    private int next;

    Quoted(RawRecord record) {
        decoded = new Line(record);
        text = decoded;
    }

    /// Reads what stands between the quote at `open` and the next one that is not escaped: `\"` and `\\` are
    /// undone, and `\x..` where it is a character that can be seen. What can not be seen stays written as it
    /// is.
    ///
    /// @return false where there is no such quote
    boolean read(Line line, int open) {
        int close = open + 1;
        boolean escaped = false;
        while (close < line.length() && line.at(close) != '"') {
            boolean escape = line.at(close) == '\\';
            escaped |= escape;
            close += escape ? 2 : 1;
        }
        if (line.at(open) != '"' || close >= line.length()) {
            return false;
        }
        next = close + 1;
        text = line;
        start = open + 1;
        end = close;
        if (escaped) {
            decode(line);
        }
        return true;
    }

    private void decode(Line line) {
        if (bytes.length < end - start) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end - start));
        }
        int size = 0;
        for (int i = start; i < end; i++) {
            int c = line.at(i);
            int second = line.at(i + 1);
            int code = c == '\\' && second == 'x' && i + 3 < end ? code(line, i + 2) : -1;
            if (c == '\\' && (second == '"' || second == '\\')) {
                c = second;
                i++;
            } else if (code >= ' ' && code < 127) {
                c = code;
                i += 3;
            }
            bytes[size++] = (byte) c;
        }
        decoded.takeMore(bytes, size);
        text = decoded;
        start = 0;
        end = size;
    }

    private static int code(Line line, int at) {
        int high = Character.digit(line.at(at), 16);
        int low = Character.digit(line.at(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// The line in which the text stands, from [#start()] to [#end()].
    Line text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /// The place behind the quotes in the line that was read.
    int next() {
        return next;
    }
}
