package org.cresset.attribute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How much each kind of likeness counts. Chosen by `bench/tune attribution`; `docs/attribution.md` says how.
///
/// @param likeness one for each of [Likeness#NAMES], none negative
/// @param recognition one for each of [Recognition#NAMES], and a constant in front
/// @param recognised from which recognition on a group may be named
public record Weights(List<Double> likeness, List<Double> recognition, double recognised) {

    public Weights {
        likeness = List.copyOf(likeness);
        recognition = List.copyOf(recognition);
        if (likeness.size() != Likeness.NAMES.size() || recognition.size() != Recognition.NAMES.size() + 1) {
            throw new IllegalArgumentException("there are %d weights of likeness and %d of recognition"
                    .formatted(Likeness.NAMES.size(), Recognition.NAMES.size() + 1));
        }
    }

    /// Each by its name, as [#read] takes them.
    public Map<String, Double> byName() {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int at = 0; at < likeness.size(); at++) {
            byName.put(Likeness.NAMES.get(at), likeness.get(at));
        }
        byName.put("constant", recognition.getFirst());
        for (int at = 0; at < Recognition.NAMES.size(); at++) {
            byName.put(Recognition.NAMES.get(at), recognition.get(at + 1));
        }
        byName.put("recognised", recognised);
        return byName;
    }

    /// Those that are shipped.
    public static Weights shipped() {
        try (InputStream in = Weights.class.getResourceAsStream("weights.tsv")) {
            if (in == null) {
                throw new IllegalStateException("weights.tsv is missing from the jar");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("reading weights.tsv", e);
        }
    }

    /// Reads rows of a name and a number.
    ///
    /// @throws IllegalArgumentException where one is missing or no number
    public static Weights read(List<String> rows) {
        Map<String, Double> numbers = new HashMap<>();
        rows.stream()
                .filter(row -> !row.isBlank() && !row.startsWith("#"))
                .map(row -> row.split("\t"))
                .forEach(cells -> numbers.put(cells[0], Double.valueOf(cells[1])));
        return new Weights(
                Likeness.NAMES.stream().map(name -> number(numbers, name)).toList(),
                Stream.concat(Stream.of("constant"), Recognition.NAMES.stream())
                        .map(name -> number(numbers, name))
                        .toList(),
                number(numbers, "recognised"));
    }

    private static double number(Map<String, Double> numbers, String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no weight " + name);
        }
        return number;
    }
}
