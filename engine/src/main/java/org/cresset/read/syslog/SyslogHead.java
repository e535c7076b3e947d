package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What stands before the message in a line of syslog: RFC 3164 as it is met, with or without its number of priority,
/// host or tag, the heads of Cisco's devices, and RFC 5424. For one thread.
///
/// Hot path: nothing is copied; the parts are named by where they stand.
final class SyslogHead {

    private static final Set<String> WEEKDAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_TAG = 128;
    private static final int LONGEST_PID = 64;
    private static final int HIGHEST_PRIORITY = 191;

    /// More digits no count of bytes before a line has.
    private static final int LONGEST_COUNT = 8;

    final HeadParts parts = new HeadParts();
    private final Stamp stamp = parts.stamp;
    private final Span host = parts.host;
    private final Span app = parts.app;
    private final Span module = parts.module;
    private final Span pid = parts.pid;
    private final NewerHead newer = new NewerHead(parts);
    private final CiscoHead cisco = new CiscoHead();
    private int priority;
    private boolean timed;
    private boolean dated;
    private int message;
    private byte[] bytes = {};
    private int end;

    /// The number of facility and severity; negative where the line has none.
    int priority() {
        return priority;
    }

    boolean timed() {
        return timed;
    }

    /// Whether the line is one of the logs that programs write themselves, without host and tag.
    boolean isOwnLog() {
        return dated;
    }

    /// Where the message begins.
    int message() {
        return message;
    }

    /// Whether a line begins with a head, which it then names the parts of.
    boolean read(byte[] line, int from, int to) {
        bytes = line;
        end = to;
        clear();
        int at = priority(start(from));
        if (at < 0) {
            return false;
        }
        boolean versioned = priority >= 0 && at + 2 < end && Stamp.digit(bytes[at]) > 0 && bytes[at + 1] == ' ';
        if (versioned && newer.read(bytes, at + 2, end)) {
            timed = newer.timed();
            message = newer.message();
            return true;
        }
        clear(at);
        if (ownLog(at)) {
            return true;
        }
        if (stamp.read(bytes, at, end)) {
            timed = true;
            return afterTime(stamp.end());
        }
        if (cisco.read(bytes, at, end, host, stamp)) {
            timed = cisco.timed();
            message = cisco.message();
            return true;
        }
        host.clear();
        if (priority < 0) {
            return false;
        }
        tag(at);
        return true;
    }

    private void clear() {
        priority = -1;
        clear(0);
    }

    private void clear(int at) {
        timed = false;
        dated = false;
        message = at;
        parts.clear();
    }

    /// Behind the mark of UTF-8, and the count of bytes that RFC 6587 sets before a line.
    private int start(int from) {
        boolean mark = end - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
        int start = mark ? from + 3 : from;
        int at = start;
        while (at < end && at < start + LONGEST_COUNT && Stamp.digit(bytes[at]) >= 0) {
            at++;
        }
        boolean counted = at > start && at + 1 < end && bytes[at] == ' ' && bytes[at + 1] == '<';
        return counted ? at + 1 : start;
    }

