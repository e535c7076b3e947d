package org.cresset.read.line;

import java.io.IOException;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// The records of a table whose cells are separated by one character and may stand in quotes, within which
/// lines may break. A quote that is not closed where a cell can end costs only the line in which it is opened.
/// For one thread.
final class CsvRecords extends Splitter {

    /// How many bytes may be looked at in vain for the end of a quote: so many, and so many for each byte of the file
    /// so far. Beyond that, no line may break within quotes. Else looking would take ever so long.
    private static final long IN_VAIN = 32 << 20;

    private static final int IN_VAIN_EACH = 4;

    private final char separator;
    private long inVain;
    private int looked;
    private boolean began;
    private boolean tooLong;

    CsvRecords(Window window, Limits limits, char separator) {
        super(window, limits);
        this.separator = separator;
    }

    @Override
    protected boolean find() throws IOException {
        if (tooLong) {
            tooLong = false;
            dropLine();
        }
        if (!began && has(2) && byteAt(0) == (byte) 0xef && byteAt(1) == (byte) 0xbb && byteAt(2) == (byte) 0xbf) {
            drop(3);
        }
        began = true;
        if (!toLine()) {
            return false;
        }
        int end = record();
        length = end > 0 && byteAt(end - 1) == '\r' ? end - 1 : end;
        return true;
    }

    /// Where the record ends: before a line break that stands in no quotes.
    private int record() throws IOException {
        int at = 0;
        boolean cell = true;
        while (has(at) && byteAt(at) != '\n') {
            if (cell && byteAt(at) == '"') {
                int close = close(at);
                if (close < 0) {
                    return cut(at);
                }
                at = close;
                cell = false;
                continue;
            }
            cell = byteAt(at) == separator;
            at++;
        }
        if (!has(at) && isTooLong()) {
            tooLong = true;
            problem = unfinished();
        }
        return at;
    }

    /// The place behind the quote that closes the one at `open`, or -1 where none does before the cell must
    /// end.
    private int close(int open) throws IOException {
        int at = open + 1;
        looked = at;
        while (has(at)) {
            looked = at;
            byte b = byteAt(at);
            if (b == '\n' && inVain > IN_VAIN + IN_VAIN_EACH * offset()) {
                return -1;
            }
            boolean doubled = b == '"' && has(at + 1) && byteAt(at + 1) == '"';
            if (b == '"' && !doubled) {
                return !has(at + 1) || ends(byteAt(at + 1)) ? at + 1 : -1;
            }
            at += doubled ? 2 : 1;
        }
        return -1;
    }

    private boolean ends(byte b) {
        return b == separator || isLineEnd(b);
    }

    /// The end of the line in which a quote was opened in vain.
    private int cut(int open) throws IOException {
        inVain += looked - open;
        problem = "a quote is opened and not closed";
        int at = open;
        while (has(at) && byteAt(at) != '\n') {
            at++;
        }
        tooLong = !has(at) && isTooLong();
        return at;
    }
}
