package org.cresset.rule.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.event.KnownSources;
import org.cresset.event.LogSource;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Yaml;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// What events a rule is asked about.
final class Sources {

    private static final List<String> PARTS = List.of("product", "category", "service");

    private final KnownSources known;

    Sources(KnownSources known) {
        this.known = known;
    }

    void check(Subject subject) {
        if (subject.document().get("logsource").orElse(null) instanceof Entries source) {
            source.entries().forEach((key, value) -> part(subject, key, value));
        }
        LogSource source = subject.rule().source();
        if (!known.gives(source)) {
            subject.found(
                    Code.UNKNOWN_SOURCE,
                    "no log that Cresset knows is of " + source + "; only records that say so themselves ("
                            + named(source) + ") are looked at" + meant(source));
        }
        if (source.category().isEmpty() && source.service().isEmpty()) {
            subject.found(Code.WHOLE_PRODUCT, "it is asked for every event of " + source);
        }
    }

    private static String named(LogSource source) {
        return Stream.of(
                        source.product().map(any -> "product"),
                        source.category().map(any -> "category"),
                        source.service().map(any -> "service"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private String meant(LogSource source) {
        return source.names().stream()
                .filter(name -> !known.names().contains(name))
                .map(name -> Metadata.meant(name, known.names()))
                .collect(Collectors.joining());
    }

    private static void part(Subject subject, String key, Yaml value) {
        if (!PARTS.contains(key)) {
            if (!key.equals("definition")) {
                subject.found(Code.SOURCE_KEY, value, "logsource", "'" + key + "' is not read" + hint(key));
            }
        } else if (!(value instanceof Scalar scalar)) {
            subject.found(
                    Code.SOURCE_KEY, value, "logsource", "'" + key + "' is not a single value, so it is not read");
        } else if (scalar.kind() == Kind.NULL) {
            subject.found(Code.SOURCE_KEY, value, "logsource", "'" + key + "' is empty, so it admits anything");
        }
    }

    private static String hint(String key) {
        return Metadata.meant(key, Set.copyOf(PARTS));
    }
}
