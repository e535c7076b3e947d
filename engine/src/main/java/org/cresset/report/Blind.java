package org.cresset.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.event.EventSource;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// Rules that cannot find anything, since there is no log that they look at.
///
/// @param source the log source that they ask for
/// @param rules how many they are
/// @param levels and of which level
/// @param techniques what they would find
public record Blind(String source, int rules, Map<Level, Integer> levels, Set<String> techniques) {

    /// The log sources that rules ask for and that no event is of, those with most rules first.
    ///
    /// @param seen the sources of all events
    public static List<Blind> of(List<SigmaRule> rules, Set<EventSource> seen) {
        Map<String, List<SigmaRule>> missing = new TreeMap<>();
        for (SigmaRule rule : rules) {
            boolean looks =
                    rule.correlation().isEmpty() && !rule.source().product().equals(Optional.of("cresset"));
            if (looks && seen.stream().noneMatch(source -> source.serves(rule.source()))) {
                missing.computeIfAbsent(rule.source().toString(), unseen -> new ArrayList<>())
                        .add(rule);
            }
        }
        return missing.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Blind blind) -> -blind.rules()).thenComparing(Blind::source))
                .toList();
    }

    private static Blind of(String source, List<SigmaRule> rules) {
        Map<Level, Integer> levels = new EnumMap<>(Level.class);
        Set<String> techniques = new TreeSet<>();
        rules.forEach(rule -> {
            levels.merge(rule.level(), 1, Integer::sum);
            techniques.addAll(rule.techniques());
        });
        return new Blind(source, rules.size(), levels, techniques);
    }
}
