package org.cresset.rule.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what must be seen in an event for a rule to hold: terms of which at least one holds whenever the rule does.
///
/// @param terms each `Found` or `Present`
/// @param odds how likely one of them holds
record Witness(List<Term> terms, double odds) {

    Witness {
        terms = List.copyOf(terms);
    }

    /// The rarest witness of a term; none where the term can hold for an event that has nothing of what it names.
    static Optional<Witness> of(Term term, Odds odds) {
        return switch (term) {
            case Term.All(var parts) ->
                parts.stream().flatMap(part -> of(part, odds).stream()).min(Comparator.comparingDouble(Witness::odds));
            case Term.Any(var parts) -> atLeast(1, parts, odds);
            case Term.AtLeast(int count, var parts) -> atLeast(count, parts, odds);
            case Term.Not not -> Optional.empty();
            case Term.Found found -> Optional.of(new Witness(List.of(found), odds.of(found)));
            case Term.Present present -> Optional.of(new Witness(List.of(present), odds.of(present)));
            case Term.Absent absent -> Optional.empty();
            case Term.Ask ask -> Optional.empty();
        };
    }

    /// Of any `size - count + 1` parts one must hold, so their witnesses are enough.
    private static Optional<Witness> atLeast(int count, List<Term> parts, Odds odds) {
        List<Witness> known = new ArrayList<>(
                parts.stream().flatMap(part -> of(part, odds).stream()).toList());
        int enough = parts.size() - count + 1;
        if (known.size() < enough) {
            return Optional.empty();
        }
        known.sort(Comparator.comparingDouble(Witness::odds));
        List<Term> terms = new ArrayList<>();
        double sum = 0;
        for (Witness witness : known.subList(0, enough)) {
            terms.addAll(witness.terms());
            sum += witness.odds();
        }
        return Optional.of(new Witness(terms, Math.min(1, sum)));
    }
}
