package org.cresset.read.syslog;

/// The head of RFC 5424, behind its priority and version. For one thread.
final class NewerHead {

    private final HeadParts parts;
    private boolean timed;
    private int message;
    private byte[] bytes = {};
    private int end;

    NewerHead(HeadParts parts) {
        this.parts = parts;
    }

    boolean timed() {
        return timed;
    }

    /// Where the message begins.
    int message() {
        return message;
    }

    /// Whether the head goes on here, behind its version; its parts are named then.
    boolean read(byte[] line, int from, int to) {
        bytes = line;
        end = to;
        timed = false;
        int at = from;
        if (isNil(at)) {
            at += 1;
        } else if (parts.stamp.read(bytes, at, end) && parts.stamp.isIso()) {
            timed = true;
            at = parts.stamp.end();
        } else {
            return false;
        }
        at = word(at, parts.host);
        at = at < 0 ? at : word(at, parts.app);
        at = at < 0 ? at : word(at, parts.pid);
        at = at < 0 ? at : word(at, parts.id);
        if (at < 0) {
            return false;
        }
        at = structured(at < end ? at + 1 : at);
        at = at < end && bytes[at] == ' ' ? at + 1 : at;
        boolean mark = at + 2 < end && bytes[at] == (byte) 0xef && bytes[at + 1] == (byte) 0xbb;
        message = mark ? at + 3 : at;
        return true;
    }

    private boolean isNil(int at) {
        return at < end && bytes[at] == '-' && (at + 1 == end || bytes[at + 1] == ' ');
    }

    private int tokenEnd(int from) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    /// Reads a space and a word; returns where it ends, or -1 where there is no space.
    private int word(int from, Span named) {
        if (from >= end || bytes[from] != ' ') {
            return -1;
        }
        int to = tokenEnd(from + 1);
        if (!isNil(from + 1)) {
            named.set(from + 1, to);
        }
        return to;
    }

    /// Behind the structured data, or here where there is none that is well formed.
    private int structured(int from) {
        if (isNil(from)) {
            return from + 1;
        }
        int at = from;
        while (at < end && bytes[at] == '[') {
            int close = element(at);
            if (close < 0) {
                return from;
            }
            at = close;
        }
        parts.data.set(from, at);
        return at;
    }

    private int element(int open) {
        boolean quoted = false;
        for (int at = open + 1; at < end; at++) {
            if (quoted && bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == '"') {
                quoted = !quoted;
            } else if (!quoted && bytes[at] == ']') {
                return at + 1;
            }
        }
        return -1;
    }
}
