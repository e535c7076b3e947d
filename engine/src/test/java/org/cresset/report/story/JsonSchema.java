package org.cresset.report.story;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// As much of JSON Schema as the schemas of STIX 2.1 use.
final class JsonSchema {

    private final Function<String, Object> reader;
    private final Map<Path, Object> files = new HashMap<>();

    JsonSchema(Function<String, Object> reader) {
        this.reader = reader;
    }

    private record Place(Path file, Map<?, ?> schema) {}

    /// What is wrong with a value by the schema in a file.
    List<String> problems(Object value, Path file) {
        List<String> problems = new ArrayList<>();
        check(value, new Place(file, read(file)), problems);
        return problems;
    }

    private Map<?, ?> read(Path file) {
        return (Map<?, ?>) files.computeIfAbsent(file.normalize(), each -> {
            try {
                return reader.apply(Files.readString(each));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private boolean fits(Object value, Object schema, Place place) {
        List<String> problems = new ArrayList<>();
        check(value, new Place(place.file(), (Map<?, ?>) schema), problems);
        return problems.isEmpty();
    }

    private void check(Object value, Place place, List<String> problems) {
        place.schema().forEach((key, rule) -> {
            String problem = problem(value, String.valueOf(key), rule, place, problems);
            if (!problem.isEmpty()) {
                problems.add(problem + " in " + place.file().getFileName() + ": " + value);
            }
        });
    }

    private String problem(Object value, String key, Object rule, Place place, List<String> problems) {
        boolean ok = switch (key) {
            case "$ref" -> reference(value, String.valueOf(rule), place, problems);
            case "type" -> isOf(value, String.valueOf(rule));
            case "enum" -> ((List<?>) rule).contains(value);
            case "pattern" ->
                !(value instanceof String text)
                        || Pattern.compile(String.valueOf(rule)).matcher(text).find();
            case "minimum" -> !(value instanceof Number n) || n.doubleValue() >= ((Number) rule).doubleValue();
            case "maximum" -> !(value instanceof Number n) || n.doubleValue() <= ((Number) rule).doubleValue();
            case "minItems" -> !(value instanceof List<?> list) || list.size() >= ((Number) rule).intValue();
            case "minProperties" -> !(value instanceof Map<?, ?> map) || map.size() >= ((Number) rule).intValue();
            case "required" -> !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) rule);
            case "allOf" ->
                ((List<?>) rule)
                                .stream()
                                        .filter(part -> !all(value, part, place, problems))
                                        .count()
                        == 0;
            case "anyOf" -> ((List<?>) rule).stream().anyMatch(part -> fits(value, part, place));
            case "oneOf" ->
                ((List<?>) rule)
                                .stream()
                                        .filter(part -> fits(value, part, place))
                                        .count()
                        == 1;
            case "not" -> !fits(value, rule, place);
            default -> parts(value, key, rule, place, problems);
        };
        return ok ? "" : key;
    }

    private boolean all(Object value, Object part, Place place, List<String> problems) {
        check(value, new Place(place.file(), (Map<?, ?>) part), problems);
        return true;
    }

    private boolean parts(Object value, String key, Object rule, Place place, List<String> problems) {
        if (key.equals("items") && value instanceof List<?> list) {
            list.forEach(item -> all(item, rule, place, problems));
        }
        if (key.equals("properties") && value instanceof Map<?, ?> map) {
            ((Map<?, ?>) rule).forEach((name, part) -> {
                if (map.containsKey(name)) {
                    all(requireNonNull(map.get(name)), part, place, problems);
                }
            });
        }
        if (key.equals("patternProperties") && value instanceof Map<?, ?> map) {
            ((Map<?, ?>) rule)
                    .forEach((pattern, part) -> map.forEach((name, each) -> {
                        if (Pattern.compile(String.valueOf(pattern))
                                .matcher(String.valueOf(name))
                                .find()) {
                            all(requireNonNull(each), part, place, problems);
                        }
                    }));
        }
        return true;
    }

    private boolean reference(Object value, String reference, Place place, List<String> problems) {
        if (reference.startsWith("#/definitions/")) {
            Map<?, ?> definitions =
                    (Map<?, ?>) requireNonNull(read(place.file()).get("definitions"));
            return all(value, requireNonNull(definitions.get(reference.substring(14))), place, problems);
        }
        Path file = place.file().resolveSibling(reference).normalize();
        check(value, new Place(file, read(file)), problems);
        return true;
    }

    private static boolean isOf(Object value, String type) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            default -> value instanceof Number;
        };
    }
}
