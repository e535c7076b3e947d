package org.cresset.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Scalar;

/// Works out what a named detection asks: a map joins its items by "and", a list its parts by "or", and text without a
/// field is a keyword.
final class DetectionMeaning {

    private final Placeholders placeholders;
    private final String name;
    private final List<Finding> warnings;

    /// Makes the meaning of the detection of this name.
    ///
    /// @param warnings filled with what its author should look at
    DetectionMeaning(Placeholders placeholders, String name, List<Finding> warnings) {
        this.placeholders = placeholders;
        this.name = name;
        this.warnings = warnings;
    }

    Condition of(Yaml detection) {
        return switch (detection) {
            case Entries map -> map(map);
            case Items list -> list(list);
            case Scalar keyword -> item("", List.of(keyword), keyword.line());
        };
    }

    private Condition list(Items list) {
        if (list.items().isEmpty()) {
            throw new RuleException("line " + list.line() + ": an empty list");
        }
        List<Condition> parts = new ArrayList<>();
        for (Yaml part : list.items()) {
            if (part instanceof Items nested) {
                throw new RuleException("line " + nested.line() + ": a list in a list");
            }
            parts.add(of(part));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition map(Entries map) {
        if (map.entries().isEmpty()) {
            throw new RuleException("line " + map.line() + ": an empty detection");
        }
        List<Condition> parts = new ArrayList<>();
        for (Map.Entry<String, Yaml> entry : map.entries().entrySet()) {
            parts.add(entry(entry.getKey(), entry.getValue()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition entry(String key, Yaml value) {
        return switch (value) {
            case Scalar scalar -> item(key, List.of(scalar), scalar.line());
            case Items list -> item(key, scalars(key, list), list.line());
            case Entries map ->
                throw new RuleException("line " + map.line() + ": the value of '" + key + "' is a mapping");
        };
    }

    private static List<Scalar> scalars(String key, Items list) {
        List<Scalar> scalars = new ArrayList<>();
        for (Yaml part : list.items()) {
            if (!(part instanceof Scalar scalar)) {
                throw new RuleException("line " + part.line() + ": a value of '" + key + "' is not a single value");
            }
            scalars.add(scalar);
        }
        return scalars;
    }

    private Condition item(String key, List<Scalar> values, int line) {
        return new ItemMeaning(Item.of(name, key, values, line), placeholders, warnings).condition();
    }
}
