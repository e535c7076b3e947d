package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.event.Event;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;

/// The time that the text of a message states. For one thread.
final class PairTimes {

    private static final byte[] EVENT_TIME = " eventtime=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATE = "date=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = " time=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZONE = " tz=".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern WRITTEN = Pattern.compile(
            "[A-Za-z]{3} {1,2}(\\d{1,2}) (\\d{4}) (\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(?: ([A-Z]{1,5}|[+-]\\d{2}:?\\d{2}))?");
    private static final int LONGEST = 40;
    private static final int SLASHED = 19;

    private long micros = Event.NO_TIME;
    private TimeTrust trust = TimeTrust.STATED;

    void clear() {
        micros = Event.NO_TIME;
    }

    long micros() {
        return micros;
    }

    TimeTrust trust() {
        return trust;
    }

    /// What CEF and LEEF give as a time: a number of seconds or smaller units since 1970, down to nanoseconds, or
    /// `Mar 04 2026 10:39:26.250 UTC`, with decimals and zone or without.
    void epoch(byte[] bytes, int from, int to) {
        if (to - from > LONGEST || to - from < 10) {
            return;
        }
        if (Stamp.month(bytes, from) > 0) {
            written(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            return;
        }
        String digits = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        boolean nanos = digits.length() == 19;
        micros = Timestamps.parse(nanos ? digits.substring(0, 16) : digits);
        trust = TimeTrust.STATED;
    }

    private void written(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return;
        }
        byte[] name = text.getBytes(StandardCharsets.ISO_8859_1);
        String day = String.format(
                Locale.ROOT, "%s-%02d-%02d", parts.group(2), Stamp.month(name, 0), Integer.parseInt(parts.group(1)));
        String zone = parts.group(4) == null ? "" : parts.group(4);
        boolean stated = zone.equals("UTC") || zone.equals("GMT") || zone.startsWith("+") || zone.startsWith("-");
        micros = Timestamps.parse(day + "T" + parts.group(3) + (zone.equals("GMT") ? "Z" : stated ? zone : ""));
        trust = stated ? TimeTrust.STATED : TimeTrust.ASSUMED;
    }

    /// `2026/03/04 10:39:26` without a zone.
    void slashed(byte[] bytes, int from, int to) {
        if (to - from == SLASHED) {
            String text = new String(bytes, from, SLASHED, StandardCharsets.ISO_8859_1).replace('/', '-');
            micros = Timestamps.parse(text);
            trust = TimeTrust.ASSUMED;
        }
    }

    /// The times of pairs as FortiGate writes them: `eventtime`, or `date`, `time` and `tz`.
    void pairs(byte[] bytes, int from, int to) {
        String epoch = after(EVENT_TIME, bytes, from, to);
        if (!epoch.isEmpty()) {
            byte[] digits = epoch.getBytes(StandardCharsets.ISO_8859_1);
            epoch(digits, 0, digits.length);
        }
        String date = micros == Event.NO_TIME ? after(DATE, bytes, from, to) : "";
        if (date.length() == 10) {
            String zone = after(ZONE, bytes, from, to);
            micros = Timestamps.parse(date + "T" + after(TIME, bytes, from, to) + zone);
            trust = zone.isEmpty() ? TimeTrust.ASSUMED : TimeTrust.STATED;
        }
    }

    /// The value behind a key, without quotes; empty where there is none.
    private static String after(byte[] key, byte[] bytes, int from, int to) {
        int at = Bytes.find(key, bytes, from, to);
        if (at < 0) {
            return "";
        }
        int start = at + key.length;
        int end = start;
        while (end < to && bytes[end] != ' ' && end < start + LONGEST) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).replace("\"", "");
    }
}
