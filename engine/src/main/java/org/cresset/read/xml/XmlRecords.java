package org.cresset.read.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Finds the `Event` elements of an XML stream, in a document or one after another without one.
/// Damage costs only the element that it is in. For one thread.
final class XmlRecords extends Splitter {

    private static final byte[] OPEN = {'<', 'E', 'v', 'e', 'n', 't'};
    private static final byte[] CLOSE = {'<', '/', 'E', 'v', 'e', 'n', 't', '>'};

    private static final List<byte[]> FRAMES = Stream.of("<?xml", "<!--", "<Events", "</Events")
            .map(frame -> frame.getBytes(StandardCharsets.US_ASCII))
            .toList();

    /// Whether the rest of an element of which a part has been reported as too long comes next.
    private boolean tooLong;

    XmlRecords(Window window, Limits limits) {
        super(window, limits);
    }

    @Override
    protected boolean find() throws IOException {
        if (tooLong) {
            passOver();
        }
        while (has(0)) {
            if (isBlank(byteAt(0))) {
                drop(1);
            } else if (opens(0)) {
                element();
                return true;
            } else if (!dropFrame()) {
                foreign();
                return true;
            }
        }
        return false;
    }

    private void passOver() throws IOException {
        tooLong = false;
        while (has(0) && !opens(0)) {
            if (matches(0, CLOSE)) {
                drop(CLOSE.length);
                return;
            }
            drop(1);
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' '
                || b == '\t'
                || b == '\r'
                || b == '\n'
                || b == (byte) 0xef
                || b == (byte) 0xbb
                || b == (byte) 0xbf;
    }

    /// Drops a tag that only frames the events; false where something else stands here.
    private boolean dropFrame() throws IOException {
        for (byte[] frame : FRAMES) {
            if (matches(0, frame)) {
                boolean comment = frame[1] == '!';
                int end = comment ? frame.length + 2 : frame.length;
                while (has(end) && !(byteAt(end) == '>' && (!comment || closesComment(end)))) {
                    end++;
                }
                drop(has(end) ? end + 1 : end);
                return true;
            }
        }
        return false;
    }

    private boolean closesComment(int end) {
        return byteAt(end - 1) == '-' && byteAt(end - 2) == '-';
    }

    /// Takes everything up to the next event.
    private void foreign() throws IOException {
        length = 1;
        while (has(length) && !opens(length)) {
            length++;
        }
        problem = "not an Event element";
    }

    private boolean matches(int index, byte[] word) throws IOException {
        if (!has(index + word.length - 1)) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (byteAt(index + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether an `Event` element, not one whose name merely begins so, opens here.
    private boolean opens(int index) throws IOException {
        if (!matches(index, OPEN) || !has(index + OPEN.length)) {
            return false;
        }
        byte after = byteAt(index + OPEN.length);
        return after == ' ' || after == '>' || after == '\t' || after == '\r' || after == '\n';
    }

    private void element() throws IOException {
        length = OPEN.length;
        while (has(length)) {
            if (byteAt(length) != '<') {
                length++;
            } else if (matches(length, CLOSE)) {
                length += CLOSE.length;
                return;
            } else if (opens(length)) {
                problem = "a new Event element begins before this one ends";
                return;
            } else {
                length++;
            }
        }
        problem = unfinished();
        tooLong = isTooLong();
    }
}
