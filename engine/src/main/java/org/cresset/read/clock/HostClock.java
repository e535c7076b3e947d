package org.cresset.read.clock;

import org.cresset.event.Event;
import org.cresset.event.TimeTrust;

/// How the times that a log writes for one host differ from UTC, found out by Sysmon's own clock, which is UTC.
///
/// Exporters write local times, some on a 12-hour clock, and put a `Z` behind: then the difference is a whole number of
/// quarter hours, and jumps by 12 or 24 hours at one o'clock and midnight. Sysmon's own clock is not always right
/// either: what the kernel tells it (connections, name queries) may be stamped hours apart in a virtual machine. So
/// neither is believed blindly: a difference counts if it is a zone to within half a minute, and where two remain, the
/// one that goes on from the time before. For one thread.
final class HostClock {

    private static final long SECOND = 1_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long QUARTER = 900 * SECOND;
    private static final long NEAR = 30 * SECOND;
    private static final long FARTHEST_ZONE = 26 * HOUR;
    private static final long LARGEST_ZONE = 14 * HOUR;
    private static final long HALF_DAY = 12 * HOUR;
    private static final long LEAP = 6 * HOUR;

    /// A record may be written so long after what it tells of; within that, either clock may be right.
    private static final long DELAY = 600 * SECOND;

    private long offset = Event.NO_TIME;
    private long initial = Event.NO_TIME;
    private long last = Event.NO_TIME;

    /// Whether no hour beyond 12 was ever written.
    private boolean twelveHours = true;

    private long moved;
    private long apart;
    private long apartBy = Event.NO_TIME;
    private long settled = Event.NO_TIME;
    private TimeTrust trust = TimeTrust.STATED;

    HostClock() {}

    /// The whole quarters of an hour that are nearest.
    static long quarters(long micros) {
        return Math.floorDiv(micros + QUARTER / 2, QUARTER) * QUARTER;
    }

    static boolean isNear(long micros) {
        return Math.abs(micros) <= NEAR;
    }

    /// The zone that lies between the two clocks of a record, or [Event#NO_TIME] where no zone explains them.
    static long zone(Readings readings) {
        if (!readings.hasBoth()) {
            return Event.NO_TIME;
        }
        long difference = readings.utc - readings.written;
        long zone = quarters(difference);
        return isNear(difference - zone) && Math.abs(zone) <= FARTHEST_ZONE ? zone : Event.NO_TIME;
    }

    boolean isKnown() {
        return offset != Event.NO_TIME;
    }

    long offset() {
        return offset;
    }

    /// Takes an offset as found.
    void learn(long found) {
        offset = found;
        initial = found;
    }

    /// Begins again where the log does: exports stand channel by channel.
    void restart() {
        offset = initial;
        last = Event.NO_TIME;
    }

    /// How many records stated a zone that their time was not of.
    long moved() {
        return moved;
    }

    /// How many records had a time of Sysmon's that no zone explains.
    long apart() {
        return apart;
    }

    /// By how much the first of them was apart from the log's own clock, or [Event#NO_TIME].
    long apartBy() {
        return apartBy;
    }

    /// When the record of the last [#settle] happened.
    long settled() {
        return settled;
    }

    /// What that rests on.
    TimeTrust trust() {
        return trust;
    }

    /// Decides when a record happened.
    void settle(Readings readings) {
        if (readings.written != Event.NO_TIME) {
            long hour = Math.floorMod(readings.written, 2 * HALF_DAY) / HOUR;
            twelveHours &= hour >= 1 && hour <= 12;
        }
        if (!isKnown() && readings.zone() != Event.NO_TIME) {
            learn(readings.zone());
        }
        if (readings.hasBoth()) {
            both(readings);
        } else if (readings.hasUtc()) {
            is(readings.utc, TimeTrust.STATED);
        } else if (readings.zone() != Event.NO_TIME) {
            shifted(readings, readings.zone());
        } else {
            writtenAlone(readings);
        }
    }

    private void both(Readings readings) {
        long zone = zone(readings);
        boolean jumped = isKnown() && Math.abs(zone - offset) % HALF_DAY == 0;
        if (zone != Event.NO_TIME && (!isKnown() || jumped || goesOnBetter(readings.utc, readings.written + offset))) {
            offset = zone;
            initial = initial == Event.NO_TIME ? zone : initial;
            moved += zone == 0 || !readings.stated ? 0 : 1;
            is(readings.utc, TimeTrust.STATED);
        } else if (isKnown()) {
            apart(readings);
            shifted(readings, offset);
            trust = Math.abs(readings.utc - settled) < DELAY ? TimeTrust.DOUBTED : trust;
        } else {
            apart(readings);
            is(readings.sure ? readings.written : readings.utc, TimeTrust.DOUBTED);
        }
    }

    private void apart(Readings readings) {
        apart++;
        if (apartBy == Event.NO_TIME) {
            apartBy = readings.utc - readings.written - (isKnown() ? offset : 0);
        }
    }

    private boolean goesOnBetter(long some, long other) {
        return last == Event.NO_TIME || Math.abs(some - last) <= Math.abs(other - last);
    }

    private void writtenAlone(Readings readings) {
        if (readings.written == Event.NO_TIME) {
            settled = Event.NO_TIME;
            trust = TimeTrust.STATED;
            return;
        }
        if (!isKnown() && !readings.sure && readings.received != Event.NO_TIME) {
            is(readings.received, TimeTrust.STATED);
            return;
        }
        if (!isKnown()) {
            is(readings.written, readings.sure ? TimeTrust.STATED : TimeTrust.ASSUMED);
            return;
        }
        if (!readings.sure && twelveHours) {
            leap(readings.written + offset);
        }
        shifted(readings, offset);
    }

    /// Twelve-hour clocks, which never write an hour beyond 12, go back half a day at one o'clock, and on by a day at
    /// midnight.
    private void leap(long time) {
        if (last == Event.NO_TIME) {
            return;
        }
        boolean twelve = offset > LARGEST_ZONE || offset < -HALF_DAY;
        if (time < last - LEAP && time + HALF_DAY < last + LEAP) {
            offset += HALF_DAY;
        } else if (twelve && time > last + HALF_DAY + LEAP && time - 2 * HALF_DAY >= last - QUARTER) {
            offset -= 2 * HALF_DAY;
        }
    }

    private void shifted(Readings readings, long by) {
        moved += by == 0 || !readings.stated ? 0 : 1;
        is(readings.written + by, by == 0 ? TimeTrust.STATED : TimeTrust.CORRECTED);
    }

    private void is(long time, TimeTrust how) {
        settled = time;
        trust = how;
        last = time;
    }
}
