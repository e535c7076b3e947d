package org.cresset.rule;

import java.util.List;
import java.util.function.Predicate;

/// What a rule asks of one event. The whole language is the list of records below.
///
/// A field that an event lacks never matches; only [Not] and [Absent] turn its absence into a match.
public sealed interface Condition {

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// At least so many of the parts.
    record AtLeast(int count, List<Condition> parts) implements Condition {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /// A detection that the rule names, so that it can be explained by that name.
    record Named(String name, Condition part) implements Condition {}

    /// A value of the field passes the test.
    record Match(String field, ValueTest test) implements Condition {}

    /// A value of any field passes the test: a keyword.
    record Anywhere(ValueTest test) implements Condition {}

    /// The field is there, with whatever value.
    record Present(String field) implements Condition {}

    /// The field is not there, or null.
    record Absent(String field) implements Condition {}

    /// A value of the field stands in the relation to a value of another field.
    record Compared(String field, Relation relation, String other, boolean cased) implements Condition {}

    /// The conditions that this one is directly made of.
    default List<Condition> parts() {
        return switch (this) {
            case All(var parts) -> parts;
            case Any(var parts) -> parts;
            case AtLeast(int count, var parts) -> parts;
            case Not(var part) -> List.of(part);
            case Named(var name, var part) -> List.of(part);
            case Match match -> List.of();
            case Anywhere anywhere -> List.of();
            case Present present -> List.of();
            case Absent absent -> List.of();
            case Compared compared -> List.of();
        };
    }

    /// Whether this is such a condition, or has one in it at any depth.
    default boolean has(Predicate<Condition> such) {
        return such.test(this) || parts().stream().anyMatch(part -> part.has(such));
    }

    /// How the value of one field may relate to that of another.
    enum Relation {
        EQUAL,
        STARTS,
        ENDS,
        CONTAINS
    }
}
