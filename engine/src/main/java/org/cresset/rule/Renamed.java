package org.cresset.rule;

import java.util.List;
import java.util.function.Function;

/// Conditions that ask about a field under every name that it may have.
final class Renamed {

    private Renamed() {}

    /// The condition with each field replaced by others, any of which may have the value.
    ///
    /// @param names the names of a field, at least one
    static Condition of(Condition condition, Function<String, List<String>> names) {
        return switch (condition) {
            case Condition.All(var parts) -> new Condition.All(each(parts, names));
            case Condition.Any(var parts) -> new Condition.Any(each(parts, names));
            case Condition.AtLeast(int count, var parts) -> new Condition.AtLeast(count, each(parts, names));
            case Condition.Not(var part) -> new Condition.Not(of(part, names));
            case Condition.Named(var name, var part) -> new Condition.Named(name, of(part, names));
            case Condition.Match(var field, var test) -> any(field, names, name -> new Condition.Match(name, test));
            case Condition.Anywhere anywhere -> anywhere;
            case Condition.Present(var field) -> any(field, names, Condition.Present::new);
            case Condition.Absent(var field) ->
                new Condition.All(names.apply(field).stream()
                        .<Condition>map(Condition.Absent::new)
                        .toList());
            case Condition.Compared(var field, var relation, var other, boolean cased) ->
                any(
                        field,
                        names,
                        name -> any(other, names, second -> new Condition.Compared(name, relation, second, cased)));
        };
    }

    private static List<Condition> each(List<Condition> parts, Function<String, List<String>> names) {
        return parts.stream().map(part -> of(part, names)).toList();
    }

    private static Condition any(
            String field, Function<String, List<String>> names, Function<String, Condition> asked) {
        List<Condition> parts = names.apply(field).stream().map(asked).toList();
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }
}
