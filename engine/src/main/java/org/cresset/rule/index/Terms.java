package org.cresset.rule.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cresset.event.FieldTable;
import org.cresset.event.Fold;
import org.cresset.rule.Condition;
import org.cresset.rule.Glob;
import org.cresset.rule.Glob.Shape;
import org.cresset.rule.ValueTest;

/// Takes conditions apart into terms. Whatever must be asked gets guards before it: terms without which it cannot hold.
final class Terms {

    /// More forms than this are not written out.
    private static final int MOST_FORMS = 25;

    /// A condition of the form "N of" that would take more steps than this is left to the reference.
    private static final int MOST_STEPS = 20_000;

    private static final int SHORTEST_GUARD = 2;

    private final FieldTable fields;

    Terms(FieldTable fields) {
        this.fields = fields;
    }

    Term of(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> all(parts.stream().map(this::of).toList());
            case Condition.Any(var parts) -> any(parts.stream().map(this::of).toList());
            case Condition.AtLeast(int count, var parts) ->
                size(condition) > MOST_STEPS
                        ? new Term.Ask(condition)
                        : new Term.AtLeast(count, parts.stream().map(this::of).toList());
            case Condition.Not(var part) -> new Term.Not(of(part));
            case Condition.Named(var name, var part) -> of(part);
            case Condition.Match(var field, var test) -> test(fields.slot(field), test, condition);
            case Condition.Anywhere(var test) -> test(Atom.ANYWHERE, test, condition);
            case Condition.Present(var field) -> new Term.Present(fields.slot(field));
            case Condition.Absent(var field) -> new Term.Absent(fields.slot(field));
            case Condition.Compared compared ->
                all(List.of(
                        new Term.Present(fields.slot(compared.field())),
                        new Term.Present(fields.slot(compared.other())),
                        new Term.Ask(condition)));
        };
    }

    /// How many questions a condition asks, counted as often as they would be asked.
    private static long size(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) ->
                parts.stream().mapToLong(Terms::size).sum();
            case Condition.Any(var parts) ->
                parts.stream().mapToLong(Terms::size).sum();
            case Condition.AtLeast(int count, var parts) ->
                count * parts.stream().mapToLong(Terms::size).sum();
            case Condition.Not(var part) -> size(part);
            case Condition.Named(var name, var part) -> size(part);
            default -> 1;
        };
    }

    private static Term all(List<Term> parts) {
        List<Term> flat = new ArrayList<>();
        for (Term part : parts) {
            if (part instanceof Term.All(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Term.All(flat);
    }

    /// Everything that one pass finds becomes one term.
    private static Term any(List<Term> parts) {
        List<Term> flat = new ArrayList<>();
        Set<Atom> atoms = new LinkedHashSet<>();
        for (Term part : parts) {
            switch (part) {
                case Term.Found(var some) -> atoms.addAll(some);
                case Term.Any(var inner) ->
                    inner.forEach(each -> {
                        if (each instanceof Term.Found(var some)) {
                            atoms.addAll(some);
                        } else {
                            flat.add(each);
                        }
                    });
                default -> flat.add(part);
            }
        }
        if (!atoms.isEmpty()) {
            flat.addFirst(new Term.Found(atoms));
        }
        return flat.size() == 1 ? flat.getFirst() : new Term.Any(flat);
    }

    private Term test(int slot, ValueTest test, Condition condition) {
        return switch (test) {
            case ValueTest.Text(var glob, boolean cased) -> text(slot, glob, cased, condition);
            case ValueTest.Regex(var expression) -> {
                Set<Atom> literals = expression.necessary().stream()
                        .map(text -> new Atom(slot, Shape.CONTAINS, Fold.fold(text)))
                        .collect(Collectors.toSet());
                yield literals.isEmpty()
                        ? asked(slot, List.of(), condition)
                        : asked(slot, List.of(new Term.Found(literals)), condition);
            }
            case ValueTest.InNetwork network -> asked(slot, List.of(), condition);
            case ValueTest.Numeric numeric -> asked(slot, List.of(), condition);
            case ValueTest.TimePart part -> asked(slot, List.of(), condition);
        };
    }

    private Term text(int slot, Glob glob, boolean cased, Condition condition) {
        List<Glob> forms = cased ? List.of() : glob.spelled(MOST_FORMS);
        if (!forms.isEmpty() && forms.stream().allMatch(Terms::isPlain)) {
            return new Term.Found(forms.stream().map(form -> atom(slot, form)).collect(Collectors.toSet()));
        }
        List<Term> guards = new ArrayList<>();
        for (Glob piece : glob.folded().pieces()) {
            if (isPlain(piece) && piece.core().length() >= SHORTEST_GUARD) {
                guards.add(new Term.Found(Set.of(atom(slot, piece))));
            }
        }
        return asked(slot, guards, condition);
    }

    /// Whether bytes can be compared in place of characters: no half of a character stands alone.
    private static boolean isPlain(Glob glob) {
        return glob.shape() != Shape.FREE
                && glob.core()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static Atom atom(int slot, Glob glob) {
        return new Atom(slot, glob.shape(), glob.core());
    }

    private static Term asked(int slot, List<Term> guards, Condition condition) {
        List<Term> parts = new ArrayList<>(guards);
        if (guards.isEmpty() && slot != Atom.ANYWHERE) {
            parts.add(new Term.Present(slot));
        }
        parts.add(new Term.Ask(condition));
        return all(parts);
    }
}
