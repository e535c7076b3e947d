package org.cresset.read;

import java.io.IOException;

/// Finds the records of a text format in a stream, without understanding them. Damage costs only the record that it is
/// in. For one thread.
public abstract class Splitter {

    private final Window window;
    private final int longest;

    /// The length of the piece found, in bytes from the window's start.
    protected int length;

    /// What is wrong with the piece found; empty for a record that is whole.
    protected String problem = "";

    protected Splitter(Window window, Limits limits) {
        this.window = window;
        longest = limits.record();
    }

    /// Moves to the next record, or to the next piece that is none. False at the end.
    public final boolean next() throws IOException {
        window.release(window.start() + length);
        length = 0;
        problem = "";
        return find();
    }

    /// Finds the next piece from the window's start on: drops what stands before it, sets its length and problem.
    protected abstract boolean find() throws IOException;

    public final String problem() {
        return problem;
    }

    public final byte[] bytes() {
        return window.bytes();
    }

    public final int from() {
        return window.start();
    }

    public final int to() {
        return window.start() + length;
    }

    public final long offset() {
        return window.offset(window.start());
    }

    protected final byte byteAt(int index) {
        return window.bytes()[window.start() + index];
    }

    /// Whether there is a byte at this distance from the start, reading on where needed.
    protected final boolean has(int index) throws IOException {
        while (window.start() + index >= window.end()) {
            if (!window.more()) {
                return false;
            }
        }
        return true;
    }

    /// The index in [#bytes()] behind the last byte that has been read so far.
    protected final int inView() {
        return window.end();
    }

    /// Drops bytes at the start.
    protected final void drop(int count) {
        window.release(window.start() + count);
    }

    /// Drops the rest of a line.
    protected final void dropLine() throws IOException {
        while (has(0) && byteAt(0) != '\n') {
            drop(1);
        }
    }

    /// Drops the ends of lines at the start; false where nothing stands behind them.
    protected final boolean toLine() throws IOException {
        while (has(0) && isLineEnd(byteAt(0))) {
            drop(1);
        }
        return has(0);
    }

    protected static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /// Whether a record found no end because it is longer than allowed, where [#has] has just said no.
    protected final boolean isTooLong() {
        return window.full();
    }

    /// Why a record found no end, where [#has] has just said no.
    protected final String unfinished() {
        return isTooLong() ? "a record is longer than " + longest + " bytes" : "the file ends inside a record";
    }
}
