package org.cresset.rule.lint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that was likely meant.
final class Spelling {

    private Spelling() {}

    /// The known word that is nearest to an unknown one; none where all are far from it.
    static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int most = word.length() < 7 ? 1 : 2;
        return known.stream()
                .filter(each -> Math.abs(each.length() - word.length()) <= most)
                .filter(each -> distance(lower, each.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt((String each) -> distance(lower, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many letters must be put in, taken out or changed to make one word of the other.
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], before[j]));
            }
            before = row;
        }
        return before[b.length()];
    }
}
