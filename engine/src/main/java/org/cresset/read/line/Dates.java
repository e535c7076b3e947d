package org.cresset.read.line;

import org.cresset.event.Event;

/// Dates and clock times in the ways of logs that do not write them as ISO 8601. For one thread.
///
/// Hot path: one for each line, without a string.
final class Dates {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final long MICROS = 1_000_000;

    /// Whether a date of two small numbers begins with the day, as far as a date of the file has shown.
    private Order order = Order.UNKNOWN;

    private enum Order {
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST
    }

    private int at;

    /// Forgets what was learned of a file.
    void clear() {
        order = Order.UNKNOWN;
    }

    /// Where the date that was read last ended.
    int end() {
        return at;
    }

    /// `04/Mar/2026:10:00:00 +0000`, as access logs write it. [Event#NO_TIME] where it is none.
    long access(Line line, int start) {
        int day = number(line, start, 2);
        int month = month(line, start + 3);
        int year = number(line, start + 7, 4);
        boolean marks = line.at(start + 2) == '/' && line.at(start + 6) == '/' && line.at(start + 11) == ':';
        long local = marks ? micros(date(year, month, day), clock(line, start + 12)) : Event.NO_TIME;
        if (local == Event.NO_TIME) {
            return local;
        }
        int sign = line.at(start + 21);
        int hours = number(line, start + 22, 2);
        int minutes = number(line, start + 24, 2);
        boolean zone = (sign == '+' || sign == '-') && hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
        if (line.at(start + 20) != ' ' || !zone) {
            return Event.NO_TIME;
        }
        at = start + 26;
        long offset = (hours * 60L + minutes) * 60 * MICROS;
        return sign == '-' ? local + offset : local - offset;
    }

    /// `Wed Mar 04 10:00:00.123456 2026`, as Apache's error log writes it, without or with decimals.
    long error(Line line, int start) {
        int month = month(line, start + 4);
        int digits = line.at(start + 8) == ' ' ? 1 : 2;
        int day = number(line, start + 8 + 2 - digits, digits);
        long clock = clock(line, start + 11);
        int behind = at;
        int year = number(line, behind + 1, 4);
        at = behind + 5;
        boolean marks = line.at(start + 3) == ' ' && line.at(start + 7) == ' ' && line.at(behind) == ' ';
        return marks ? micros(date(year, month, day), clock) : Event.NO_TIME;
    }

    /// `04-Mar-2026 10:00:00.123`, as BIND writes it.
    long bind(Line line, int start) {
        boolean marks = line.at(start + 2) == '-' && line.at(start + 6) == '-' && line.at(start + 11) == ' ';
        int year = number(line, start + 7, 4);
        return marks
                ? micros(date(year, month(line, start + 3), number(line, start, 2)), clock(line, start + 12))
                : Event.NO_TIME;
    }

    /// Three numbers in any order that is in use with `/`, `.` or `-` between, a clock time, and perhaps `AM`
    /// or `PM`: what Windows writes by the settings of the machine.
    ///
    /// Where day and month can both be either, the last date of the file that was clear tells. Before there was
    /// one, the month is taken to come first where the clock has twelve hours.
    long numeric(Line line, int start) {
        int[] parts = new int[3];
        int[] ends = new int[3];
        int place = start;
        int between = 0;
        for (int i = 0; i < 3; i++) {
            ends[i] = line.digits(place);
            parts[i] = number(line, place, ends[i] - place);
            boolean last = i == 2;
            if (parts[i] < 0 || (!last && !isBetween(line.at(ends[i]), i == 0 ? 0 : between))) {
                return Event.NO_TIME;
            }
            between = line.at(ends[i]) == ' ' ? between : line.at(ends[i]);
            place = ends[i] + 1;
        }
        boolean yearFirst = ends[0] - start == 4;
        boolean yearLast = ends[2] - ends[1] - 1 == 4;
        if (yearFirst == yearLast || (line.at(ends[2]) != ' ' && line.at(ends[2]) != 'T')) {
            return Event.NO_TIME;
        }
        long clock = clock(line, line.skip(ends[2] + 1));
        int half = half(line);
        long day = yearFirst ? date(parts[0], parts[1], parts[2]) : ordered(parts, half >= 0 && between == '/');
        return micros(day, half < 0 ? clock : twelve(clock, half));
    }

