package org.cresset.rule.index;

import java.util.List;
import org.cresset.event.FieldTable;
import org.cresset.rule.Condition;
import org.cresset.rule.Explanation;
import org.cresset.rule.ValueTest;

/// What it costs to ask a rule about events, as the index asks it.
///
/// @param woken when the rule is looked at
/// @param texts how many texts are looked for in one pass over the values, which costs next to nothing each
/// @param asked how many of its parts must be asked one by one once the rule is awake
/// @param expressions how many of those are regular expressions
/// @param unguarded how many regular expressions have no fixed text without which they need not be tried
/// @param budgeted how many regular expressions do not run in linear time
/// @param keywords how many tests are held against every value of an event
public record Cost(Woken woken, int texts, int asked, int expressions, int unguarded, int budgeted, int keywords) {

    /// When a rule is looked at.
    public enum Woken {
        /// Where one of its texts was found.
        BY_TEXT,
        /// Where the event has one of its fields, whatever the value.
        BY_FIELD,
        /// For every event of its log source.
        ALWAYS
    }

    private static final Cost NOTHING = new Cost(Woken.BY_TEXT, 0, 0, 0, 0, 0, 0);

    /// The cost of a condition.
    public static Cost of(Condition condition) {
        Terms terms = new Terms(FieldTable.with(Explanation.fields(condition)));
        Term term = terms.of(condition);
        Cost sum = of(term);
        return new Cost(woken(term), sum.texts, sum.asked, sum.expressions, sum.unguarded, sum.budgeted, sum.keywords);
    }

    /// A figure to order rules by: a rule that never sleeps and asks much comes last. Only the order means something.
    public long weight() {
        long awake = 1L + asked + 10L * unguarded + 100L * budgeted;
        return switch (woken) {
            case BY_TEXT -> awake + keywords;
            case BY_FIELD -> 1_000 * awake + keywords;
            case ALWAYS -> 1_000_000 * awake + keywords;
        };
    }

    private static Woken woken(Term term) {
        return Witness.of(term, new Odds(List.of(term)))
                .map(witness -> witness.terms().stream().allMatch(Term.Found.class::isInstance)
                        ? Woken.BY_TEXT
                        : Woken.BY_FIELD)
                .orElse(Woken.ALWAYS);
    }

    private static Cost of(Term term) {
        return switch (term) {
            case Term.All(var parts) -> sum(parts);
            case Term.Any(var parts) -> sum(parts);
            case Term.AtLeast(int count, var parts) -> sum(parts);
            case Term.Not(var part) -> of(part);
            case Term.Found(var atoms) -> {
                int anywhere = (int) atoms.stream()
                        .filter(atom -> atom.slot() == Atom.ANYWHERE)
                        .count();
                yield new Cost(Woken.BY_TEXT, atoms.size(), 0, 0, 0, 0, anywhere);
            }
            case Term.Present present -> NOTHING;
            case Term.Absent absent -> NOTHING;
            case Term.Ask(var condition) -> asked(condition);
        };
    }

    private static Cost sum(List<Term> parts) {
        return parts.stream().map(Cost::of).reduce(NOTHING, Cost::plus);
    }

    private Cost plus(Cost other) {
        return new Cost(
                woken,
                texts + other.texts,
                asked + other.asked,
                expressions + other.expressions,
                unguarded + other.unguarded,
                budgeted + other.budgeted,
                keywords + other.keywords);
    }

    private static Cost asked(Condition condition) {
        return switch (condition) {
            case Condition.Match(var field, var test) -> asked(test, 0);
            case Condition.Anywhere(var test) -> asked(test, 1);
            default -> new Cost(Woken.BY_TEXT, 0, 1, 0, 0, 0, 0);
        };
    }

    private static Cost asked(ValueTest test, int keywords) {
        if (!(test instanceof ValueTest.Regex(var expression))) {
            return new Cost(Woken.BY_TEXT, 0, 1, 0, 0, 0, keywords);
        }
        int unguarded = expression.necessary().isEmpty() ? 1 : 0;
        int budgeted = expression.isLinear() ? 0 : 1;
        return new Cost(Woken.BY_TEXT, 0, 1, 1, unguarded, budgeted, keywords);
    }
}
