package org.cresset.rule.index;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.rule.Condition;
import org.cresset.rule.Evaluator;
import org.cresset.rule.Explanation;
import org.cresset.rule.Expression;

/// What to show of an event on which a rule fired: the same as [Explanation#matched], but told from the atoms that were
/// found, so that no value is looked at again. Immutable.
sealed interface Evidence {

    /// At least so many parts hold.
    record Parts(int least, List<Evidence> parts) implements Evidence {}

    record Not(Evidence part) implements Evidence {}

    /// One of the atoms was found.
    record Seen(List<Integer> atoms, String field) implements Evidence {}

    /// What is not told by atoms.
    record Other(Condition condition, Predicate<Event> holds) implements Evidence {}

    /// Finds the evidence of conditions.
    final class Finder {

        private final FieldTable fields;
        private final Map<Atom, Integer> atoms;
        private final Terms terms;

        Finder(FieldTable fields, Map<Atom, Integer> atoms) {
            this.fields = fields;
            this.atoms = atoms;
            terms = new Terms(fields);
        }

        Evidence of(Condition condition) {
            return switch (condition) {
                case Condition.All(var parts) -> parts(parts.size(), parts);
                case Condition.Any(var parts) -> parts(1, parts);
                case Condition.AtLeast(int count, var parts) -> parts(count, parts);
                case Condition.Named(var name, var part) -> of(part);
                case Condition.Not(var part) -> new Not(of(part));
                case Condition.Match(var field, var test) -> found(condition, field);
                case Condition.Anywhere anywhere -> found(condition, "");
                case Condition.Present present -> other(condition);
                case Condition.Absent absent -> other(condition);
                case Condition.Compared compared -> other(condition);
            };
        }

        private Evidence parts(int least, List<Condition> parts) {
            return new Parts(least, parts.stream().map(this::of).toList());
        }

        private Evidence found(Condition condition, String field) {
            if (terms.of(condition) instanceof Term.Found(Set<Atom> some)
                    && atoms.keySet().containsAll(some)) {
                return new Seen(
                        some.stream()
                                .map(atoms::get)
                                .map(Objects::requireNonNull)
                                .toList(),
                        field);
            }
            return other(condition);
        }

        private Evidence other(Condition condition) {
            return new Other(condition, new Evaluator(fields).predicate(condition));
        }
    }

    /// Whether this part holds for the event at hand. It may end in [Expression.OutOfSteps].
    default boolean holds(Event event, int[] entries) {
        return switch (this) {
            case Parts(int least, var parts) -> {
                int holding = 0;
                int open = 0;
                for (int i = 0; i < parts.size() && holding < least; i++) {
                    try {
                        holding += parts.get(i).holds(event, entries) ? 1 : 0;
                    } catch (Expression.OutOfSteps undecided) {
                        open++;
                    }
                }
                if (holding < least && holding + open >= least) {
                    throw new Expression.OutOfSteps();
                }
                yield holding >= least;
            }
            case Not(var part) -> !part.holds(event, entries);
            case Seen(var atoms, var field) -> first(atoms, entries) >= 0;
            case Other(var condition, var holds) -> holds.test(event);
        };
    }

    private static boolean surely(Evidence part, Event event, int[] entries) {
        try {
            return part.holds(event, entries);
        } catch (Expression.OutOfSteps undecided) {
            return false;
        }
    }

    private static int first(List<Integer> atoms, int[] entries) {
        int first = -1;
        for (int atom : atoms) {
            int entry = entries[atom];
            first = entry >= 0 && (first < 0 || entry < first) ? entry : first;
        }
        return first;
    }

    /// Adds the fields of a part that holds, each with the first value that shows it.
    default void show(Event event, int[] entries, Map<String, String> shown) {
        switch (this) {
            case Parts(int least, var parts) -> {
                for (Evidence part : parts) {
                    if (surely(part, event, entries)) {
                        part.show(event, entries, shown);
                    }
                }
            }
            case Not not -> {}
            case Seen(var atoms, var field) -> {
                int entry = first(atoms, entries);
                shown.putIfAbsent(field.isEmpty() ? event.name(entry) : field, event.value(entry));
            }
            case Other(var condition, var holds) ->
                Explanation.matched(condition, event).forEach(shown::putIfAbsent);
        }
    }
}