    /// Behind `<n>`, or here where there is none; negative where there is something like it that is none.
    private int priority(int from) {
        if (from >= end || bytes[from] != '<') {
            return from;
        }
        int read = 0;
        int at = from + 1;
        while (at < end && at < from + 4 && Stamp.digit(bytes[at]) >= 0) {
            read = read * 10 + Stamp.digit(bytes[at++]);
        }
        if (at == from + 1 || at >= end || bytes[at] != '>' || read > HIGHEST_PRIORITY) {
            return -1;
        }
        priority = read;
        at++;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private boolean isWeekday(int at) {
        return WEEKDAYS.contains(new String(bytes, at, 3, StandardCharsets.ISO_8859_1));
    }

    /// Whether a day of the week, a time and a year stand here, as in the logs that some programs write themselves;
    /// then
    /// comes the message.
    private boolean ownLog(int at) {
        boolean shape = priority < 0 && at + 24 <= end && bytes[at + 3] == ' ' && isWeekday(at);
        dated = shape && stamp.read(bytes, at + 4, end) && stamp.hasYear();
        timed = dated;
        message = dated ? spaces(stamp.end()) : at;
        return dated;
    }

    private boolean afterTime(int from) {
        int at = from;
        if (at < end && bytes[at] == ':') {
            at++;
        }
        at = spaces(at);
        if (cisco.follows(bytes, at, end)) {
            message = cisco.message();
            return true;
        }
        int token = tokenEnd(at);
        boolean ownFormat = at < end && MessageStart.isFormat(bytes, at, end);
        if (ownFormat || token == at) {
            message = at;
            return true;
        }
        if (bytes[token - 1] == ':') {
            if (cisco.follows(bytes, token, end)) {
                host.set(at, token - 1);
                message = cisco.message();
                return true;
            }
            tag(at);
            return !stamp.isIso() || !app.isEmpty();
        }
        if (!isHost(at, token)) {
            message = at;
            return !stamp.isIso();
        }
        host.set(at, token);
        at = worded(spaces(token));
        if (cisco.follows(bytes, at, end)) {
            message = cisco.message();
            return true;
        }
        tag(at);
        return !stamp.isIso() || !app.isEmpty() || priority >= 0 || MessageStart.isFormat(bytes, at, end);
    }

    /// Behind `facility.severity`, as busybox writes the priority into its files, where that stands here.
    private int worded(int from) {
        int word = tokenEnd(from);
        int read = priority >= 0 ? -1 : Priorities.of(bytes, from, word);
        priority = read < 0 ? priority : read;
        return read < 0 ? from : spaces(word);
    }

    private int spaces(int from) {
        int at = from;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private int tokenEnd(int from) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private boolean isHost(int from, int to) {
        if (to - from > LONGEST_HOST) {
            return false;
        }
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '=' || b == '"' || b == '[' || b == '(' || b == '{' || b == ',' || b == ';' || b == '<') {
                return false;
            }
        }
        return true;
    }

    /// Reads `tag[pid]: `, where it stands here; the message begins behind it.
    private void tag(int from) {
        message = from;
        if (from >= end || MessageStart.isFormat(bytes, from, end)) {
            return;
        }
        int at = from;
        int last = Math.min(end, from + LONGEST_TAG);
        while (at < last && !endsName(at)) {
            at++;
        }
        if (at == from || at >= last) {
            return;
        }
        int name = at;
        if (bytes[at] == '(') {
            at = closed(at, ')', module);
        }
        if (at > 0 && at < end && bytes[at] == '[') {
            at = closed(at, ']', pid);
        }
        boolean colon = at > 0 && at < end && bytes[at] == ':';
        boolean spaced = at > name && at < end && bytes[at] == ' ' && !pid.isEmpty();
        if (!colon && !spaced) {
            module.clear();
            pid.clear();
            return;
        }
        app.set(from, name);
        message = Math.min(end, colon ? at + 1 : at);
        if (message < end && bytes[message] == ' ') {
            message++;
        }
    }

    private boolean endsName(int at) {
        byte b = bytes[at];
        boolean colon = b == ':' && (at + 1 == end || bytes[at + 1] == ' ');
        return colon || b == ' ' || b == '[' || b == '(' || b == '=' || b == '"' || b == ',';
    }

    /// Behind the bracket that closes the one here, what stands between them named; negative where it is not closed.
    private int closed(int open, char close, Span inside) {
        int at = open + 1;
        int last = Math.min(end, open + LONGEST_PID);
        while (at < last && bytes[at] != close && bytes[at] != ' ') {
            at++;
        }
        if (at >= last || bytes[at] != close) {
            return -1;
        }
        inside.set(open + 1, at);
        return at + 1;
    }
}
