package org.cresset.read.syslog;

/// The head of lines that Cisco's devices write: `host 6705: *Feb 17 13:40:03.673 UTC: %FACILITY-5-MNEMONIC: text`, in
/// which only the last part is always there. For one thread.
final class CiscoHead {

    private static final int MOST_WORDS = 3;
    private static final int LONGEST_WORD = 255;
    private static final int LONGEST_ZONE = 5;

    private final Stamp own = new Stamp();
    private boolean timed;
    private int message;

    boolean timed() {
        return timed;
    }

    /// Where the message begins: at its `%`.
    int message() {
        return message;
    }

    /// Whether a line begins so. Names its host; its time is in the stamp, if it has one.
    boolean read(byte[] bytes, int from, int to, Span host, Stamp stamp) {
        int at = from;
        for (int word = 0; word <= MOST_WORDS; word++) {
            if (follows(bytes, at, to, stamp)) {
                return true;
            }
            int end = wordEnd(bytes, at, to);
            if (end < 0) {
                return false;
            }
            if (!isNumber(bytes, at, end)) {
                host.set(at, bytes[end - 1] == ':' ? end - 1 : end);
            }
            at = end + 1;
        }
        return false;
    }

    /// Whether the head goes on here, behind another that a relay has set before it.
    boolean follows(byte[] bytes, int from, int to) {
        int at = from;
        int end = wordEnd(bytes, at, to);
        if (end > 0 && isNumber(bytes, at, end)) {
            at = end + 1;
        }
        return follows(bytes, at, to, own);
    }

    /// Whether here stand a time, if any, and `%X-n-`.
    private boolean follows(byte[] bytes, int from, int to, Stamp stamp) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '*' || bytes[at] == '.')) {
            at++;
        }
        timed = stamp.read(bytes, at, to);
        if (timed) {
            at = zone(bytes, stamp.end(), to);
        }
        while (at < to && (bytes[at] == ' ' || bytes[at] == ':')) {
            at++;
        }
        message = at;
        return MessageStart.isMnemonic(bytes, at, to);
    }

    /// Behind the letters of a zone.
    private static int zone(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] != ' ') {
            return from;
        }
        int at = from + 1;
        while (at < to && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        boolean zone = at - from > 2 && at - from - 1 <= LONGEST_ZONE && at < to && bytes[at] == ':';
        return zone ? at : from;
    }

    /// Where the word ends that a space follows; -1 where there is none.
    private static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        int last = Math.min(to, from + LONGEST_WORD);
        while (at < last && bytes[at] != ' ') {
            at++;
        }
        return at > from && at < last ? at : -1;
    }

    /// Whether a word is a number with a colon behind it.
    private static boolean isNumber(byte[] bytes, int from, int to) {
        for (int at = from; at < to - 1; at++) {
            if (Stamp.digit(bytes[at]) < 0) {
                return false;
            }
        }
        return to - from > 1 && bytes[to - 1] == ':';
    }
}
