package org.cresset.read.syslog;

/// A piece of a line, named again and again. For one thread.
final class Span {

    int from;
    int to;

    void set(int start, int end) {
        from = start;
        to = end;
    }

    void clear() {
        from = 0;
        to = 0;
    }

    boolean isEmpty() {
        return from >= to;
    }
}
