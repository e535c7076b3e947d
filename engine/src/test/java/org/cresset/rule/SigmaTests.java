package org.cresset.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.event.EventSource;
import org.cresset.event.Kind;
import org.cresset.rule.SigmaTest.Sources;
import org.cresset.rule.Trial.Value;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Scalar;

/// Reads `*.sigmatest` files. Whatever is not of their format is a [RuleException], so that nothing is left out unseen.
final class SigmaTests {

    private static final Path FOLDER = Path.of("..", "conformance");
    private static final String WINDOWS = "windows event log";
    private static final Pattern SPEC =
            Pattern.compile("sigma-rules-specification, .+|sigma-appendix-modifiers, .+|decided: .+");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Set<String> KEYS = Set.of(
            "about",
            "spec",
            "detection",
            "rule",
            "placeholders",
            "fires",
            "quiet",
            "refused",
            "warns",
            "from",
            "sees",
            "ignores");

    private final String file;
    private final Set<String> names = new HashSet<>();

    private SigmaTests(String file) {
        this.file = file;
    }

    /// Every group of every file, in the order of the files.
    static List<SigmaTest> all() {
        List<SigmaTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".sigmatest")) {
                    tests.addAll(read(name, Files.readString(file)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (tests.isEmpty()) {
            throw new RuleException("no *.sigmatest file in " + FOLDER);
        }
        return tests;
    }

    /// @throws RuleException where the text is not of the format
    static List<SigmaTest> read(String file, String text) {
        SigmaTests reader = new SigmaTests(file);
        return YamlReader.documents(text).stream().map(reader::group).toList();
    }

    private RuleException wrong(Yaml at, String what) {
        return new RuleException(file + ", line " + at.line() + ": " + what);
    }

    private void require(boolean holds, Yaml at, String otherwise) {
        if (!holds) {
            throw wrong(at, otherwise);
        }
    }

    private SigmaTest group(Yaml document) {
        Entries group = entries(document);
        Set<String> unknown = new HashSet<>(group.entries().keySet());
        unknown.removeAll(KEYS);
        require(unknown.isEmpty(), group, "unknown keys " + unknown);
        String about = text(group, "about").orElseThrow(() -> wrong(group, "it lacks 'about'"));
        String spec = text(group, "spec").orElseThrow(() -> wrong(group, "it lacks 'spec'"));
        require(names.add(about), group, "'" + about + "' stands twice");
        require(SPEC.matcher(spec).matches(), group, "spec is neither a place nor a decision: " + spec);
        SigmaTest test = new SigmaTest(
                file + ": " + about,
                rule(group),
                placeholders(group),
                events(group, "fires"),
                events(group, "quiet"),
                text(group, "refused"),
                text(group, "warns"),
                sources(group));
        boolean events = !test.fires().isEmpty() && !test.quiet().isEmpty();
        boolean none = test.fires().isEmpty() && test.quiet().isEmpty();
        require(test.refused().isPresent() ? none : events, group, "events of both kinds, or 'refused'");
        return test;
    }

    private String rule(Entries group) {
        Optional<String> detection = text(group, "detection");
        Optional<String> rule = text(group, "rule");
        require(detection.isPresent() != rule.isPresent(), group, "either 'detection' or 'rule'");
        return rule.or(() -> detection.map(SigmaTests::around)).orElseThrow();
    }

    /// A whole rule with this text as its detection.
    private static String around(String detection) {
        return """
            title: A rule
            id: 5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01
            level: medium
            logsource:
              product: windows
            detection:
            %s\
            """.formatted(detection.indent(2));
    }

    private Placeholders placeholders(Entries group) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        group.get("placeholders")
                .ifPresent(given -> entries(given).entries().forEach((name, list) -> {
                    List<String> texts = items(list).stream()
                            .map(value -> scalar(value).text())
                            .toList();
                    values.put(name, texts);
                }));
        return new Placeholders(values);
    }

    private List<List<Value>> events(Entries group, String key) {
        return group.get(key).map(this::items).orElse(List.of()).stream()
                .map(this::event)
                .toList();
    }

    private List<Value> event(Yaml given) {
        List<Value> values = new ArrayList<>();
        entries(given).entries().forEach((name, value) -> {
            List<Yaml> each = value instanceof Items list ? list.items() : List.of(value);
            require(!each.isEmpty(), value, "a field without values");
            each.forEach(one -> values.add(value(name, scalar(one))));
        });
        require(!values.isEmpty(), given, "an event without fields");
        return values;
    }

    private Value value(String name, Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> Value.absent(name);
            case BOOL -> Value.flag(name, Boolean.parseBoolean(scalar.text()));
            case TEXT -> new Value(name, Kind.TEXT, scalar.text());
            case INTEGER, DECIMAL -> {
                require(JSON_NUMBER.matcher(scalar.text()).matches(), scalar, "not a number of JSON: " + scalar.text());
                yield Value.number(name, scalar.text());
            }
        };
    }

    private Sources sources(Entries group) {
        Optional<String> from = text(group, "from");
        Sources sources = new Sources(sources(group, "sees"), sources(group, "ignores"), from.isPresent());
        boolean listed = !sources.sees().isEmpty() || !sources.ignores().isEmpty();
        require(from.isEmpty() || (from.get().equals(WINDOWS) && !listed), group, "'from' is only " + WINDOWS);
        require(group.get("rule").isPresent() || !(listed || sources.told()), group, "log sources need a 'rule'");
        return sources;
    }

    private List<EventSource> sources(Entries group, String key) {
        return group.get(key).map(this::items).orElse(List.of()).stream()
                .map(this::source)
                .toList();
    }

    private EventSource source(Yaml given) {
        Entries source = entries(given);
        boolean known = Set.of("product", "category", "service")
                .containsAll(source.entries().keySet());
        require(known, source, "a log source has a product, a category and a service");
        List<Yaml> categories = source.get("category")
                .map(value -> value instanceof Items list ? list.items() : List.of(value))
                .orElse(List.of());
        Set<String> names = categories.stream().map(name -> scalar(name).text()).collect(Collectors.toSet());
        return new EventSource(source.text("product"), source.text("service"), names, List.of());
    }

    /// The text under a key, to the letter; empty where the key is missing.
    private Optional<String> text(Entries group, String key) {
        Optional<Yaml> given = group.get(key);
        given.ifPresent(value -> require(
                value instanceof Scalar scalar
                        && scalar.kind() == Yaml.Kind.TEXT
                        && !scalar.text().isBlank(),
                value,
                "'" + key + "' is not text"));
        return given.map(value -> scalar(value).text());
    }

    private Entries entries(Yaml given) {
        if (given instanceof Entries entries) {
            return entries;
        }
        throw wrong(given, "not a mapping");
    }

    private List<Yaml> items(Yaml given) {
        if (given instanceof Items items) {
            return items.items();
        }
        throw wrong(given, "not a list");
    }

    private Scalar scalar(Yaml given) {
        if (given instanceof Scalar scalar) {
            return scalar;
        }
        throw wrong(given, "not a single value");
    }
}
