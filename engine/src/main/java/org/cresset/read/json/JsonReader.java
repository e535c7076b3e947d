package org.cresset.read.json;

import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads JSON in UTF-8. Nested names are joined by dots; a list gives its field several values.
public final class JsonReader extends RecordReader {

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
