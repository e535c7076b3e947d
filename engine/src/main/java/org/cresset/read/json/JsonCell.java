package org.cresset.read.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.cresset.event.Kind;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads a document in JSON that is one value of a record of another format. For one thread.
public final class JsonCell {

    private final JsonFactory factory;

    public JsonCell(Limits limits) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength(limits.record())
                        .maxNameLength(limits.record())
                        .maxNumberLength(JsonText.LONGEST_NUMBER)
                        .build())
                .build();
    }

    /// Adds the values of a document to a record.
    ///
    /// @return false where it is no JSON; what came before the damage has been added
    public boolean read(String text, Path start, RawRecord record) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            flatten(parser, start, record);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static void flatten(JsonParser parser, Path start, RawRecord record) {
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
                case VALUE_STRING -> record.add(at, Kind.TEXT, parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> record.add(at, Kind.NUMBER, parser.getString());
                case VALUE_TRUE, VALUE_FALSE -> record.add(at, Kind.BOOL, parser.getString());
                case VALUE_NULL -> record.add(at, Kind.NULL, "");
                default -> {}
            }
        }
    }
}
