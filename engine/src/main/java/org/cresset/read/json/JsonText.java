package org.cresset.read.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cresset.event.Kind;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RawRecord;
import org.cresset.read.audit.AuditRecords;
import org.cresset.read.xml.EventData;
import org.cresset.read.xml.EventText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads a JSON object into a record: nested names are joined by dots; a list gives its field several values. For one
/// thread.
public final class JsonText {

    static final int LONGEST_NUMBER = 1000;

    private final Names names;
    private final RawRecord record;
    private final JsonFactory factory;
    private final StrictJson strict;
    private final EventText xml;
    private @Nullable AuditRecords audit;
    private boolean unwrapping;

    public JsonText(Names names, RawRecord record, Limits limits) {
        this.names = names;
        this.record = record;
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
        xml = new EventText(names, record, limits);
    }

    /// Adds the values of an object that makes up a whole text. Where it is none, says so, and the record has the
    /// values that it had before.
    public boolean holds(byte[] bytes, int from, int to) {
        int before = record.size();
        int length = strict.add(bytes, from, to);
        if (length > 0 && isBlank(bytes, from + length, to)) {
            return true;
        }
        record.cut(before);
        boolean read = read(bytes, from, to - from).isEmpty();
        if (!read) {
            record.cut(before);
        }
        return read;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /// Adds the values of an object; says what is wrong, or nothing.
    String read(byte[] bytes, int from, int length) {
        int before = record.size();
        try {
            flatten(bytes, from, length, names.root());
            return "";
        } catch (StreamConstraintsException beyond) {
            return beyond.getOriginalMessage();
        } catch (JacksonException bad) {
            record.cut(before);
            return reread(bytes, from, length);
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    /// Once more, with every byte that is not UTF-8 replaced, since that alone must not cost a record.
    private String reread(byte[] bytes, int from, int length) {
        byte[] repaired = new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        try {
            flatten(repaired, 0, repaired.length, names.root());
            return "";
        } catch (JacksonException bad) {
            return "not JSON: " + bad.getOriginalMessage();
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    /// Adds the values of an object, and those of the record that stands as text in a member of it.
    boolean unwrap(byte[] bytes, int from, int length) {
        unwrapping = true;
        try {
            return read(bytes, from, length).isEmpty();
        } finally {
            unwrapping = false;
        }
    }

    private void flatten(byte[] bytes, int from, int length, Path start) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            flatten(parser, start, new Wholes(bytes, from));
        }
    }

    /// The object or list being read whose text is a value too. What lies in it is not taken so once more.
    private final class Wholes {

        private final byte[] bytes;
        private final int from;
        private int depth = -1;
        private Path path = names.root();
        private int start;

        Wholes(byte[] bytes, int from) {
            this.bytes = bytes;
            this.from = from;
        }

        void opens(Path at, int outside, JsonParser parser) {
            if (depth < 0 && at.isWhole()) {
                depth = outside;
                path = at;
                start = from + Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            }
        }

        void closes(int outside, JsonParser parser) {
            if (depth == outside) {
                int end = from + Math.toIntExact(parser.currentLocation().getByteOffset());
                record.add(path, Kind.TEXT, new String(bytes, start, end - start, StandardCharsets.UTF_8));
                depth = -1;
            }
        }
    }

    private void flatten(JsonParser parser, Path start, Wholes wholes) {
        Deque<Path> above = new ArrayDeque<>();
        Path at = start;
        Path container = start;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    wholes.opens(at, above.size(), parser);
                    above.push(container);
                    container = at;
                }
                case END_OBJECT, END_ARRAY -> {
                    container = above.pop();
                    at = container;
                    wholes.closes(above.size(), parser);
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
        boolean isRecord = unwrapping && path.holdsRecords() && text.startsWith("{");
        if (isRecord && inner(names.root(), text)) {
            return;
        }
        if (path.isSyslog()) {
            syslog(path, text);
            return;
        }
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

    /// The message of a record of syslog, as Azure exports it: an event of Sysmon for Linux, or a line of audit.
    private void syslog(Path path, String text) {
        if (text.startsWith("<Event>") && xml.read(text).isEmpty()) {
            return;
        }
        record.add(path, Kind.TEXT, text);
        if (text.startsWith("type=") || text.startsWith("node=")) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            int before = record.size();
            if (!audit().parse(utf8, 0, utf8.length, record).isEmpty()) {
                record.cut(before);
            }
        }
    }

    /// Made when there is something for it to read.
    private AuditRecords audit() {
        AuditRecords made = audit;
        if (made == null) {
            made = new AuditRecords(names);
            audit = made;
        }
        return made;
    }

    /// Adds the values of a document, below a path; false where it is no JSON: what came before the damage has been
    /// added.
    public boolean holds(String text, Path path) {
        return inner(path, text);
    }

    private boolean inner(Path path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            flatten(bytes, 0, bytes.length, path);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
