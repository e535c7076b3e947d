package org.cresset.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Place;
import org.cresset.event.Resolver;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.clock.Clocks.Finding;

/// A reader of a text format: finds records, reads each on its own, and goes on behind those that are bad.
public abstract class RecordReader implements Reader {

    private final Limits limits;
    private final Event event;
    private final Remarks remarks;

    /// The values of the record that is being read.
    protected final RawRecord record;

    /// The names that its exporter uses.
    protected final Names names;

    protected RecordReader(FieldTable fields, Resolver sources, Limits limits) {
        this.limits = limits;
        event = new Event(fields);
        remarks = new Remarks(fields);
        record = new RawRecord(event, sources, limits);
        names = new Names(fields, limits);
    }

    protected abstract Splitter splitter(Window window);

    /// Whether a piece only says how the others are to be read; it is taken in then.
    protected boolean isHeader(byte[] bytes, int from, int length) {
        return false;
    }

    /// Fills [#record] from these bytes; says what is wrong, or nothing.
    ///
    /// @throws TooMuch where the record goes beyond a limit
    protected abstract String parse(byte[] bytes, int from, int length);

    /// Looks at a log before it is read; what is read from the stream here must be given back.
    protected void lookAhead(InputStream in) throws IOException {}

    /// Fills [#record] once more, as the record that stands as text in one of no known kind; false where none does.
    protected boolean unwrap(byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public final void read(InputStream in, String path, Sink sink) throws IOException {
        record.begin();
        lookAhead(in);
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
            String problem = pieces.problem().isEmpty() ? parsed(pieces) : pieces.problem();
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
        record.clocks().tell(found -> clock(found, path, sink));
        if (!any && headed) {
            sink.skipped(new Unreadable(path, 0, "only the head of a log"));
        } else if (!any) {
            sink.unreadable(new Unreadable(path, 0, "no records in it"));
        }
    }

    private String parsed(Splitter piece) {
        try {
            return parse(piece.bytes(), piece.from(), piece.to() - piece.from());
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    /// A clock that was not right becomes a remark on the log.
    private void clock(Finding found, String path, Sink sink) {
        String sign = found.apart() > 0 ? "APART" : "OFFSET";
        remarks.start("clock", found.host());
        remarks.add("Sign", sign);
        remarks.add("Offset", hours(found.offset()));
        remarks.add("Records", Long.toString(found.moved()));
        remarks.add("Apart", Long.toString(found.apart()));
        remarks.add("ApartBy", found.apart() > 0 ? hours(found.apartBy()) : "");
        sink.remark(remarks.end(new Place(path, 0, 0), Event.NO_TIME));
    }

    /// Microseconds as hours and minutes, `+19:00`.
    private static String hours(long micros) {
        long minutes = Math.round(micros / 60e6);
        return String.format(
                Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }
}
