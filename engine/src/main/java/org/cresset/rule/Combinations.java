package org.cresset.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.rule.Correlation.Combination;

/// Turns a condition over rules in words into the combinations of rules that meet it.
final class Combinations {

    private static final int MOST = 256;
    private static final Set<String> WORDS = Set.of("and", "or", "not", "of", "them");

    private Combinations() {}

    /// The rules that a condition names, in the order of their first mention.
    static List<String> names(String condition) {
        Set<String> names = new LinkedHashSet<>();
        for (String word : condition.split("[\\s()]+", -1)) {
            if (!word.isEmpty() && !WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                names.add(word);
            }
        }
        return List.copyOf(names);
    }

    /// The combinations that meet the condition, those of the first mention first.
    ///
    /// @throws RuleException where one of them asks for no rule at all, or there are too many
    static List<Combination> of(Condition condition, Map<String, Integer> positions) {
        List<Combination> all = combinations(condition, positions, true);
        if (all.isEmpty()) {
            throw new RuleException("condition: it can never hold");
        }
        if (all.stream().anyMatch(one -> one.present().isEmpty())) {
            throw new RuleException("condition: it could hold without any of the rules; what does not happen gives no"
                    + " event to ask at");
        }
        return all;
    }

    private static List<Combination> combinations(Condition part, Map<String, Integer> positions, boolean holds) {
        return switch (part) {
            case Condition.Named(var name, var ignored) -> {
                List<Integer> one = List.of(positions.getOrDefault(name, 0));
                yield List.of(new Combination(holds ? one : List.of(), holds ? List.of() : one));
            }
            case Condition.Not(var inner) -> combinations(inner, positions, !holds);
            case Condition.All(var parts) -> holds ? all(parts, positions, true) : any(parts, positions, false);
            case Condition.Any(var parts) -> holds ? any(parts, positions, true) : all(parts, positions, false);
            case Condition.AtLeast(int count, var parts) ->
                throw new RuleException("condition: '" + count + " of' " + parts.size()
                        + " rules; write lt, lte, gt, gte or eq instead");
            default -> throw new IllegalStateException("not a condition over rules: " + part);
        };
    }

    private static List<Combination> any(List<Condition> parts, Map<String, Integer> positions, boolean holds) {
        return limited(parts.stream()
                .flatMap(part -> combinations(part, positions, holds).stream())
                .distinct()
                .toList());
    }

    private static List<Combination> limited(List<Combination> combinations) {
        if (combinations.size() > MOST) {
            throw new RuleException("condition: more than " + MOST + " combinations of rules meet it");
        }
        return combinations;
    }

    private static List<Combination> all(List<Condition> parts, Map<String, Integer> positions, boolean holds) {
        List<Combination> joined = List.of(new Combination(List.of(), List.of()));
        for (Condition part : parts) {
            Set<Combination> longer = new LinkedHashSet<>();
            for (Combination more : combinations(part, positions, holds)) {
                joined.stream()
                        .map(one -> both(one, more))
                        .filter(Combinations::isPossible)
                        .forEach(longer::add);
                limited(List.copyOf(longer));
            }
            joined = List.copyOf(longer);
        }
        return joined;
    }

    private static Combination both(Combination one, Combination other) {
        Set<Integer> present = new LinkedHashSet<>(one.present());
        present.addAll(other.present());
        Set<Integer> absent = new TreeSet<>(one.absent());
        absent.addAll(other.absent());
        return new Combination(List.copyOf(present), List.copyOf(absent));
    }

    private static boolean isPossible(Combination one) {
        return one.present().stream().noneMatch(one.absent()::contains);
    }
}
