package org.cresset.stix;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of JSON, but for null, which STIX does not know. Immutable.
public sealed interface JsonValue {

    /// A text.
    record Text(String value) implements JsonValue {}

    /// A number without a fraction.
    record Whole(long value) implements JsonValue {}

    /// Any number.
    record Decimal(double value) implements JsonValue {
        public Decimal {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a number of JSON: " + value);
            }
        }
    }

    /// True or false.
    record Flag(boolean value) implements JsonValue {}

    /// A list.
    record Items(List<JsonValue> values) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// An object, whose members keep the order in which they were given.
    record Members(Map<String, JsonValue> values) implements JsonValue {

        /// An object without members.
        public static final Members NONE = new Members(Map.of());

        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /// The same with one more member, or with another value of it.
        public Members with(String name, JsonValue value) {
            Map<String, JsonValue> more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Members(more);
        }

        public Members with(String name, String text) {
            return with(name, new Text(text));
        }
    }

    /// A list of texts.
    static Items texts(List<String> texts) {
        return new Items(texts.stream().<JsonValue>map(Text::new).toList());
    }
}
