package org.cresset.read.syslog;

import org.cresset.event.Event;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.LogYear;

/// A time as logs of the syslog family write it: `Feb 17 13:40:03`, with a year in the middle or at the end or none,
/// with decimals or none; or RFC 3339. For one thread.
///
/// Hot path: bytes are looked at once, and nothing is allocated but for a time with an offset from UTC.
final class Stamp {

    private static final int ISO = 19;
    private static final int LONGEST_ISO = 40;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private int end;
    private boolean iso;
    private boolean zoned;
    private byte[] line = {};
    private int start;
    private int year;
    private int month;
    private int day;
    private long clock;

    /// Whether a time begins here.
    boolean read(byte[] bytes, int from, int to) {
        if (to - from < 14) {
            return false;
        }
        iso = digit(bytes[from]) >= 0;
        return iso ? iso(bytes, from, to) : bsd(bytes, from, to);
    }

    /// Where it ended.
    int end() {
        return end;
    }

    boolean isIso() {
        return iso;
    }

    boolean hasYear() {
        return iso || year > 0;
    }

    TimeTrust trust() {
        return zoned ? TimeTrust.STATED : TimeTrust.ASSUMED;
    }

    /// While the line is still there: the time in microseconds since 1970 UTC, or [Event#NO_TIME].
    long micros(LogYear years) {
        if (iso) {
            return Timestamps.parse(line, start, end);
        }
        return year > 0 ? LogYear.in(year, month, day, clock) : years.time(month, day, clock);
    }

    private boolean iso(byte[] bytes, int from, int to) {
        boolean shape = to - from >= ISO
                && digit(bytes[from + 3]) >= 0
                && digit(bytes[from + 18]) >= 0
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && (bytes[from + 10] == 'T' || bytes[from + 10] == 't')
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
        if (!shape) {
            return false;
        }
        int last = Math.min(to, from + LONGEST_ISO);
        int at = from + ISO;
        while (at < last && (digit(bytes[at]) >= 0 || bytes[at] == '.' || bytes[at] == ',')) {
            at++;
        }
        int zone = zoneEnd(bytes, at, last);
        zoned = zone > at;
        line = bytes;
        start = from;
        end = zone;
        return true;
    }

    /// Where `Z` or an offset ends that begins here.
    private static int zoneEnd(byte[] bytes, int from, int to) {
        if (from < to && (bytes[from] == 'Z' || bytes[from] == 'z')) {
            return from + 1;
        }
        if (from == to || (bytes[from] != '+' && bytes[from] != '-')) {
            return from;
        }
        int at = from + 1;
        while (at < to && (digit(bytes[at]) >= 0 || bytes[at] == ':') && at < from + 6) {
            at++;
        }
        return bytes[at - 1] == ':' ? at - 1 : at;
    }

    private boolean bsd(byte[] bytes, int from, int to) {
        month = month(bytes, from);
        if (month == 0 || bytes[from + 3] != ' ') {
            return false;
        }
        zoned = false;
        year = 0;
        int at = from + 4;
        at = bytes[at] == ' ' ? at + 1 : at;
        int digits = at;
        day = 0;
        while (at < to && at < digits + 2 && digit(bytes[at]) >= 0) {
            day = day * 10 + digit(bytes[at++]);
        }
        if (day < 1 || day > 31 || at >= to || bytes[at] != ' ') {
            return false;
        }
        at++;
        if (year(bytes, at, to) && at + 5 < to && bytes[at + 4] == ' ') {
            at += 5;
        }
        return clock(bytes, at, to);
    }

    /// Whether four digits begin here that are a year; the year is known then.
    private boolean year(byte[] bytes, int at, int to) {
        if (at + 4 > to) {
            return false;
        }
        int read = 0;
        for (int i = at; i < at + 4; i++) {
            if (digit(bytes[i]) < 0) {
                return false;
            }
            read = read * 10 + digit(bytes[i]);
        }
        boolean likely = read >= 1970 && read < 2200;
        year = likely ? read : year;
        return likely;
    }

    private boolean clock(byte[] bytes, int from, int to) {
        if (from + 8 > to || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return false;
        }
        int hour = two(bytes, from);
        int minute = two(bytes, from + 3);
        int second = two(bytes, from + 6);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return false;
        }
        long unit = 100_000;
        long fraction = 0;
        int at = from + 8;
        if (at + 1 < to && bytes[at] == '.' && digit(bytes[at + 1]) >= 0) {
            for (at++; at < to && digit(bytes[at]) >= 0; at++) {
                fraction += unit * digit(bytes[at]);
                unit /= 10;
            }
        }
        clock = (hour * 3600L + minute * 60L + second) * 1_000_000 + fraction;
        boolean later = year == 0 && at < to && bytes[at] == ' ' && year(bytes, at + 1, to);
        boolean whole = later && (at + 5 == to || bytes[at + 5] == ' ' || bytes[at + 5] == ':');
        year = later && !whole ? 0 : year;
        end = whole ? at + 5 : at;
        return end == to || bytes[end] == ' ' || bytes[end] == ':';
    }

    private static int two(byte[] bytes, int at) {
        int tens = digit(bytes[at]);
        int ones = digit(bytes[at + 1]);
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }

    /// The number of the month whose name stands here, in any case; 0 where none does.
    static int month(byte[] bytes, int from) {
        int first = bytes[from] | 0x20;
        int second = bytes[from + 1] | 0x20;
        int third = bytes[from + 2] | 0x20;
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if (first == MONTHS.charAt(i) && second == MONTHS.charAt(i + 1) && third == MONTHS.charAt(i + 2)) {
                return i / 3 + 1;
            }
        }
        return 0;
    }

    static int digit(byte b) {
        int digit = b - '0';
        return digit >= 0 && digit <= 9 ? digit : -1;
    }
}
