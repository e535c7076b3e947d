package org.cresset.read.xml;

import java.io.IOException;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Finds the `Event` elements of an XML stream, in a document or one after another without one.
/// Damage costs only the element that it is in. For one thread.
final class XmlRecords extends Splitter {

    private static final byte[] OPEN = {'<', 'E', 'v', 'e', 'n', 't'};
    private static final byte[] CLOSE = {'<', '/', 'E', 'v', 'e', 'n', 't', '>'};

    /// Whether what stands before the next record is the rest of one that was too long.
    private boolean tooLong;

    XmlRecords(Window window, Limits limits) {
        super(window, limits);
    }

    @Override
    protected boolean find() throws IOException {
        while (has(OPEN.length)) {
            if (opens(0)) {
                element();
                return true;
            }
            if (matches(0, CLOSE)) {
                length = CLOSE.length;
                if (!tooLong) {
                    problem = "an Event element ends that did not begin";
                    return true;
                }
                tooLong = false;
            }
            drop(Math.max(length, 1));
            length = 0;
        }
        return false;
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
        tooLong = false;
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