    private static boolean isBetween(int c, int before) {
        return (c == '/' || c == '.' || c == '-') && (before == 0 || c == before);
    }

    /// 0 for `AM` and 12 for `PM` where the clock time ended, or -1.
    private int half(Line line) {
        int place = line.at(at) == ' ' ? at + 1 : at;
        boolean twelve = (line.at(place) == 'A' || line.at(place) == 'P') && line.at(place + 1) == 'M';
        if (!twelve) {
            return -1;
        }
        at = place + 2;
        return line.at(place) == 'A' ? 0 : 12;
    }

    private static long twelve(long clock, int half) {
        long hour = clock / (3600 * MICROS);
        boolean good = clock >= 0 && hour >= 1 && hour <= 12;
        return good ? clock + ((hour == 12 ? 0 : hour) + half - hour) * 3_600_000_000L : -1;
    }

    private long ordered(int[] parts, boolean monthFirst) {
        if (parts[0] > 12 && parts[1] <= 12) {
            order = Order.DAY_FIRST;
        } else if (parts[1] > 12 && parts[0] <= 12) {
            order = Order.MONTH_FIRST;
        }
        boolean month = order == Order.UNKNOWN ? monthFirst : order == Order.MONTH_FIRST;
        return month ? date(parts[2], parts[0], parts[1]) : date(parts[2], parts[1], parts[0]);
    }

    /// The microseconds of a day that `10:00:00.123456` is, or -1; [#end()] then says where it ended.
    private long clock(Line line, int start) {
        int hourEnd = line.digits(start);
        int hour = number(line, start, hourEnd - start);
        int minute = number(line, hourEnd + 1, 2);
        int second = number(line, hourEnd + 4, 2);
        at = hourEnd + 6;
        boolean marks = hourEnd - start <= 2 && line.at(hourEnd) == ':' && line.at(hourEnd + 3) == ':';
        if (!marks || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return -1;
        }
        long fraction = 0;
        if (line.at(at) == '.' && line.isDigit(at + 1)) {
            long unit = MICROS / 10;
            for (at++; line.isDigit(at); at++) {
                fraction += unit * (line.at(at) - '0');
                unit /= 10;
            }
        }
        return (hour * 3600L + minute * 60L + second) * MICROS + fraction;
    }

    private static int number(Line line, int start, int digits) {
        if (digits < 1 || digits > 4) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            if (!line.isDigit(i)) {
                return -1;
            }
            number = number * 10 + line.at(i) - '0';
        }
        return number;
    }

    /// 1 to 12, or -1.
    private static int month(Line line, int start) {
        for (int i = 0; i < 12; i++) {
            boolean same = (line.at(start) | 0x20) == MONTHS.charAt(i * 3)
                    && (line.at(start + 1) | 0x20) == MONTHS.charAt(i * 3 + 1)
                    && (line.at(start + 2) | 0x20) == MONTHS.charAt(i * 3 + 2);
            if (same) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Days since 1970 by the calendar of today, counted from March so that leap days come last;
    /// [Event#NO_TIME] where there is no such day.
    private static long date(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > longest(year, month)) {
            return Event.NO_TIME;
        }
        int march = (month + 9) % 12;
        int y = month < 3 ? year - 1 : year;
        return 365L * y + y / 4 - y / 100 + y / 400 + (march * 306 + 5) / 10 + (day - 1) - 719_468;
    }

    private static int longest(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static long micros(long day, long clock) {
        return day == Event.NO_TIME || clock < 0 ? Event.NO_TIME : day * 86_400 * MICROS + clock;
    }
}
