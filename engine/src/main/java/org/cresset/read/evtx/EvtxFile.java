package org.cresset.read.evtx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Timestamps;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.jspecify.annotations.Nullable;

/// Reads a log chunk by chunk and record by record, to the end of the stream whatever its header says. For one thread.
public final class EvtxFile {

    /// What is found in a log, in the order of its bytes. Offsets are from the start of the file.
    public interface Visitor {

        /// A record, with its place.
        ///
        /// @param carved it stood where the log no longer counts records: in slack, or hidden in another record
        void record(Event event, boolean carved);

        /// Bytes that should be a record or a chunk and cannot be read.
        void damaged(long offset, String reason);

        /// A sign that somebody changed the log.
        void sign(Tampering sign, long offset, String what);
    }

    private static final int HEADER = 4096;
    private static final long MAGIC = 0x00656c6946666c45L;
    private static final int DIRTY = 1;

    private final Filler filler;
    private final Event event;
    private final boolean carve;
    private final byte[] header = new byte[HEADER];
    private Sequence sequence = new Sequence();
    private @Nullable Chunk current;
    private int currentAt;
    private String path = "";
    private long number;

    /// Makes a reader of logs.
    ///
    /// @param carve whether to look for records in slack and hidden in others
    public EvtxFile(FieldTable fields, Limits limits, boolean carve) {
        filler = new Filler(new Names(fields, limits));
        event = new Event(fields);
        this.carve = carve;
    }

    /// Reads to the end of the stream.
    ///
    /// @param name the file's name, for the places of records
    public void read(InputStream in, String name, Visitor visitor) throws IOException {
        path = name;
        number = 0;
        int length = in.readNBytes(header, 0, HEADER);
        if (length < HEADER || Bytes.i64(header, 0) != MAGIC) {
            visitor.damaged(0, "the header of an EVTX file is missing or cut off");
            return;
        }
        boolean dirty = (Bytes.i32(header, 120) & DIRTY) != 0;
        checkHeader(visitor, dirty);
        byte[] bytes = new byte[Chunk.SIZE];
        sequence = new Sequence();
        for (long offset = HEADER; ; offset += Chunk.SIZE) {
            int read = in.readNBytes(bytes, 0, Chunk.SIZE);
            if (read == 0) {
                return;
            }
            Arrays.fill(bytes, read, Chunk.SIZE, (byte) 0);
            chunk(new Chunk(bytes, read, offset), visitor, dirty);
        }
    }

    /// The record that the visitor has just been handed, as text.
    ///
    /// @throws IllegalStateException outside [Visitor#record]
    public EvtxText text() {
        if (current == null) {
            throw new IllegalStateException("there is no current record");
        }
        return EvtxText.of(current, currentAt);
    }

    private void checkHeader(Visitor visitor, boolean dirty) {
        CRC32 sum = new CRC32();
        sum.update(header, 0, 120);
        if (!dirty && sum.getValue() != Bytes.u32(header, 124)) {
            visitor.sign(Tampering.CHECKSUM, 0, "the checksum of the file header is wrong");
        }
    }

    private void chunk(Chunk chunk, Visitor visitor, boolean dirty) {
        if (chunk.isUnused()) {
            return;
        }
        if (!chunk.hasMagic()) {
            visitor.damaged(chunk.offset(), "there is no chunk where one should be");
            return;
        }
        if (!dirty && chunk.length() == Chunk.SIZE) {
            checkChunk(chunk, visitor);
        }
        filler.chunk(chunk.bytes(), chunk.length());
        int end = chunk.recordsEnd();
        int at = records(chunk, end, visitor);
        if (chunk.length() < Chunk.SIZE && Bytes.u32(chunk.bytes(), 48) > chunk.length()) {
            visitor.damaged(chunk.offset() + at, "the file ends inside a chunk");
        }
        if (carve) {
            carve(chunk, end, chunk.length(), visitor);
        }
    }

