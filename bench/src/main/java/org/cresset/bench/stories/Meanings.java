package org.cresset.bench.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cresset.event.Table;

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

    private final List<Line> lines = Table.read(Meanings.class, "meanings.tsv", 3).stream()
            .map(Meanings::line)
            .toList();
    private final Map<String, Meaning> known = new HashMap<>();

    private static Line line(Table.Row row) {
        Optional<String> tactic = row.cell(2).equals("-") ? Optional.empty() : Optional.of(row.cell(2));
        return new Line(row.cell(0).toLowerCase(Locale.ROOT), new Meaning(points(row.cell(1)), tactic));
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
