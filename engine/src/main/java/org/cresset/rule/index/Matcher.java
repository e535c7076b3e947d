package org.cresset.rule.index;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cresset.event.Event;
import org.cresset.event.Kind;
import org.cresset.rule.Expression;

/// Asks an [Index] about events. It holds what is known of the event at hand, and allocates nothing for an event. For
/// one thread.
public final class Matcher {

    /// Takes what is decided, in the order of the rules' numbers.
    public interface Outcome {

        /// The rule holds for the event.
        void hit(int rule, Event event);

        /// A regular expression ran out of steps, and without it it is not known whether the rule holds.
        void undecided(int rule);
    }

    /// How values seen lately are treated.
    public enum Caching {
        ON,
        OFF
    }

    private final Index index;
    private final int[] rules;
    private final boolean remembers;
    private final Bytes value = new Bytes();
    private final Found found;
    private final Memo memo;
    private final long[] leaves;
    private final int[] set;
    private int setCount;
    private final long[] candidates;
    private final int[] entries;
    private final int[] entered;
    private int enteredCount;
    private final byte[] answers;
    private final int[] answered;
    private int answeredCount;

    private static final byte YES = 1;
    private static final byte NO = 2;
    private static final byte UNDECIDED = 3;

    /// Makes one that knows rules by their places in the index.
    public Matcher(Index index, Caching caching) {
        this(index, IntStream.range(0, index.size()).toArray(), caching);
    }

    /// Makes one.
    ///
    /// @param rules the numbers by which the rules of the index are known, ascending
    public Matcher(Index index, int[] rules, Caching caching) {
        this.index = index;
        this.rules = rules.clone();
        remembers = caching == Caching.ON;
        found = new Found(index.atomCount);
        memo = new Memo(index.scanners.length + 1);
        leaves = new long[(index.leafCount + 63) >>> 6];
        set = new int[index.leafCount];
        candidates = new long[index.unwitnessed.length];
        entries = new int[index.atomCount];
        Arrays.fill(entries, -1);
        entered = new int[index.atomCount];
        answers = new byte[index.asked.size()];
        answered = new int[answers.length];
    }

    /// The numbers of the rules that are asked.
    public int[] rules() {
        return rules.clone();
    }

    /// Asks every rule of the index.
    public void match(Event event, Outcome outcome) {
        System.arraycopy(index.unwitnessed, 0, candidates, 0, candidates.length);
        look(event);
        try {
            decide(event, outcome);
        } finally {
            forget();
        }
    }

    private void look(Event event) {
        Scanner[] scanners = index.scanners;
        for (int i = 0; i < scanners.length; i++) {
            for (int entry = event.first(scanners[i].slot()); entry >= 0; entry = event.next(entry)) {
                scan(i, scanners[i], event, entry);
            }
        }
        if (index.keywords.isPresent()) {
            Scanner keywords = index.keywords.get();
            for (int entry = 0; entry < event.size(); entry++) {
                scan(scanners.length, keywords, event, entry);
            }
        }
        int[] slots = index.witnessSlots;
        for (int i = 0; i < slots.length; i++) {
            if (event.first(slots[i]) >= 0) {
                wake(index.rulesOfSlot[i]);
            }
        }
    }

    private void scan(int number, Scanner scanner, Event event, int entry) {
        if (event.kind(entry) == Kind.NULL) {
            return;
        }
        byte[] text = event.text();
        int from = event.from(entry);
        int to = event.to(entry);
        found.clear();
        boolean kept = remembers && memo.serves(number, to - from);
        if (!kept || !memo.find(number, text, from, to, found)) {
            value.fold(text, from, to);
            scanner.find(value, found);
            if (kept) {
                memo.keep(number, text, from, to, found);
            }
        }
        for (int i = 0; i < found.size(); i++) {
            enter(found.atom(i), entry);
        }
    }

    private void enter(int atom, int entry) {
        if (entries[atom] >= 0) {
            return;
        }
        entries[atom] = entry;
        entered[enteredCount++] = atom;
        for (int leaf : index.leavesOfAtom[atom]) {
            set(leaf);
        }
    }

    private void set(int leaf) {
        long bit = 1L << leaf;
        if ((leaves[leaf >>> 6] & bit) != 0) {
            return;
        }
        leaves[leaf >>> 6] |= bit;
        set[setCount++] = leaf;
        wake(index.rulesOfLeaf[leaf]);
    }

    private void wake(int[] woken) {
        for (int rule : woken) {
            candidates[rule >>> 6] |= 1L << rule;
        }
    }

    private void decide(Event event, Outcome outcome) {
        for (int word = 0; word < candidates.length; word++) {
            for (long left = candidates[word]; left != 0; left &= left - 1) {
                decide((word << 6) | Long.numberOfTrailingZeros(left), event, outcome);
            }
        }
    }

    private void decide(int rule, Event event, Outcome outcome) {
        try {
            if (holds(rule, event)) {
                outcome.hit(rules[rule], event);
            }
        } catch (Expression.OutOfSteps undecided) {
            outcome.undecided(rules[rule]);
        }
    }

    private boolean holds(int rule, Event event) {
        try {
            return run(index.entries[rule], event);
        } catch (Expression.OutOfSteps undecided) {
            return index.reference.get(rule).test(event);
        }
    }

    private boolean run(int entry, Event event) {
        int[] steps = index.steps;
        int at = entry;
        while (at >= 0) {
            int what = steps[at];
            int thing = what & Program.THING;
            boolean yes = switch (what - thing) {
                case Program.FOUND -> ((leaves[thing >>> 6] >>> thing) & 1) != 0;
                case Program.PRESENT -> event.first(thing) >= 0;
                case Program.ABSENT -> !hasValue(event, thing);
                default -> ask(thing, event);
            };
            at = steps[yes ? at + 1 : at + 2];
        }
        return at == Program.HOLDS;
    }

    private static boolean hasValue(Event event, int slot) {
        for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
            if (event.kind(entry) != Kind.NULL) {
                return true;
            }
        }
        return false;
    }

    private boolean ask(int thing, Event event) {
        if (answers[thing] == 0) {
            answers[thing] = answer(thing, event);
            answered[answeredCount++] = thing;
        }
        if (answers[thing] == UNDECIDED) {
            throw new Expression.OutOfSteps();
        }
        return answers[thing] == YES;
    }

    private byte answer(int thing, Event event) {
        try {
            return index.asked.get(thing).test(event) ? YES : NO;
        } catch (Expression.OutOfSteps undecided) {
            return UNDECIDED;
        }
    }

    private void forget() {
        value.trim();
        for (int i = 0; i < setCount; i++) {
            leaves[set[i] >>> 6] = 0;
        }
        for (int i = 0; i < answeredCount; i++) {
            answers[answered[i]] = 0;
        }
        for (int i = 0; i < enteredCount; i++) {
            entries[entered[i]] = -1;
        }
        setCount = 0;
        enteredCount = 0;
        answeredCount = 0;
    }

    /// The fields whose values made a rule fire, in the order of their names, each with the first such value; as
    /// [org.cresset.rule.Explanation#matched] tells it. Only while the hit is being handed over.
    public Map<String, String> matched(int rule, Event event) {
        Map<String, String> shown = new TreeMap<>();
        index.evidence(Arrays.binarySearch(rules, rule)).show(event, entries, shown);
        return shown;
    }
}
