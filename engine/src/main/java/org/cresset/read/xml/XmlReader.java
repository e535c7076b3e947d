package org.cresset.read.xml;

import java.nio.charset.StandardCharsets;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads `Event` elements in UTF-8, in a document or one after another.
public final class XmlReader extends RecordReader {

    private final Limits limits;
    private final EventText text;

    public XmlReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        text = new EventText(names, record, limits);
    }

    @Override
    protected Splitter splitter(Window window) {
        return new XmlRecords(window, limits);
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        record.clear();
        return text.read(new String(bytes, from, length, StandardCharsets.UTF_8));
    }
}
