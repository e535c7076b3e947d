package org.cresset.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cresset.rule.Correlation;
import org.cresset.rule.SigmaRule;

/// Rules by what correlations call them: their ids and names, in any case. Of rules with the same id the first counts.
final class RuleNames {

    /// Correlations of correlations deeper than this are refused.
    static final int LONGEST_CHAIN = 16;

    private final List<SigmaRule> rules;
    private final Map<String, List<Integer>> byName = new HashMap<>();

    RuleNames(List<SigmaRule> rules) {
        this.rules = rules;
        Set<String> ids = new HashSet<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            int number = rule;
            if (ids.add(lower(rules.get(rule).id()))) {
                Stream.of(rules.get(rule).id(), rules.get(rule).name())
                        .map(RuleNames::lower)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .forEach(name -> byName.computeIfAbsent(name, unseen -> new ArrayList<>())
                                .add(number));
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The number of the only rule that is called so.
    Optional<Integer> find(String name) {
        List<Integer> found = byName.getOrDefault(lower(name), List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    boolean isAmbiguous(String name) {
        return byName.getOrDefault(lower(name), List.of()).size() > 1;
    }

    SigmaRule rule(int number) {
        return rules.get(number);
    }

    /// The ids of the rules that a rule looks at, directly or through others.
    Set<String> reached(SigmaRule from) {
        Set<String> reached = new HashSet<>();
        reach(from, reached, 0);
        return reached;
    }

    private void reach(SigmaRule from, Set<String> reached, int depth) {
        if (depth > LONGEST_CHAIN) {
            return;
        }
        for (String name : from.correlation().map(Correlation::rules).orElse(List.of())) {
            find(name)
                    .map(rules::get)
                    .filter(rule -> reached.add(rule.id()))
                    .ifPresent(rule -> reach(rule, reached, depth + 1));
        }
    }

    /// Whether a correlation looks at correlations in too long a chain, as one does that looks at itself.
    boolean isChainTooLong(SigmaRule from) {
        Set<String> level = Set.of(from.id());
        for (int depth = 0; depth <= LONGEST_CHAIN && !level.isEmpty(); depth++) {
            Set<String> next = new HashSet<>();
            for (String id : level) {
                find(id).flatMap(rule -> rules.get(rule).correlation())
                        .ifPresent(asked -> asked.rules()
                                .forEach(name -> find(name)
                                        .map(rules::get)
                                        .filter(rule -> rule.correlation().isPresent())
                                        .ifPresent(rule -> next.add(rule.id()))));
            }
            level = next;
        }
        return !level.isEmpty();
    }
}
