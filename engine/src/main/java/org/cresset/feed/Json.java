package org.cresset.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A value of JSON. Numbers and truth values are texts here; what is null is absent.
sealed interface Json {

    int NESTING = 50;
    int LONGEST = 1 << 20;
    int MOST_VALUES = 200_000;

    JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING)
                    .maxStringLength(LONGEST)
                    .maxNameLength(1000)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private static Json absent() {
        return new Text("");
    }

    record Members(Map<String, Json> all) implements Json {}

    record Array(List<Json> items) implements Json {}

    record Text(String text) implements Json {}

    /// A value was larger than is taken; it has been passed over.
    final class TooLarge extends RuntimeException {
        TooLarge() {
            super("an entry of more than " + MOST_VALUES + " values", null, false, false);
        }
    }

    /// Reads the value that the parser stands at, and leaves it at its end.
    ///
    /// @throws JacksonException where it is damaged
    /// @throws TooLarge where it is too large
    static Json read(JsonParser parser) throws JacksonException {
        int[] left = {MOST_VALUES};
        Json value = read(parser, left);
        if (left[0] < 0) {
            throw new TooLarge();
        }
        return value;
    }

    private static Json read(JsonParser parser, int[] left) {
        left[0]--;
        JsonToken token = parser.currentToken();
        if (left[0] < 0) {
            parser.skipChildren();
            return absent();
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, read(parser, left));
                }
                yield new Members(members);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser, left));
                }
                yield new Array(items);
            }
            case VALUE_NULL -> absent();
            default -> new Text(parser.getString());
        };
    }

    /// A member of an object; what it lacks is an empty text.
    default Json get(String name) {
        return this instanceof Members object ? object.all().getOrDefault(name, absent()) : absent();
    }

    /// The text of a member; empty where there is none.
    default String text(String name) {
        return get(name) instanceof Text text ? text.text() : "";
    }

    /// The items of a member that is a list; of any other none.
    default List<Json> list(String name) {
        return get(name) instanceof Array array ? array.items() : List.of();
    }

    /// The texts of a member that is a list.
    default List<String> texts(String name) {
        return list(name).stream()
                .filter(Text.class::isInstance)
                .map(item -> ((Text) item).text())
                .toList();
    }

    /// The texts of a member that is a list, or a single text; those that are blank are left out.
    default List<String> words(String name) {
        List<String> words = get(name) instanceof Text text ? List.of(text.text()) : texts(name);
        return words.stream().filter(word -> !word.isBlank()).toList();
    }

    default boolean has(String name) {
        return this instanceof Members object && object.all().containsKey(name);
    }
}
