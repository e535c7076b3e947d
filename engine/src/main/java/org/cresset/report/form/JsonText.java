package org.cresset.report.form;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.render.Escape;
import org.cresset.stix.JsonValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON objects as text. Characters that could do harm on a terminal stand as `\u0000`. For one thread.
public final class JsonText {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().characterEscapes(new HarmlessOnly()).build();

    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    /// An object on one line.
    public static String line(Consumer<JsonText> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.writeStartObject();
            fields.accept(new JsonText(generator));
            generator.writeEndObject();
        }
        return text.toString();
    }

    /// An object laid out for people, with a line break at its end.
    public static String page(Consumer<JsonText> fields) {
        StringWriter text = new StringWriter();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        ObjectWriteContext.Base context = new ObjectWriteContext.Base() {
            @Override
            public DefaultPrettyPrinter getPrettyPrinter() {
                return printer.createInstance();
            }
        };
        try (JsonGenerator generator = FACTORY.createGenerator(context, text)) {
            generator.writeStartObject();
            fields.accept(new JsonText(generator));
            generator.writeEndObject();
        }
        return text + "\n";
    }

    public JsonText text(String name, String value) {
        out.writeName(harmless(name));
        string(value);
        return this;
    }

    /// A name, in which characters above U+FFFF that could do harm are replaced; Jackson escapes the others.
    private static String harmless(String name) {
        boolean already = name.codePoints().allMatch(point -> point < 0x10000 || Escape.isHarmless(point));
        if (already) {
            return name;
        }
        StringBuilder out = new StringBuilder();
        name.codePoints()
                .forEach(point -> out.appendCodePoint(point < 0x10000 || Escape.isHarmless(point) ? point : 0xfffd));
        return out.toString();
    }

    /// Writes a text. Jackson asks for escapes half a character at a time, so a character above U+FFFF that could do
    /// harm is escaped here; a lone half, which is no text, is replaced.
    private void string(String value) {
        if (value.codePoints().allMatch(JsonText::isForJackson)) {
            out.writeString(value);
            return;
        }
        StringBuilder literal = new StringBuilder("\"");
        value.codePoints().map(JsonText::whole).forEach(point -> {
            for (char c : Character.toChars(point)) {
                boolean plain = c != '"' && c != '\\' && Escape.isHarmless(point);
                literal.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        });
        out.writeRawValue(literal.append('"').toString());
    }

    private static boolean isForJackson(int point) {
        return Escape.isHarmless(point) || (point < 0x10000 && whole(point) == point);
    }

    private static int whole(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point;
    }

    /// A text, or null.
    public JsonText text(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> text(name, text), () -> out.writeNullProperty(name));
        return this;
    }

    public JsonText number(String name, long value) {
        out.writeNumberProperty(name, value);
        return this;
    }

    /// A number, or null.
    public JsonText number(String name, Optional<Long> value) {
        value.ifPresentOrElse(number -> out.writeNumberProperty(name, number), () -> out.writeNullProperty(name));
        return this;
    }

    public JsonText decimal(String name, double value) {
        out.writeNumberProperty(name, value);
        return this;
    }

    public JsonText flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
        return this;
    }

    /// A time in RFC 3339, or null for [Event#NO_TIME].
    public JsonText time(String name, long micros) {
        return text(name, micros == Event.NO_TIME ? Optional.empty() : Optional.of(Timestamps.format(micros)));
    }

    public JsonText nothing(String name) {
        out.writeNullProperty(name);
        return this;
    }

    public JsonText texts(String name, List<String> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(this::string);
        out.writeEndArray();
        return this;
    }

    public JsonText object(String name, Consumer<JsonText> fields) {
        out.writeObjectPropertyStart(name);
        fields.accept(this);
        out.writeEndObject();
        return this;
    }

    /// An object, or null.
    public <T> JsonText value(String name, Optional<T> value, BiConsumer<JsonText, T> fields) {
        value.ifPresentOrElse(
                present -> object(name, inner -> fields.accept(inner, present)), () -> out.writeNullProperty(name));
        return this;
    }

    /// A list of objects.
    public <T> JsonText objects(String name, Iterable<T> values, BiConsumer<JsonText, T> fields) {
        out.writeArrayPropertyStart(name);
        for (T value : values) {
            out.writeStartObject();
            fields.accept(this, value);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    /// All members of an object.
    public JsonText members(JsonValue.Members members) {
        members.values().forEach((name, value) -> {
            out.writeName(harmless(name));
            value(value);
        });
        return this;
    }

    private void value(JsonValue value) {
        switch (value) {
            case JsonValue.Text(var text) -> string(text);
            case JsonValue.Whole(var number) -> out.writeNumber(number);
            case JsonValue.Decimal(var number) -> out.writeNumber(number);
            case JsonValue.Flag(var flag) -> out.writeBoolean(flag);
            case JsonValue.Items(var items) -> {
                out.writeStartArray();
                items.forEach(this::value);
                out.writeEndArray();
            }
            case JsonValue.Members members -> {
                out.writeStartObject();
                members(members);
                out.writeEndObject();
            }
        }
    }

    private static final class HarmlessOnly extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
            escapes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int point) {
            boolean harmless = Escape.isHarmless(point) || Character.isSurrogate((char) point);
            return harmless ? NOTHING : new SerializedString(String.format("\\u%04x", point));
        }
    }

    @SuppressWarnings("NullAway") // Jackson asks for null where nothing is to be escaped
    private static final SerializableString NOTHING = null;
}
