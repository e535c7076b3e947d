package org.cresset.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as text and as microseconds since 1970 UTC.
public final class Timestamps {

    /// The first moment of the year 1.
    static final long EARLIEST = -62_135_596_800_000_000L;

    /// The last moment of the year 9999.
    static final long LATEST = 253_402_300_799_999_999L;

    private static final long MICROS = 1_000_000;
    private static final long DAY = 86_400 * MICROS;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /// Reads `2020-06-10T02:50:56.537Z` and its kin: `T` or a space, any number of decimals, `Z` or an offset or
    /// nothing (which is taken as UTC); and numbers of seconds (decimals allowed), milliseconds or microseconds
    /// since 1970.
    /// [Event#NO_TIME] where the text is none of these.
    public static long parse(String text) {
        int length = text.length();
        if (length < 10) {
            return Event.NO_TIME;
        }
        if (text.startsWith("/Date(")) {
            int end = text.indexOf(')');
            return end < 0 ? Event.NO_TIME : number(text.substring(6, end));
        }
        boolean calendar = length >= 19 && text.charAt(4) == '-' && text.charAt(7) == '-';
        return calendar ? calendar(text) : number(text);
    }

    /// As [#parse(String)], of text in UTF-8.
    ///
    /// Hot path: a date and a clock time with up to nine decimals, and `Z` or nothing behind it, without a string.
    public static long parse(byte[] text, int from, int to) {
        int length = to - from;
        int second = length < 19 || length > 30 ? -1 : clock(text, from);
        if (second >= 0) {
            int at = from + 19;
            long fraction = 0;
            if (at < to && text[at] == '.') {
                long unit = MICROS / 10;
                for (at++; at < to && isDigit((char) text[at]); at++) {
                    fraction += unit * (text[at] - '0');
                    unit /= 10;
                }
            }
            int year = number(text, from) * 100 + number(text, from + 2);
            int month = number(text, from + 5);
            int day = number(text, from + 8);
            boolean utc = at == to || (at == to - 1 && text[at] == 'Z');
            boolean sure = month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 28 : 30);
            if (utc && sure && year > 0) {
                return days(year, month, day) * DAY + second * MICROS + fraction;
            }
        }
        return parse(new String(text, from, length, StandardCharsets.UTF_8));
    }

    /// Whether a time that [#parse] reads says of which zone it is: with `Z`, an offset, or as a number.
    public static boolean statesZone(byte[] text, int from, int to) {
        int end = to;
        while (end > from && text[end - 1] == ' ') {
            end--;
        }
        if (end - from < 19 || text[from + 4] != '-' || !isDigit((char) text[end - 1])) {
            return true;
        }
        int sign = text[end - 3] == ':' ? end - 6 : end - 5;
        return sign >= from + 19 && (text[sign] == '+' || text[sign] == '-');
    }

    /// The second of the day of `....-..-..T..:..:..`, or -1.
    private static int clock(byte[] text, int from) {
        boolean marks = text[from + 4] == '-'
                && text[from + 7] == '-'
                && (text[from + 10] == 'T' || text[from + 10] == ' ')
                && text[from + 13] == ':'
                && text[from + 16] == ':';
        int hour = number(text, from + 11);
        int minute = number(text, from + 14);
        int second = number(text, from + 17);
        boolean good = marks && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return good ? hour * 3600 + minute * 60 + second : -1;
    }

    private static int number(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1_000_000 : tens * 10 + ones;
    }

    /// Days since 1970 by the calendar of today, counted from March so that leap days come last.
    private static long days(int year, int month, int day) {
        int march = (month + 9) % 12;
        int y = month < 3 ? year - 1 : year;
        return 365L * y + y / 4 - y / 100 + y / 400 + (march * 306 + 5) / 10 + (day - 1) - 719_468;
    }

    private static long calendar(String text) {
        long day = day(text);
        char between = text.charAt(10);
        if (day == Event.NO_TIME || (between != 'T' && between != ' ' && between != 't')) {
            return Event.NO_TIME;
        }
        int hour = digits(text, 11);
        int minute = digits(text, 14);
        int second = digits(text, 17);
        boolean clock = text.charAt(13) == ':' && text.charAt(16) == ':';
        if (!clock || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return Event.NO_TIME;
        }
        int at = 19;
        long fraction = 0;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            long unit = MICROS / 10;
            for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
                fraction += unit * (text.charAt(at) - '0');
                unit /= 10;
            }
        }
        long offset = offset(text, at);
        if (offset == Event.NO_TIME) {
            return Event.NO_TIME;
        }
        return day + (hour * 3600L + minute * 60L + second) * MICROS + fraction - offset;
    }

    private static long day(String text) {
        int century = digits(text, 0);
        int year = digits(text, 2);
        int month = digits(text, 5);
        int day = digits(text, 8);
        if (century < 0 || year < 0 || month < 0 || day < 0) {
            return Event.NO_TIME;
        }
        try {
            return LocalDate.of(century * 100 + year, month, day).toEpochDay() * DAY;
        } catch (DateTimeException noSuchDay) {
            return Event.NO_TIME;
        }
    }

    /// The offset from UTC that stands at `at`, in microseconds; 0 for `Z` or nothing.
    private static long offset(String text, int at) {
        String rest = text.substring(at).strip();
        if (rest.isEmpty() || rest.equals("Z") || rest.equals("z") || rest.equals("UTC")) {
            return 0;
        }
        String plain = rest.length() == 6 && rest.charAt(3) == ':' ? rest.substring(0, 3) + rest.substring(4) : rest;
        if (plain.length() != 5 || (plain.charAt(0) != '+' && plain.charAt(0) != '-')) {
            return Event.NO_TIME;
        }
        int hours = digits(plain, 1);
        int minutes = digits(plain, 3);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Event.NO_TIME;
        }
        long size = (hours * 3600L + minutes * 60L) * MICROS;
        return plain.charAt(0) == '-' ? -size : size;
    }

    private static long number(String text) {
        boolean decimals = text.length() > 11 && text.charAt(10) == '.';
        if (decimals) {
            String micros = (text.substring(11) + "000000").substring(0, 6);
            boolean digits = text.chars().skip(11).allMatch(c -> isDigit((char) c));
            return digits ? number(text.substring(0, 10) + micros) : Event.NO_TIME;
        }
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return Event.NO_TIME;
            }
        }
        return switch (length) {
            case 10 -> Long.parseLong(text) * MICROS;
            case 13 -> Long.parseLong(text) * 1000;
            case 16 -> Long.parseLong(text);
            default -> Event.NO_TIME;
        };
    }

    private static int digits(String text, int at) {
        if (at + 2 > text.length() || !isDigit(text.charAt(at)) || !isDigit(text.charAt(at + 1))) {
            return -1;
        }
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// RFC 3339 in UTC: milliseconds, or microseconds where there are any.
    public static String format(long micros) {
        long second = Math.floorDiv(micros, MICROS);
        long fraction = Math.floorMod(micros, MICROS);
        String head = SECONDS.format(Instant.ofEpochSecond(second));
        boolean whole = fraction % 1000 == 0;
        return head + "." + padded(whole ? fraction / 1000 : fraction, whole ? 3 : 6) + "Z";
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