    private static void checkChunk(Chunk chunk, Visitor visitor) {
        if (!chunk.headerIsWhole()) {
            visitor.sign(Tampering.CHECKSUM, chunk.offset(), "the checksum of a chunk header is wrong");
        }
        if (!chunk.recordsAreWhole()) {
            visitor.sign(Tampering.CHECKSUM, chunk.offset(), "the checksum of the records of a chunk is wrong");
        }
    }

    /// Reads the records up to `end`; returns where the last one ended.
    private int records(Chunk chunk, int end, Visitor visitor) {
        int at = Chunk.HEADER;
        while (at < end) {
            if (!chunk.isRecord(at, end)) {
                int next = chunk.nextRecord(at + 1, end);
                visitor.damaged(chunk.offset() + at, "there is no record where one should be");
                if (next < 0) {
                    return at;
                }
                at = next;
            }
            sequence.next(chunk, at, visitor);
            record(chunk, at, at + chunk.recordSize(at), visitor, false);
            at += chunk.recordSize(at);
        }
        return at;
    }

    private void record(Chunk chunk, int at, int end, Visitor visitor, boolean carved) {
        event.clear();
        event.time(Formats.micros(chunk.recordTime(at)));
        try {
            int ended = filler.fill(event, at + 24, end - 4);
            number++;
            event.place(path, number, chunk.offset() + at);
            event.raw(chunk.bytes(), at, end);
            if (!carved) {
                sequence.at(event.time(), chunk.offset() + at, visitor);
            }
            current = chunk;
            currentAt = at;
            visitor.record(event, carved);
            if (!carved) {
                hidden(chunk, ended, end - 4, visitor);
            }
        } catch (Damaged damaged) {
            visitor.damaged(chunk.offset() + at, damaged.reason());
        } catch (Names.TooMuch beyond) {
            visitor.damaged(chunk.offset() + at, beyond.limit());
        }
    }

    /// Looks for a record behind the content of another: a way to hide it from every viewer.
    private void hidden(Chunk chunk, int from, int end, Visitor visitor) {
        int at = end - from < 28 ? -1 : chunk.nextRecord(from, end + 4);
        if (at < 0) {
            return;
        }
        visitor.sign(
                Tampering.HIDDEN_RECORD,
                chunk.offset() + at,
                "record " + chunk.recordId(at) + " stands inside another record, where no viewer shows it");
        if (carve) {
            record(chunk, at, at + chunk.recordSize(at), visitor, true);
        }
    }

    private void carve(Chunk chunk, int from, int end, Visitor visitor) {
        int at = chunk.nextRecord(from, end);
        while (at >= 0) {
            record(chunk, at, at + chunk.recordSize(at), visitor, true);
            at = chunk.nextRecord(at + chunk.recordSize(at), end);
        }
    }

    /// Holds the numbers and times of records against each other.
    private static final class Sequence {

        private static final long HOUR = 3_600_000_000L;

        private long last = -1;
        private long lastTime = Event.NO_TIME;

        void next(Chunk chunk, int at, Visitor visitor) {
            long id = chunk.recordId(at);
            if (last >= 0 && id > last + 1) {
                visitor.sign(
                        Tampering.GAP,
                        chunk.offset() + at,
                        "records " + (last + 1) + " to " + (id - 1) + " are missing");
            }
            last = id;
        }

        void at(long time, long offset, Visitor visitor) {
            if (lastTime != Event.NO_TIME && time != Event.NO_TIME) {
                if (lastTime - time > HOUR) {
                    visitor.sign(Tampering.CLOCK_BACK, offset, "time goes back from " + span(time));
                } else if (time - lastTime > 24 * HOUR) {
                    visitor.sign(Tampering.SILENCE, offset, "nothing was logged from " + span(time));
                }
            }
            lastTime = time;
        }

        private String span(long time) {
            return Timestamps.format(lastTime) + " to " + Timestamps.format(time);
        }
    }
}
