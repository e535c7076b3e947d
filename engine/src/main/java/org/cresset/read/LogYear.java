package org.cresset.read;

import java.time.LocalDate;
import java.time.Year;
import java.util.OptionalInt;
import org.cresset.event.Event;

/// The year of times that are written without one: the one that the user names, or else the latest in which the time
/// is not more than a day after the file was last modified. For one thread.
public final class LogYear {

    private static final long DAY = 86_400_000_000L;
    private static final int FIRST = 1970;
    private static final int LAST = 9999;

    /// So many years hold at least one leap year.
    private static final int LEAP = 8;

    private final OptionalInt named;
    private long modified = Event.NO_TIME;
    private int latest;

    public LogYear(OptionalInt named) {
        this.named = named;
    }

    /// Says when the file that is read next was last modified, in microseconds since 1970, or [Event#NO_TIME].
    public void modified(long micros) {
        long last = LocalDate.of(LAST, 12, 31).toEpochDay() * DAY;
        modified = micros < 0 || micros > last ? Event.NO_TIME : micros;
        latest = modified == Event.NO_TIME
                ? 0
                : LocalDate.ofEpochDay(modified / DAY + 1).getYear();
    }

    /// When that file was last modified.
    public long modified() {
        return modified;
    }

    /// The time that these make with their year, in microseconds since 1970 UTC, or [Event#NO_TIME] where no year can
    /// be told or has such a day.
    ///
    /// @param clock the time of day in microseconds
    public long time(int month, int day, long clock) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return Event.NO_TIME;
        }
        if (named.isPresent()) {
            return in(named.getAsInt(), month, day, clock);
        }
        if (modified == Event.NO_TIME) {
            return Event.NO_TIME;
        }
        for (int year = latest; year > latest - LEAP && year >= FIRST; year--) {
            long time = in(year, month, day, clock);
            if (time != Event.NO_TIME && time <= modified + DAY) {
                return time;
            }
        }
        return Event.NO_TIME;
    }

    /// As [#time], in a year that is known.
    public static long in(int year, int month, int day, long clock) {
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= Year.of(year).atMonth(month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day).toEpochDay() * DAY + clock : Event.NO_TIME;
    }
}
