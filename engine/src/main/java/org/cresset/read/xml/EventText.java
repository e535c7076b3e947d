package org.cresset.read.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cresset.event.Kind;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RawRecord;

/// Reads an `Event` element into a record. For one thread.
public final class EventText {

    private final Names names;
    private final RawRecord record;
    private final Limits limits;

    public EventText(Names names, RawRecord record, Limits limits) {
        this.names = names;
        this.record = record;
        this.limits = limits;
    }

    /// Adds the values of the element to the record; says what is wrong, or nothing. Where something is, the record
    /// has the values that it had before.
    public String read(String xml) {
        int before = record.size();
        try {
            walk(xml);
            return "";
        } catch (XMLStreamException bad) {
            record.cut(before);
            return reread(Xml.repaired(xml), before);
        } catch (TooMuch beyond) {
            record.cut(before);
            return beyond.limit();
        }
    }

    private String reread(String repaired, int before) {
        try {
            walk(repaired);
            return "";
        } catch (XMLStreamException bad) {
            record.cut(before);
            String message = bad.getMessage() == null ? "" : bad.getMessage().replaceAll("\\s+", " ");
            return "not XML: " + message;
        } catch (TooMuch beyond) {
            record.cut(before);
            return beyond.limit();
        }
    }

    private void walk(String xml) throws XMLStreamException {
        XMLStreamReader reader = Xml.reader(new StringReader(xml));
        Deque<Element> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == limits.nesting()) {
                        throw new TooMuch("elements are nested deeper than " + limits.nesting());
                    }
                    open.push(element(open.isEmpty() ? names.root() : open.peek().path, reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    Element top = open.peek();
                    if (top != null) {
                        top.text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> close(open);
                default -> {}
            }
        }
    }

    /// An element that is still open.
    private static final class Element {
        final Path path;
        final boolean plain;
        final StringBuilder text = new StringBuilder();
        boolean leaf = true;

        Element(Path path, boolean plain) {
            this.path = path;
            this.plain = plain;
        }
    }

    private Element element(Path parent, XMLStreamReader reader) {
        String tag = reader.getLocalName();
        String named = tag.equals("Data") ? reader.getAttributeValue(null, "Name") : null;
        if (named != null && !named.isEmpty()) {
            return new Element(parent.child(named), true);
        }
        Path path = parent.child(tag);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if ("xmlns".equals(reader.getAttributePrefix(i))) {
                continue;
            }
            record.add(
                    path.child("#attributes").child(reader.getAttributeLocalName(i)),
                    Kind.TEXT,
                    reader.getAttributeValue(i));
        }
        return new Element(path, reader.getAttributeCount() == 0);
    }

    private void close(Deque<Element> open) {
        Element closed = open.pop();
        Element parent = open.peek();
        if (parent != null) {
            parent.leaf = false;
        }
        boolean blank = closed.text.toString().isBlank();
        boolean value = blank ? closed.leaf && closed.plain : true;
        if (closed.leaf && value) {
            record.add(closed.path, Kind.TEXT, closed.text.toString());
        } else if (!blank) {
            record.add(closed.path, Kind.TEXT, closed.text.toString().strip());
        }
    }
}
