package org.cresset.rule.lint;

import org.cresset.rule.Condition;
import org.cresset.rule.Glob;
import org.cresset.rule.ValueTest;

/// Guesses how much a condition asks for at the least, in characters that must stand in an event.
final class Breadth {

    /// Whoever asks for less fires on too much.
    static final int ENOUGH = 4;

    private Breadth() {}

    static int of(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) ->
                parts.stream().mapToInt(Breadth::of).sum();
            case Condition.Any(var parts) ->
                parts.stream().mapToInt(Breadth::of).min().orElse(0);
            case Condition.AtLeast(int count, var parts) ->
                parts.stream().mapToInt(Breadth::of).sorted().limit(count).sum();
            case Condition.Not not -> 0;
            case Condition.Named(var name, var part) -> of(part);
            case Condition.Match(var field, var test) -> of(test);
            case Condition.Anywhere(var test) -> of(test);
            case Condition.Present present -> 0;
            case Condition.Absent absent -> 0;
            case Condition.Compared compared -> ENOUGH;
        };
    }

    private static int of(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, boolean cased) -> of(glob);
            case ValueTest.Regex(var expression) -> ENOUGH;
            case ValueTest.InNetwork network -> ENOUGH;
            case ValueTest.Numeric numeric -> ENOUGH;
            case ValueTest.TimePart part -> ENOUGH;
        };
    }

    /// A whole value is enough, however short it is.
    private static int of(Glob glob) {
        return switch (glob.shape()) {
            case EQUALS -> ENOUGH;
            case STARTS, ENDS -> glob.core().isEmpty() ? 0 : characters(glob.core()) + 2;
            case CONTAINS -> characters(glob.core());
            case FREE ->
                glob.pieces().stream()
                        .mapToInt(piece -> characters(piece.core()))
                        .sum();
        };
    }

    /// Characters beyond ASCII are rare in logs, so one is enough.
    private static int characters(String text) {
        return text.chars().map(c -> c < 128 ? 1 : ENOUGH).sum();
    }
}
