package org.cresset.rule.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.rule.Finding;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Item;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.Yaml;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Scalar;

/// A rule that is looked at: as it is written and as it was understood.
///
/// @param findings filled with what is found
record Subject(Entries document, SigmaRule rule, List<Finding> findings) {

    private static final Set<String> RESERVED = Set.of("condition", "timeframe");

    void found(Code code, String text) {
        findings.add(Finding.of(code, text));
    }

    void found(Code code, Yaml at, String place, String text) {
        findings.add(new Finding(code, at.line(), place, text));
    }

    void found(Code code, Item item, String text) {
        findings.add(Finding.at(item, code, text));
    }

    /// The single values of an entry: itself, or those in its list.
    List<Scalar> scalars(String key) {
        return document.get(key).map(Subject::values).orElse(List.of());
    }

    Entries detection() {
        return document.get("detection").orElse(null) instanceof Entries detection
                ? detection
                : new Entries(Map.of(), 0);
    }

    List<String> detectionNames() {
        return detection().entries().keySet().stream()
                .filter(name -> !RESERVED.contains(name))
                .toList();
    }

    /// The items of every detection. Keywords that stand in one list are one item.
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        detection().entries().forEach((name, value) -> {
            if (!RESERVED.contains(name)) {
                collect(name, value, items);
            }
        });
        return items;
    }

    private static void collect(String name, Yaml value, List<Item> items) {
        switch (value) {
            case Scalar keyword -> items.add(Item.of(name, "", List.of(keyword), keyword.line()));
            case Entries map ->
                map.entries().forEach((key, part) -> items.add(Item.of(name, key, values(part), part.line())));
            case Items list -> {
                List<Scalar> keywords = values(list);
                if (!keywords.isEmpty()) {
                    items.add(Item.of(name, "", keywords, list.line()));
                }
                list.items().stream()
                        .filter(part -> !(part instanceof Scalar))
                        .forEach(part -> collect(name, part, items));
            }
        }
    }

    /// A single value itself, or those in a list.
    static List<Scalar> values(Yaml value) {
        List<Yaml> all = value instanceof Items list ? list.items() : List.of(value);
        return all.stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .toList();
    }
}
