package org.cresset.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.cresset.rule.SigmaRule;

/// Which techniques of ATT&CK a set of rules can find, given the log sources that are present.
///
/// @param techniques all that Cresset knows, by id
/// @param unknown those that rules are tagged with and Cresset does not know, by id; they have no name and no tactic
public record Coverage(List<Covered> techniques, List<Covered> unknown) {

    /// How well a technique is covered.
    public enum State {
        /// A rule can be asked.
        COVERED,
        /// There are rules, but none for a log source that is present.
        COVERABLE,
        /// There is no rule.
        BLIND;

        /// The name as files have it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A technique with its rules. What finds a part of a technique counts for the whole, too, but not the other way
    /// round.
    ///
    /// @param asked rules whose log source is present
    /// @param waiting rules whose log source is not
    public record Covered(Technique technique, List<SigmaRule> asked, List<SigmaRule> waiting) {

        public Covered {
            asked = List.copyOf(asked);
            waiting = List.copyOf(waiting);
        }

        public State state() {
            return !asked.isEmpty() ? State.COVERED : waiting.isEmpty() ? State.BLIND : State.COVERABLE;
        }

        public int rules() {
            return asked.size() + waiting.size();
        }
    }

    /// A log source that is not present.
    ///
    /// @param techniques how many that are not covered now have a rule for it
    public record Missing(String source, int techniques) {}

    public Coverage {
        techniques = List.copyOf(techniques);
        unknown = List.copyOf(unknown);
    }

    /// Works out the coverage.
    ///
    /// @param present whether the log source of a rule is there
    public static Coverage of(List<SigmaRule> rules, Predicate<SigmaRule> present, Techniques known) {
        Map<String, List<SigmaRule>> asked = new TreeMap<>();
        Map<String, List<SigmaRule>> waiting = new TreeMap<>();
        for (SigmaRule rule : rules) {
            Map<String, List<SigmaRule>> into = present.test(rule) ? asked : waiting;
            ids(rule)
                    .forEach(id -> into.computeIfAbsent(id, unseen -> new ArrayList<>())
                            .add(rule));
        }
        Set<String> tagged = new TreeSet<>(asked.keySet());
        tagged.addAll(waiting.keySet());
        return new Coverage(
                known.all().stream()
                        .map(technique -> covered(technique, asked, waiting))
                        .toList(),
                tagged.stream()
                        .filter(id -> known.get(id).isEmpty())
                        .map(id -> covered(new Technique(id, "", List.of()), asked, waiting))
                        .toList());
    }

    /// The techniques of a rule, and those that they are a part of.
    private static Set<String> ids(SigmaRule rule) {
        Set<String> ids = new LinkedHashSet<>(rule.techniques());
        rule.techniques().stream().map(id -> id.split("\\.", 2)[0]).forEach(ids::add);
        return ids;
    }

    private static Covered covered(
            Technique technique, Map<String, List<SigmaRule>> asked, Map<String, List<SigmaRule>> waiting) {
        String id = technique.id();
        return new Covered(technique, asked.getOrDefault(id, List.of()), waiting.getOrDefault(id, List.of()));
    }

    /// The techniques that serve a tactic.
    public List<Covered> of(String tactic) {
        return techniques.stream()
                .filter(each -> each.technique().tactics().contains(tactic))
                .toList();
    }

    /// How many of these are in a state.
    public static long count(List<Covered> some, State state) {
        return some.stream().filter(each -> each.state() == state).count();
    }

    /// The log sources that rules wait for, those first that would cover most.
    public List<Missing> missing() {
        Map<String, Set<String>> bySource = new TreeMap<>();
        for (Covered each : techniques) {
            if (each.state() == State.COVERABLE) {
                each.waiting().stream()
                        .filter(rule -> rule.correlation().isEmpty())
                        .forEach(rule -> bySource.computeIfAbsent(rule.source().toString(), unseen -> new TreeSet<>())
                                .add(each.technique().id()));
            }
        }
        return bySource.entrySet().stream()
                .map(entry -> new Missing(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparingInt((Missing missing) -> -missing.techniques())
                        .thenComparing(Missing::source))
                .toList();
    }
}
