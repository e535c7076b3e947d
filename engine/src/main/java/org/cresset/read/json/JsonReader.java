package org.cresset.read.json;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads JSON in UTF-8. Nested names are joined by dots; a list gives its field several values.
public final class JsonReader extends RecordReader {

    /// How many bytes are looked at for clocks, and how many records are asked.
    private static final int AHEAD = 16 << 20;

    private static final int VOTES = 32;

    private final Limits limits;
    private final JsonText text;
    private final StrictJson strict;
    private boolean done;

    public JsonReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        text = new JsonText(names, record, limits);
        strict = new StrictJson(names, record, limits);
    }

    @Override
    protected Splitter splitter(Window window) {
        return new JsonRecords(window, limits, this::whole);
    }

    /// Where records lack the log's own time, the clocks of the first records of Sysmon say what those before them
    /// mean:
    /// exports stand in the order of their channels.
    @Override
    protected void lookAhead(InputStream in) throws IOException {
        if (!in.markSupported()) {
            return;
        }
        in.mark(AHEAD + 1);
        InputStream ahead = BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(AHEAD)
                .setPropagateClose(false)
                .get();
        JsonRecords records = new JsonRecords(new Window(ahead, limits.record()), limits, this::whole);
        int votes = 0;
        while (votes < VOTES && records.next()) {
            boolean read = records.problem().isEmpty()
                    && parse(records.bytes(), records.from(), records.to() - records.from())
                            .isEmpty();
            if (read && !record.isClockAsked()) {
                break;
            }
            votes += read && record.vote() ? 1 : 0;
        }
        record.clocks().count();
        in.reset();
        done = false;
    }

    /// The record that stands as text in a member such as `message` or `log`, together with what is around it.
    @Override
    protected boolean unwrap(byte[] bytes, int from, int to) {
        record.clear();
        return text.unwrap(bytes, from, to - from);
    }

    private int whole(byte[] bytes, int from, int to) {
        int length = strict.read(bytes, from, to);
        done = length > 0;
        return length;
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        if (done) {
            done = false;
            return "";
        }
        record.clear();
        return text.read(bytes, from, length);
    }
}
