package org.cresset.bench.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What sources write of motives, in our words.
final class Motives {

    private static final Map<String, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("espionage", "espionage"),
            Map.entry("financial", "financial-gain"),
            Map.entry("cybercrime", "financial-gain"),
            Map.entry("sabotage", "destruction"),
            Map.entry("data destruction", "destruction"),
            Map.entry("denial of service", "disruption"),
            Map.entry("information operations", "influence"),
            Map.entry("influence operations", "influence"),
            Map.entry("hacktivist", "ideology")));

    private Motives() {}

    /// The motives that a text in lower case names.
    static List<String> of(String text) {
        return WORDS.entrySet().stream()
                .filter(word -> text.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }
}
