package org.cresset.read.line;

import java.io.IOException;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// The lines of a stream, without their ends and without those that are blank. For one thread.
public final class Lines extends Splitter {

    /// Whether the rest of a line of which a part has been reported as too long comes next.
    private boolean tooLong;

    public Lines(Window window, Limits limits) {
        super(window, limits);
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
        int end = 0;
        boolean more = has(end);
        while (more && byteAt(end) != '\n') {
            end++;
            more = has(end);
        }
        if (!more && isTooLong()) {
            tooLong = true;
            problem = unfinished();
        }
        length = byteAt(end - 1) == '\r' ? end - 1 : end;
        return true;
    }
}
