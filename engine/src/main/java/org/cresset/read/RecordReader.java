package org.cresset.read;

import java.io.IOException;
import java.io.InputStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;

/// A reader of a text format: finds records, reads each on its own, and goes on behind those that are bad.
public abstract class RecordReader implements Reader {

    private final Limits limits;
    private final Event event;

    /// The values of the record that is being read.
    protected final RawRecord record;

    /// The names that its exporter uses.
    protected final Names names;

    protected RecordReader(FieldTable fields, Resolver sources, Limits limits) {
        this.limits = limits;
        event = new Event(fields);
        record = new RawRecord(event, sources, limits);
        names = new Names(fields, limits);
    }

    protected abstract Splitter splitter(Window window);

    /// Whether a piece only says how the others are to be read; it is taken in then.
    protected boolean isHeader(byte[] bytes, int from, int length) {
        return false;
    }

    /// Fills [#record] from these bytes; says what is wrong, or nothing.
    protected abstract String parse(byte[] bytes, int from, int length);

    /// Fills [#record] once more, as the record that stands as text in one of no known kind; false where none does.
    protected boolean unwrap(byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public final void read(InputStream in, String path, Sink sink) throws IOException {
        Splitter pieces = splitter(new Window(in, limits.record()));
        long number = 0;
        boolean any = false;
        boolean headed = false;
        while (pieces.next()) {
            if (pieces.problem().isEmpty() && isHeader(pieces.bytes(), pieces.from(), pieces.to() - pieces.from())) {
                headed = true;
                continue;
            }
            any = true;
            String problem = pieces.problem().isEmpty()
                    ? parse(pieces.bytes(), pieces.from(), pieces.to() - pieces.from())
                    : pieces.problem();
            if (!problem.isEmpty()) {
                sink.unreadable(new Unreadable(path, pieces.offset(), problem));
                continue;
            }
            number++;
            record.fill();
            if (record.holdsRecords()
                    && !event.source().isKnown()
                    && unwrap(pieces.bytes(), pieces.from(), pieces.to())) {
                record.fill();
            }
            event.place(path, number, pieces.offset());
            event.raw(pieces.bytes(), pieces.from(), pieces.to());
            sink.event(event);
        }
        if (!any && headed) {
            sink.skipped(new Unreadable(path, 0, "only the head of a log"));
        } else if (!any) {
            sink.unreadable(new Unreadable(path, 0, "no records in it"));
        }
    }
}
