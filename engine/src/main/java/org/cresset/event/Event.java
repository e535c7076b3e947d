package org.cresset.event;

import java.util.Arrays;

/// One thing that happened, as a list of entries (name, kind, UTF-8 text) in the order of the record, and for each
/// field of a [FieldTable] a slot that leads to its entries without any look-up.
///
/// An event is a vessel: a reader clears and fills the same one again and again, so nothing is allocated per event on
/// the way to the rules. Whoever wants to keep something must copy it. For one thread at a time.
public final class Event extends Entries {

    /// The time of an event that has none that could be read.
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final byte[] NO_BYTES = {};

    private long time = NO_TIME;
    private TimeTrust trust = TimeTrust.STATED;
    private String form = "";
    private int records = 1;
    private String path = "";
    private long record;
    private long offset;
    private EventSource source = EventSource.UNKNOWN;
    private byte[] raw = NO_BYTES;
    private int rawFrom;
    private int rawTo;

    public Event(FieldTable fields) {
        super(fields);
    }

    /// Forgets everything, ready for the next record.
    public void clear() {
        empty();
        time(NO_TIME);
        form = "";
        records = 1;
        source = EventSource.UNKNOWN;
        place("", 0, 0);
        rawFrom = 0;
        rawTo = 0;
    }

    /// Sets the time, as the source states it. One that no calendar of four digits has, as damaged logs give it, is
    /// none.
    public void time(long micros) {
        time(micros, TimeTrust.STATED);
    }

    /// Sets the time and what it rests on.
    public void time(long micros, TimeTrust how) {
        time = micros < Timestamps.EARLIEST || micros > Timestamps.LATEST ? NO_TIME : micros;
        trust = how;
    }

    /// Says which form of log this is a record of, where a reader knows that: a word of the table `records.tsv`.
    public void form(String name) {
        form = name;
    }

    /// Says of how many records of the log it is made.
    public void records(int count) {
        records = count;
    }

    public void source(EventSource resolved) {
        source = resolved;
    }

    /// Says which record of which file this is, as [Place] does.
    public void place(String file, long number, long start) {
        path = file;
        record = number;
        offset = start;
    }

    /// Says which bytes the record is. They are the reader's own and hold only until it reads on.
    public void raw(byte[] bytes, int start, int end) {
        raw = bytes;
        rawFrom = start;
        rawTo = end;
    }

    /// Makes this event the same as another of the same fields, with bytes of its own.
    public void copy(Event other) {
        clear();
        addAll(other);
        time = other.time;
        trust = other.trust;
        form = other.form;
        records = other.records;
        source = other.source;
        place(other.path, other.record, other.offset);
        int length = other.rawTo - other.rawFrom;
        byte[] bytes = raw.length < length ? new byte[length] : raw;
        System.arraycopy(other.raw, other.rawFrom, bytes, 0, length);
        raw(bytes, 0, length);
    }

    /// When it happened, in microseconds since 1970 UTC, or [#NO_TIME].
    public long time() {
        return time;
    }

    public TimeTrust trust() {
        return trust;
    }

    /// The form of log that it is a record of; empty where its fields tell what it is.
    public String form() {
        return form;
    }

    /// Of how many records of the log it is made; mostly 1.
    public int records() {
        return records;
    }

    public Place place() {
        return new Place(path, record, offset);
    }

    public EventSource source() {
        return source;
    }

    /// A copy of the bytes of the record as they stood in the input.
    public byte[] rawCopy() {
        return Arrays.copyOfRange(raw, rawFrom, rawTo);
    }

    public byte[] raw() {
        return raw;
    }

    public int rawFrom() {
        return rawFrom;
    }

    public int rawTo() {
        return rawTo;
    }
}
