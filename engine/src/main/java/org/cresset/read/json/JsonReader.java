package org.cresset.read.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.io.input.BoundedInputStream;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;
import org.cresset.read.xml.EventData;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads JSON in UTF-8. Nested names are joined by dots; a list gives its field several values.
public final class JsonReader extends RecordReader {

    static final int LONGEST_NUMBER = 1000;

    /// How many bytes are looked at for clocks, and how many records are asked.
    private static final int AHEAD = 16 << 20;

    private static final int VOTES = 32;

    private final Limits limits;
    private final JsonFactory factory;
    private final StrictJson strict;
    private boolean done;

    public JsonReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength(limits.record())
                        .maxNameLength(limits.record())
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
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
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            flatten(parser, names.root());
            return "";
        } catch (StreamConstraintsException beyond) {
            return beyond.getOriginalMessage();
        } catch (JacksonException bad) {
            return reparse(bytes, from, length);
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    /// Once more, with every byte that is not UTF-8 replaced, since that alone must not cost a record.
    private String reparse(byte[] bytes, int from, int length) {
        record.clear();
        String repaired = new String(bytes, from, length, StandardCharsets.UTF_8);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), repaired)) {
            flatten(parser, names.root());
            return "";
        } catch (JacksonException bad) {
            return "not JSON: " + bad.getOriginalMessage();
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    private void flatten(JsonParser parser, Path start) {
        Deque<Path> above = new ArrayDeque<>();
        Path at = start;
        Path container = start;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    above.push(container);
                    container = at;
                }
                case END_OBJECT, END_ARRAY -> {
                    container = above.pop();
                    at = container;
                }
                case PROPERTY_NAME -> at = container.child(parser.currentName());
                case VALUE_STRING -> text(at, parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> record.add(at, Kind.NUMBER, parser.getString());
                case VALUE_TRUE, VALUE_FALSE -> record.add(at, Kind.BOOL, parser.getString());
                case VALUE_NULL -> record.add(at, Kind.NULL, "");
                default -> {}
            }
        }
    }

    /// A text value; `EventData` of some exporters is a document of its own.
    private void text(Path path, String text) {
        if (!path.holdsDocuments() || text.isEmpty()) {
            record.add(path, Kind.TEXT, text);
            return;
        }
        boolean parsed = switch (text.charAt(0)) {
            case '<' -> EventData.read(text, (name, value) -> record.add(path.child(name), Kind.TEXT, value));
            case '{' -> inner(path, text);
            default -> false;
        };
        if (!parsed) {
            record.add(path, Kind.TEXT, text);
        }
    }

    private boolean inner(Path path, String text) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            flatten(parser, path);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
