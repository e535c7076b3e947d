package org.cresset.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A YAML value with the line it stands on, for messages. Lines count from 1.
public sealed interface Yaml {

    int line();

    /// Every document of a text.
    ///
    /// @throws RuleException where the text is not YAML or goes beyond a limit
    static List<Yaml> documents(String text) {
        return YamlReader.documents(text);
    }

    /// What a scalar is, by the core schema of YAML 1.2 (`yes` is text). Quoted scalars are always text.
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOL,
        NULL
    }

    record Scalar(String text, Kind kind, int line) implements Yaml {}

    record Items(List<Yaml> items, int line) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// The entries in the order of the document.
    record Entries(Map<String, Yaml> entries, int line) implements Yaml {

        public Optional<Yaml> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /// The text of an entry that is a scalar with a value.
        public Optional<String> text(String key) {
            return get(key).filter(value -> value instanceof Scalar scalar && scalar.kind() != Kind.NULL)
                    .map(value -> ((Scalar) value).text().strip());
        }
    }
}
