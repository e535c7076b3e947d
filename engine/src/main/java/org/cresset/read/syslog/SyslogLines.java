package org.cresset.read.syslog;

import java.io.IOException;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// The records of a log of syslog: a line with a head and those without one that follow it, such as the lines of a
/// stack trace; or as many bytes as a number before the record says (RFC 6587). For one thread.
final class SyslogLines extends Splitter {

    /// So much of the next line is looked at, to tell whether it has a head.
    private static final int LOOKED_AT = 1024;

    /// So many bytes may follow a line as part of its record; what comes then stands for itself.
    private static final int LONGEST_TAIL = 1 << 16;

    private static final int MOST_DIGITS = 8;

    private final int longest;
    private final SyslogHead head = new SyslogHead();
    private boolean tooLong;
    private int lines;

    SyslogLines(Window window, Limits limits) {
        super(window, limits);
        longest = limits.record();
    }

    /// Of how many lines the record consists.
    int lines() {
        return lines;
    }

    @Override
    protected boolean find() throws IOException {
        if (tooLong) {
            tooLong = false;
            dropLine();
        }
        if (!toLine()) {
            return false;
        }
        lines = 1;
        int counted = counted();
        if (counted > 0) {
            length = counted;
            return true;
        }
        int end = lineEnd(0);
        if (!has(end) && isTooLong()) {
            tooLong = true;
            problem = unfinished();
            length = end;
            return true;
        }
        length = withoutEnd(has(end + 1) && !begins(end + 1) && headed(end) ? followed(end) : end);
        return true;
    }

    private boolean headed(int end) {
        return head.read(bytes(), from(), from() + end);
    }

    private int withoutEnd(int end) {
        int last = end;
        while (last > 1 && isLineEnd(byteAt(last - 1))) {
            last--;
        }
        return last;
    }

    /// The distance from the start at which the line ends that goes on at this distance.
    private int lineEnd(int distance) throws IOException {
        int at = distance;
        do {
            byte[] bytes = bytes();
            int view = inView() - from();
            int start = from();
            while (at < view && bytes[start + at] != '\n') {
                at++;
            }
            if (at < view) {
                return at;
            }
        } while (has(at));
        return at;
    }

    /// The end of the last line that belongs to the record whose first line ends here.
    private int followed(int firstEnd) throws IOException {
        int end = firstEnd;
        int most = Math.min(firstEnd + LONGEST_TAIL, longest);
        while (has(end + 1) && !begins(end + 1)) {
            int next = lineEnd(end + 1);
            if (next > most) {
                return end;
            }
            boolean blank = next == end + 1 || (next == end + 2 && byteAt(end + 1) == '\r');
            lines += blank ? 0 : 1;
            end = next;
        }
        return end;
    }

    /// Whether a record begins at this distance, or there is nothing but the end of a line.
    ///
    /// Hot path: what most lines begin with is told by a few bytes.
    private boolean begins(int distance) throws IOException {
        has(distance + LOOKED_AT);
        byte[] bytes = bytes();
        int from = from() + distance;
        int to = Math.min(inView(), from + LOOKED_AT);
        if (bytes[from] == ' ' || bytes[from] == '\t') {
            return false;
        }
        if (to - from > 3 && bytes[from + 3] == ' ' && Stamp.month(bytes, from) > 0) {
            return true;
        }
        if (to - from > 5 && bytes[from] == '<' && (bytes[from + 2] == '>' || bytes[from + 3] == '>')) {
            return true;
        }
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end > from && head.read(bytes, from, end);
    }

    /// The length of a record whose number of bytes stands before it, that included; 0 where none does, or one that
    /// cannot be true.
    private int counted() throws IOException {
        int count = 0;
        int at = 0;
        while (at < MOST_DIGITS && has(at) && Stamp.digit(byteAt(at)) >= 0) {
            count = count * 10 + Stamp.digit(byteAt(at++));
        }
        boolean frame = at > 0 && count > 0 && at < MOST_DIGITS && has(at + 1);
        if (!frame || byteAt(at) != ' ' || byteAt(at + 1) != '<' || at + 1 + count > longest) {
            return 0;
        }
        int end = at + 1 + count;
        if (!has(end - 1)) {
            return 0;
        }
        boolean next = !has(end) || isLineEnd(byteAt(end)) || Stamp.digit(byteAt(end)) > 0;
        return next ? end : 0;
    }
}
