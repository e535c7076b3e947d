package org.cresset.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Times as feeds write them.
final class Times {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:01Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /// Reads RFC 3339, a day, `2026-03-04 08:00:00` in UTC, or seconds since 1970; nothing where it is none of these.
    /// The beginning of 1970 is what programs write that know no time.
    static Optional<Instant> of(String written) {
        String text = written.strip();
        if (text.length() < 8 || text.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed(text)).filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
        } catch (DateTimeException | NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    private static Instant parsed(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 12) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (text.length() < 16) {
            throw new DateTimeException("neither a day nor a time: " + text);
        }
        String joined = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        String bare = joined.endsWith(" UTC") ? joined.substring(0, joined.length() - 4) : joined;
        int zone = Math.max(bare.lastIndexOf('+'), bare.lastIndexOf('-'));
        boolean zoned = bare.endsWith("Z") || bare.endsWith("z") || zone > 10;
        return OffsetDateTime.parse(zoned ? bare : bare + "Z").toInstant();
    }
}
