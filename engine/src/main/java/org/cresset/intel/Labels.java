package org.cresset.intel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Things by their id, and by what else they are called, whatever the case and the punctuation. Immutable.
///
/// @param <T> what is called so
final class Labels<T> {

    private static final int NEAR = 2;
    private static final int MOST = 5;

    private final Map<String, T> byId = new TreeMap<>();
    private final Map<String, Set<String>> byLabel = new HashMap<>();

    /// Adds a thing; only while its owner is being made.
    ///
    /// @param labels what it is called
    /// @throws IllegalStateException where there is one of the id
    void add(String id, T thing, Collection<String> labels) {
        if (byId.put(id, thing) != null) {
            throw new IllegalStateException("given twice: " + id);
        }
        name(id, id);
        labels.forEach(label -> name(label, id));
    }

    private void name(String label, String id) {
        byLabel.computeIfAbsent(plain(label), any -> new LinkedHashSet<>()).add(id);
    }

    private static String plain(String label) {
        StringBuilder out = new StringBuilder();
        label.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    Optional<T> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All of them, in the order of their ids.
    List<T> all() {
        return List.copyOf(byId.values());
    }

    /// All that are called so, in the order of their ids: none for a label that nobody knows, several for one that
    /// means either.
    List<T> labelled(String label) {
        Set<String> ids = byLabel.getOrDefault(plain(label), Set.of());
        return byId.entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Ids that somebody may have meant: those called so, or else those that differ in a letter or two or hold it.
    List<String> near(String text) {
        String wanted = plain(text);
        Set<String> ids = new LinkedHashSet<>(byLabel.getOrDefault(wanted, Set.of()));
        if (ids.isEmpty() && wanted.length() > NEAR) {
            List<String> labels = new ArrayList<>(byLabel.keySet());
            labels.sort(null);
            labels.stream()
                    .filter(label -> label.contains(wanted) || distance(label, wanted) <= NEAR)
                    .forEach(label -> ids.addAll(byLabel.getOrDefault(label, Set.of())));
        }
        return ids.stream().sorted().limit(MOST).toList();
    }

    /// How many letters have to be changed, added or left out.
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > NEAR) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
