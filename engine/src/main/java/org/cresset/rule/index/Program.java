package org.cresset.rule.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.rule.Condition;

/// Conditions as steps, each of which asks one thing and names the step that follows if it holds, and if not; and the
/// things that can be asked, each once. Filled once, then read only.
final class Program {

    /// Where a rule ends.
    static final int HOLDS = -1;

    static final int FAILS = -2;

    /// What a step asks: the upper bits of its first number, the lower ones being the number of the thing.
    static final int FOUND = 0;

    static final int PRESENT = 1 << 28;
    static final int ABSENT = 2 << 28;
    static final int ASK = 3 << 28;
    static final int THING = (1 << 28) - 1;

    private static final int MOST_NUMBERS = 50_000_000;

    private final Odds odds;
    private final Map<Set<Atom>, Integer> leaves = new HashMap<>();
    private final Map<Condition, Integer> asked = new HashMap<>();
    private int[] steps = new int[3 * 1024];
    private int size;

    Program(Odds odds) {
        this.odds = odds;
    }

    /// Three numbers a step: what it asks, the step behind yes, the step behind no.
    int[] steps() {
        return Arrays.copyOf(steps, size);
    }

    Map<Set<Atom>, Integer> leaves() {
        return leaves;
    }

    Map<Condition, Integer> asked() {
        return asked;
    }

    int leaf(Set<Atom> atoms) {
        return leaves.computeIfAbsent(atoms, unseen -> leaves.size());
    }

    /// Adds the steps of a term; returns the first.
    int add(Term term, int yes, int no) {
        return switch (term) {
            case Term.All(var parts) -> {
                int next = yes;
                for (Term part : odds.forAll(parts).reversed()) {
                    next = add(part, next, no);
                }
                yield next;
            }
            case Term.Any(var parts) -> {
                int next = no;
                for (Term part : odds.forAny(parts).reversed()) {
                    next = add(part, yes, next);
                }
                yield next;
            }
            case Term.AtLeast(int count, var parts) -> atLeast(count, parts, yes, no);
            case Term.Not(var part) -> add(part, no, yes);
            case Term.Found(var atoms) -> step(FOUND | leaf(atoms), yes, no);
            case Term.Present(int slot) -> step(PRESENT | slot, yes, no);
            case Term.Absent(int slot) -> step(ABSENT | slot, yes, no);
            case Term.Ask(var condition) ->
                step(ASK | asked.computeIfAbsent(condition, unseen -> asked.size()), yes, no);
        };
    }

    /// One step for each part and each number of parts still wanted.
    private int atLeast(int count, List<Term> parts, int yes, int no) {
        int[] after = new int[count + 1];
        Arrays.fill(after, no);
        after[0] = yes;
        for (Term part : parts.reversed()) {
            for (int wanted = count; wanted > 0; wanted--) {
                after[wanted] = add(part, after[wanted - 1], after[wanted]);
            }
        }
        return after[count];
    }

    private int step(int what, int yes, int no) {
        if (yes == no) {
            return yes;
        }
        if (size > MOST_NUMBERS) {
            throw new IllegalStateException("the rules of one log source are too many for one index");
        }
        if (size + 3 > steps.length) {
            steps = Arrays.copyOf(steps, steps.length * 2);
        }
        steps[size] = what;
        steps[size + 1] = yes;
        steps[size + 2] = no;
        size += 3;
        return size - 3;
    }
}
