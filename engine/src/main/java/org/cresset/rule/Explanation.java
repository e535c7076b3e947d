package org.cresset.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.event.Event;
import org.cresset.event.Kind;

/// Why a condition holds for an event, or why not: each part with its truth and the values that it saw.
///
/// @param part the part of the rule, as text
/// @param holds whether it is true
/// @param seen the values that the event has where the part looks; empty where it has none, or where the part has
///     parts of its own
/// @param parts what it is made of
public record Explanation(String part, boolean holds, List<String> seen, List<Explanation> parts) {

    public Explanation {
        seen = List.copyOf(seen);
        parts = List.copyOf(parts);
    }

    /// Explains a condition. A part that runs out of steps counts as false.
    public static Explanation of(Condition condition, Event event) {
        Evaluator evaluator = new Evaluator(event.fields());
        return of(condition, event, evaluator);
    }

    private static Explanation of(Condition condition, Event event, Evaluator evaluator) {
        boolean holds = holds(condition, event, evaluator);
        return new Explanation(
                name(condition),
                holds,
                seen(condition, event),
                condition.parts().stream()
                        .map(part -> of(part, event, evaluator))
                        .toList());
    }

    private static boolean holds(Condition condition, Event event, Evaluator evaluator) {
        try {
            return evaluator.predicate(condition).test(event);
        } catch (Expression.OutOfSteps undecided) {
            return false;
        }
    }

    private static String name(Condition condition) {
        return switch (condition) {
            case Condition.All all -> "all of";
            case Condition.Any any -> "any of";
            case Condition.AtLeast(int count, var parts) -> "at least " + count + " of";
            case Condition.Not not -> "not";
            case Condition.Named(var name, var part) -> name;
            case Condition.Match(var field, var test) -> field + " " + name(test);
            case Condition.Anywhere(var test) -> "any value " + name(test);
            case Condition.Present(var field) -> field + " is present";
            case Condition.Absent(var field) -> field + " is absent or null";
            case Condition.Compared compared ->
                compared.field() + " " + compared.relation().name().toLowerCase(Locale.ROOT) + " field "
                        + compared.other();
        };
    }

    private static String name(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, boolean cased) -> (cased ? "is (cased) " : "is ") + glob;
            case ValueTest.Regex(var expression) -> "matches /" + expression + "/";
            case ValueTest.InNetwork(var network) -> "is in " + network;
            case ValueTest.Numeric(var order, var number) -> "is " + order.sign() + " " + number.toPlainString();
            case ValueTest.TimePart(var part, var order, var number) ->
                "has its " + part.name().toLowerCase(Locale.ROOT) + " " + order.sign() + " " + number.toPlainString();
        };
    }

    private static List<String> seen(Condition condition, Event event) {
        return switch (condition) {
            case Condition.Match(var field, var test) -> values(event, field);
            case Condition.Present(var field) -> values(event, field);
            case Condition.Absent(var field) -> values(event, field);
            case Condition.Compared compared -> values(event, compared.field());
            default -> List.of();
        };
    }

    private static List<String> values(Event event, String field) {
        List<String> values = new ArrayList<>();
        for (int entry = event.first(event.fields().slot(field)); entry >= 0; entry = event.next(entry)) {
            values.add(event.kind(entry) == Kind.NULL ? "null" : event.value(entry));
        }
        return values;
    }

    /// The fields whose values made a condition true, with the first such value, in the order of their names. Keywords
    /// stand under the name of the field that they were found in.
    public static Map<String, String> matched(Condition condition, Event event) {
        Map<String, String> matched = new TreeMap<>();
        collect(condition, event, new Evaluator(event.fields()), matched);
        return matched;
    }

    private static void collect(Condition condition, Event event, Evaluator evaluator, Map<String, String> matched) {
        if (condition instanceof Condition.Not || !holds(condition, event, evaluator)) {
            return;
        }
        switch (condition) {
            case Condition.Match(var field, var test) ->
                passing(event, field, test).ifPresent(value -> matched.putIfAbsent(field, value));
            case Condition.Compared compared ->
                values(event, compared.field()).stream()
                        .findFirst()
                        .ifPresent(value -> matched.putIfAbsent(compared.field(), value));
            case Condition.Anywhere(var test) -> keyword(test, event, matched);
            default -> condition.parts().forEach(part -> collect(part, event, evaluator, matched));
        }
    }

    /// The first value of a field that passes a test.
    private static Optional<String> passing(Event event, String field, ValueTest test) {
        for (int entry = event.first(event.fields().slot(field)); entry >= 0; entry = event.next(entry)) {
            if (event.kind(entry) != Kind.NULL && Evaluator.passes(test, event, entry)) {
                return Optional.of(event.value(entry));
            }
        }
        return Optional.empty();
    }

    private static void keyword(ValueTest test, Event event, Map<String, String> matched) {
        for (int entry = 0; entry < event.size(); entry++) {
            if (event.kind(entry) != Kind.NULL && Evaluator.passes(test, event, entry)) {
                matched.putIfAbsent(event.name(entry), event.value(entry));
                return;
            }
        }
    }

    /// The fields that a condition looks at, in the order of their names.
    public static Set<String> fields(Condition condition) {
        Set<String> fields = new TreeSet<>();
        collectFields(condition, fields);
        return fields;
    }

    private static void collectFields(Condition condition, Set<String> fields) {
        switch (condition) {
            case Condition.Match(var field, var test) -> fields.add(field);
            case Condition.Present(var field) -> fields.add(field);
            case Condition.Absent(var field) -> fields.add(field);
            case Condition.Compared compared -> fields.addAll(List.of(compared.field(), compared.other()));
            default -> condition.parts().forEach(part -> collectFields(part, fields));
        }
    }
}
