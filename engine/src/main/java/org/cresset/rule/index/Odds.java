package org.cresset.rule.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Guesses how often terms hold, from their form and from how many rules use an atom: what many rules look for is
/// common. Only used to ask the likely-to-decide first and to wake rules by what is rare.
final class Odds {

    private final Map<Atom, Integer> uses = new HashMap<>();

    Odds(List<Term> terms) {
        terms.forEach(this::count);
    }

    private void count(Term term) {
        switch (term) {
            case Term.All(var parts) -> parts.forEach(this::count);
            case Term.Any(var parts) -> parts.forEach(this::count);
            case Term.AtLeast(int least, var parts) -> parts.forEach(this::count);
            case Term.Not(var part) -> count(part);
            case Term.Found(var atoms) -> atoms.forEach(atom -> uses.merge(atom, 1, Integer::sum));
            case Term.Present present -> {}
            case Term.Absent absent -> {}
            case Term.Ask ask -> {}
        }
    }

    /// How likely the term holds, from 0 to 1.
    double of(Term term) {
        return switch (term) {
            case Term.All(var parts) -> parts.stream().mapToDouble(this::of).reduce(1, (a, b) -> a * b);
            case Term.Any(var parts) ->
                1 - parts.stream().mapToDouble(part -> 1 - of(part)).reduce(1, (a, b) -> a * b);
            case Term.AtLeast(int least, var parts) ->
                parts.stream().mapToDouble(this::of).max().orElse(1);
            case Term.Not(var part) -> 1 - of(part);
            case Term.Found(var atoms) ->
                Math.min(0.95, atoms.stream().mapToDouble(this::of).sum());
            case Term.Present present -> 0.9;
            case Term.Absent absent -> 0.3;
            case Term.Ask ask -> 0.2;
        };
    }

    private double of(Atom atom) {
        return atom.guess() * (1 + uses.getOrDefault(atom, 0) / 4.0);
    }

    /// The parts of a conjunction, those that are cheap and often false first.
    List<Term> forAll(List<Term> parts) {
        return sorted(parts, Comparator.comparingDouble(this::of));
    }

    /// The parts of a disjunction, those that are cheap and often true first.
    List<Term> forAny(List<Term> parts) {
        return sorted(parts, Comparator.comparingDouble(part -> -of(part)));
    }

    private static List<Term> sorted(List<Term> parts, Comparator<Term> order) {
        List<Term> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(Odds::asks).thenComparing(order));
        return sorted;
    }

    private static boolean asks(Term term) {
        return switch (term) {
            case Term.All(var parts) -> parts.stream().anyMatch(Odds::asks);
            case Term.Any(var parts) -> parts.stream().anyMatch(Odds::asks);
            case Term.AtLeast(int least, var parts) -> parts.stream().anyMatch(Odds::asks);
            case Term.Not(var part) -> asks(part);
            case Term.Found found -> false;
            case Term.Present present -> false;
            case Term.Absent absent -> false;
            case Term.Ask ask -> true;
        };
    }
}
