package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The words for the numbers of priority: 8 times that of the facility, and that of the severity.
final class Priorities {

    private static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");
    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final int LONGEST = 20;

    private Priorities() {}

    static String facility(int priority) {
        return FACILITIES.get(priority >> 3);
    }

    static String severity(int priority) {
        return SEVERITIES.get(priority & 7);
    }

    /// The number that `facility.severity` stands for; negative where that is no such pair of words.
    static int of(byte[] bytes, int from, int to) {
        int dot = from;
        while (dot < to && bytes[dot] != '.') {
            dot++;
        }
        if (dot == to || to - from > LONGEST) {
            return -1;
        }
        int facility = FACILITIES.indexOf(new String(bytes, from, dot - from, StandardCharsets.ISO_8859_1));
        String word = new String(bytes, dot + 1, to - dot - 1, StandardCharsets.ISO_8859_1);
        int severity = SEVERITIES.indexOf(word.equals("warn") ? "warning" : word.equals("error") ? "err" : word);
        return facility < 0 || severity < 0 ? -1 : facility * 8 + severity;
    }
}
