package org.cresset.bench.stories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the name of a signature says about its weight and its tactic: the first line of `meanings.tsv` whose words the
/// name holds.
final class Meanings {

    /// Risk points of a name in no line.
    private static final int UNKNOWN = points("low");

    /// The risk of one alert.
    ///
    /// @param tactic as in ATT&CK
    record Meaning(int points, Optional<String> tactic) {}

    private record Line(String words, Meaning meaning) {}

    private final List<Line> lines;
    private final Map<String, Meaning> known = new HashMap<>();

    Meanings() {
        try (InputStream table = Meanings.class.getResourceAsStream("meanings.tsv")) {
            if (table == null) {
                throw new IllegalStateException("no meanings.tsv");
            }
            lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Meanings::line)
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static Line line(String text) {
        String[] cells = text.split("\t", -1);
        if (cells.length != 3) {
            throw new IllegalStateException("meanings.tsv: not three columns: " + text);
        }
        Optional<String> tactic = cells[2].equals("-") ? Optional.empty() : Optional.of(cells[2]);
        return new Line(cells[0].toLowerCase(Locale.ROOT), new Meaning(points(cells[1]), tactic));
    }

    /// The severities of section 3.5 of the design (.25, .5, 1, 2, 3), where medium has the 20 points of common
    /// risk-based alerting.
    private static int points(String severity) {
        return switch (severity) {
            case "informational" -> 5;
            case "low" -> 10;
            case "medium" -> 20;
            case "high" -> 40;
            case "critical" -> 60;
            default -> throw new IllegalStateException("meanings.tsv: no severity: " + severity);
        };
    }

    Meaning of(String rule) {
        return known.computeIfAbsent(rule, name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            return lines.stream()
                    .filter(line -> lower.contains(line.words()))
                    .map(Line::meaning)
                    .findFirst()
                    .orElse(new Meaning(UNKNOWN, Optional.empty()));
        });
    }
}
