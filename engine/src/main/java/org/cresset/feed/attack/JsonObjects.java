package org.cresset.feed.attack;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the objects of one array of a large JSON file one by one.
final class JsonObjects {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonObjects() {}

    /// Gives each object of the array.
    ///
    /// @param array the name of the member of the outermost object
    /// @throws IOException where the file is no JSON object, or no such array is in it
    static void read(InputStream in, String array, Consumer<Fields> each) throws IOException {
        boolean found = false;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = Objects.requireNonNull(parser.currentName());
                JsonToken token = parser.nextToken();
                if (name.equals(array) && token == JsonToken.START_ARRAY) {
                    found = true;
                    elements(parser, each);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new IOException("not readable as JSON: " + e.getOriginalMessage(), e);
        }
        if (!found) {
            throw new IOException("no array \"" + array + "\"");
        }
    }

    private static void elements(JsonParser parser, Consumer<Fields> each) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (value(parser, token) instanceof Map<?, ?> members) {
                each.accept(new Fields(members));
            }
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = Objects.requireNonNull(parser.currentName());
                    members.put(name, value(parser, parser.nextToken()));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    values.add(value(parser, next));
                }
                yield values;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> "";
            default -> Objects.requireNonNullElse(parser.getString(), "");
        };
    }

    /// The members of an object.
    record Fields(Map<?, ?> members) {

        /// A text; empty where there is none.
        String text(String name) {
            return members.get(name) instanceof String text ? text : "";
        }

        boolean isTrue(String name) {
            return Boolean.TRUE.equals(members.get(name));
        }

        /// The texts of an array, or a single one; empty where there are none.
        List<String> texts(String name) {
            return switch (members.get(name)) {
                case String text when !text.isBlank() -> List.of(text);
                case List<?> list ->
                    list.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .filter(text -> !text.isBlank())
                            .toList();
                case null, default -> List.of();
            };
        }

        /// The objects of an array.
        List<Fields> objects(String name) {
            return members.get(name) instanceof List<?> list
                    ? list.stream()
                            .filter(Map.class::isInstance)
                            .map(each -> new Fields((Map<?, ?>) each))
                            .toList()
                    : List.of();
        }

        /// An object; without members where there is none.
        Fields object(String name) {
            return new Fields(members.get(name) instanceof Map<?, ?> object ? object : Map.of());
        }
    }
}
