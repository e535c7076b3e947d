package org.cresset.detect.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.event.Fold;
import org.cresset.event.Table;
import org.cresset.rule.Level;

/// What the severities of a product mean. Immutable.
final class Severities {

    /// What stands for "this is no alert" in place of a level.
    static final String NONE = "none";

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?:\\.\\d{1,9})?");
    private static final int COLUMNS = 3;

    /// What a severity means; without a level the record is no alert.
    record Meaning(Optional<Level> level) {}

    private record Range(long from, long to, Meaning meaning) {}

    private final Map<String, Meaning> values = new HashMap<>();
    private final List<Range> ranges = new ArrayList<>();

    /// @param named levels, or [#NONE], by severity; `7-11` stands for the numbers from 7 to 11
    /// @throws IllegalArgumentException where a level is none; the message names it
    Severities(Map<String, String> named) {
        named.forEach((value, level) -> {
            Meaning meaning = meaning(level);
            Matcher range = RANGE.matcher(value);
            if (range.matches()) {
                ranges.add(new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), meaning));
            } else {
                values.put(Fold.fold(value.strip()), meaning);
            }
        });
    }

    private static Meaning meaning(String level) {
        if (level.equals(NONE)) {
            return new Meaning(Optional.empty());
        }
        Optional<Level> known = Level.of(level);
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + level + "' is no level: informational, low, medium, high, critical or none");
        }
        return new Meaning(known);
    }

    /// The severities that the table `severities.tsv` has for a product.
    static Severities of(String product) {
        Map<String, String> named = new HashMap<>();
        for (Table.Row row : Table.read(Severities.class, "severities.tsv", COLUMNS)) {
            if (row.cell(0).equals(product)) {
                for (String value : row.cell(1).split("\\|", -1)) {
                    named.put(value, row.cell(2));
                }
            }
        }
        return new Severities(named);
    }

    /// What a severity means, or nothing where the product has no such severity.
    Optional<Meaning> of(Optional<String> severity) {
        if (severity.isEmpty()) {
            return Optional.empty();
        }
        String value = Fold.fold(severity.get().strip());
        Meaning known = values.get(value);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher number = NUMBER.matcher(value);
        if (!number.matches()) {
            return Optional.empty();
        }
        long whole = Long.parseLong(number.group(1));
        return ranges.stream()
                .filter(range -> range.from() <= whole && whole <= range.to())
                .map(Range::meaning)
                .findFirst();
    }
}
