package org.cresset.rule.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cresset.rule.Condition;
import org.cresset.rule.Glob;
import org.cresset.rule.ValueTest;

/// Finds parts of a condition that exclude each other, as far as that is plain to see. Fields inside others (`a.b`)
/// often have several values in one event, which may meet both, and are left alone.
final class Contradiction {

    /// What one part asks of one field: one of these texts.
    private record Wanted(String field, List<Glob> texts) {

        boolean excludes(Wanted other) {
            return field.equals(other.field)
                    && field.indexOf('.') < 0
                    && texts.stream().allMatch(mine -> other.texts.stream().allMatch(theirs -> differ(mine, theirs)));
        }
    }

    /// Larger conditions are not compared part by part.
    private static final int MOST = 200;

    private Contradiction() {}

    /// The first two parts that cannot hold together, in words.
    static Optional<String> in(Condition condition) {
        return switch (condition) {
            case Condition.All all -> {
                List<Condition> parts = new ArrayList<>();
                flatten(all, parts);
                Optional<String> found = among(parts);
                yield found.isPresent() ? found : inside(parts);
            }
            case Condition.Any(var parts) -> inside(parts);
            case Condition.AtLeast(int count, var parts) -> inside(parts);
            case Condition.Named(var name, var part) -> in(part);
            case Condition.Not not -> Optional.empty();
            case Condition.Match match -> Optional.empty();
            case Condition.Anywhere anywhere -> Optional.empty();
            case Condition.Present present -> Optional.empty();
            case Condition.Absent absent -> Optional.empty();
            case Condition.Compared compared -> Optional.empty();
        };
    }

    private static Optional<String> inside(List<Condition> parts) {
        return parts.stream().flatMap(part -> in(part).stream()).findFirst();
    }

    private static void flatten(Condition condition, List<Condition> parts) {
        switch (condition) {
            case Condition.All(var inner) -> inner.forEach(part -> flatten(part, parts));
            case Condition.Named(var name, var part) -> flatten(part, parts);
            default -> parts.add(unnamed(condition));
        }
    }

    private static Condition unnamed(Condition condition) {
        return condition instanceof Condition.Not(Condition.Named(var name, var part))
                ? new Condition.Not(part)
                : condition;
    }

    private static Optional<String> among(List<Condition> parts) {
        List<Wanted> wanted = new ArrayList<>();
        if (parts.size() > MOST) {
            return Optional.empty();
        }
        for (Condition part : parts) {
            if (parts.contains(new Condition.Not(part))) {
                return Optional.of("it asks for something and for its opposite");
            }
            Optional<Wanted> asked = wanted(part);
            Optional<Wanted> other =
                    asked.flatMap(mine -> wanted.stream().filter(mine::excludes).findFirst());
            if (other.isPresent()) {
                return Optional.of("'" + other.get().field() + "' cannot be " + shown(other.get()) + " and "
                        + shown(asked.orElseThrow()) + " at once");
            }
            asked.ifPresent(wanted::add);
        }
        return Optional.empty();
    }

    private static String shown(Wanted wanted) {
        String first = wanted.texts().getFirst().toString();
        return wanted.texts().size() == 1
                ? first
                : first + " (or " + (wanted.texts().size() - 1) + " others)";
    }

    private static Optional<Wanted> wanted(Condition condition) {
        List<Condition> each = condition instanceof Condition.Any(var parts) ? parts : List.of(condition);
        List<Glob> texts = new ArrayList<>();
        String field = each.getFirst() instanceof Condition.Match(var first, var test) ? first : "";
        if (each.size() > MOST) {
            return Optional.empty();
        }
        for (Condition one : each) {
            boolean text = one instanceof Condition.Match(var name, ValueTest.Text(var glob, var cased))
                    && name.equals(field)
                    && texts.add(glob.folded());
            if (!text) {
                return Optional.empty();
            }
        }
        return Optional.of(new Wanted(field, texts));
    }

    /// Whether no text meets both.
    private static boolean differ(Glob a, Glob b) {
        return switch (a.shape()) {
            case EQUALS -> b.shape() == Glob.Shape.EQUALS ? !a.equals(b) : !b.matches(a.core());
            case STARTS ->
                switch (b.shape()) {
                    case EQUALS -> !a.matches(b.core());
                    case STARTS -> !startsWith(a.core(), b.core());
                    default -> false;
                };
            case ENDS ->
                switch (b.shape()) {
                    case EQUALS -> !a.matches(b.core());
                    case ENDS -> !endsWith(a.core(), b.core());
                    default -> false;
                };
            case CONTAINS, FREE -> b.shape() == Glob.Shape.EQUALS && !a.matches(b.core());
        };
    }

    private static boolean startsWith(String a, String b) {
        return a.startsWith(b) || b.startsWith(a);
    }

    private static boolean endsWith(String a, String b) {
        return a.endsWith(b) || b.endsWith(a);
    }
}
