package org.cresset.read.clock;

import org.cresset.event.Event;

/// The times that one record of Windows gives, each in microseconds since 1970 or [Event#NO_TIME]. Used again for each
/// record. For one thread.
public final class Readings {

    /// What the log or its exporter wrote for the record, as if it were UTC.
    long written = Event.NO_TIME;

    /// When the collector had it, in UTC.
    long received = Event.NO_TIME;

    /// When the collector had it, by a clock of unknown zone.
    long receivedLocally = Event.NO_TIME;

    /// What Sysmon itself says, which is always meant to be UTC.
    long utc = Event.NO_TIME;

    /// Whether the written time states its zone.
    boolean stated;

    /// Whether it does so in a form that exporters are known to get right.
    boolean sure;

    public void clear() {
        written = Event.NO_TIME;
        received = Event.NO_TIME;
        receivedLocally = Event.NO_TIME;
        utc = Event.NO_TIME;
        stated = false;
        sure = false;
    }

    public void written(long micros, boolean isStated, boolean isSure) {
        written = micros;
        stated = isStated;
        sure = isSure;
    }

    public void received(long micros) {
        received = micros;
    }

    public void receivedLocally(long micros) {
        receivedLocally = micros;
    }

    public void utc(long micros) {
        utc = micros;
    }

    public boolean hasUtc() {
        return utc != Event.NO_TIME;
    }

    /// Whether anything was written that is a time.
    public boolean isWritten() {
        return written != Event.NO_TIME;
    }

    /// Whether the written time states its zone in a form that exporters are known to get right.
    public boolean isSure() {
        return sure;
    }

    /// Whether the collector names one moment in two zones.
    public boolean isZoned() {
        return zone() != Event.NO_TIME;
    }

    boolean hasBoth() {
        return utc != Event.NO_TIME && written != Event.NO_TIME;
    }

    /// Where the collector names one moment in two zones, the offset that leads from its local time to UTC, or
    /// [Event#NO_TIME].
    long zone() {
        if (received == Event.NO_TIME || receivedLocally == Event.NO_TIME) {
            return Event.NO_TIME;
        }
        long offset = HostClock.quarters(received - receivedLocally);
        return HostClock.isNear(received - receivedLocally - offset) ? offset : Event.NO_TIME;
    }
}
