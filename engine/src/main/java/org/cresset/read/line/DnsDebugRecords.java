package org.cresset.read.line;

import java.io.IOException;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// The records of the debug log of a Windows name server: each begins with a line that begins with a digit, and
/// the lines behind it that do not are its details. What stands before the first is the head. For one thread.
final class DnsDebugRecords extends Splitter {

    /// The details of a packet are longer than this only where they are none.
    private static final int LONGEST = 1 << 18;

    private final int longest;

    DnsDebugRecords(Window window, Limits limits) {
        super(window, limits);
        longest = Math.min(LONGEST, Math.max(1, limits.record() - 1));
    }

    @Override
    protected boolean find() throws IOException {
        if (!toLine()) {
            return false;
        }
        int end = 0;
        boolean begins = false;
        while (has(end) && !(begins && byteAt(end) >= '0' && byteAt(end) <= '9') && end < longest) {
            begins = byteAt(end) == '\n';
            end++;
        }
        if (end == longest && has(end)) {
            problem = "a record is longer than " + longest + " bytes";
        }
        while (end > 1 && isLineEnd(byteAt(end - 1))) {
            end--;
        }
        length = end;
        return true;
    }
}
