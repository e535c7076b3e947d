package org.cresset.rule.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.rule.Condition;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.index.Cost;

/// The condition of a rule as it was understood.
final class Meaning {

    private Meaning() {}

    static void check(Subject subject) {
        Condition condition = subject.rule().condition();
        if (holdsForNothing(condition)) {
            subject.found(
                    Code.ONLY_NEGATIONS, "it fires on every event that has none of the fields and words it names");
        } else if (isBroad(condition)) {
            subject.found(
                    Code.TOO_BROAD,
                    "one way through its condition asks for fewer than " + Breadth.ENOUGH
                            + " characters, which many events have");
        }
        Contradiction.in(condition).ifPresent(text -> subject.found(Code.NEVER, text));
        filters(subject, condition);
        Cost cost = Cost.of(condition);
        if (cost.woken() != Cost.Woken.BY_TEXT) {
            subject.items().forEach(item -> Expressions.cost(subject, item));
        }
        if (cost.woken() == Cost.Woken.ALWAYS) {
            subject.found(
                    Code.NO_WITNESS,
                    "no text must stand in an event for it to fire, so it is asked for every event of its log source");
        }
    }

    /// Where nothing but negations narrow it, how far they do cannot be told.
    private static boolean isBroad(Condition condition) {
        int breadth = Breadth.of(condition);
        return breadth < Breadth.ENOUGH && (breadth > 0 || !condition.has(Condition.Not.class::isInstance));
    }

    /// Whether the condition holds for an event that has nothing of what it asks about.
    private static boolean holdsForNothing(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> parts.stream().allMatch(Meaning::holdsForNothing);
            case Condition.Any(var parts) -> parts.stream().anyMatch(Meaning::holdsForNothing);
            case Condition.AtLeast(int count, var parts) ->
                parts.stream().filter(Meaning::holdsForNothing).count() >= count;
            case Condition.Not(var part) -> !holdsForNothing(part);
            case Condition.Named(var name, var part) -> holdsForNothing(part);
            case Condition.Match match -> false;
            case Condition.Anywhere anywhere -> false;
            case Condition.Present present -> false;
            case Condition.Absent absent -> true;
            case Condition.Compared compared -> false;
        };
    }

    private static void filters(Subject subject, Condition condition) {
        Set<String> asserted = new TreeSet<>();
        Set<String> negated = new TreeSet<>();
        collect(condition, asserted, negated);
        asserted.removeAll(negated);
        for (String name : asserted) {
            if (name.toLowerCase(Locale.ROOT).startsWith("filter")) {
                subject.found(
                        Code.FILTER_WITHOUT_NOT,
                        "'" + name + "' is called a filter, but the condition asks for it instead of leaving it out");
            }
        }
    }

    private static void collect(Condition condition, Set<String> asserted, Set<String> negated) {
        switch (condition) {
            case Condition.Not(var part) -> collect(part, negated, asserted);
            case Condition.Named(var name, var part) -> asserted.add(name);
            default -> condition.parts().forEach(part -> collect(part, asserted, negated));
        }
    }

    /// A condition as text in which the names of detections and the order of parts do not count.
    static String form(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> joined("all", parts);
            case Condition.Any(var parts) -> joined("any", parts);
            case Condition.AtLeast(int count, var parts) -> joined("at least " + count, parts);
            case Condition.Not(var part) -> "not " + form(part);
            case Condition.Named(var name, var part) -> form(part);
            default -> condition.toString();
        };
    }

    private static String joined(String how, List<Condition> parts) {
        if (parts.size() == 1) {
            return form(parts.getFirst());
        }
        List<String> forms = new ArrayList<>(parts.stream().map(Meaning::form).toList());
        forms.sort(null);
        return how + forms;
    }
}
