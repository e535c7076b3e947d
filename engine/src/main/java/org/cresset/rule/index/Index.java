package org.cresset.rule.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.rule.Condition;
import org.cresset.rule.Evaluator;
import org.jspecify.annotations.Nullable;

/// The rules of one log source, compiled: immutable, safe for any thread, and asked through a [Matcher].
///
/// Every text that any rule looks for is an [Atom], found in one pass over the values of its field. Sets of atoms of
/// which a rule wants any are leaves, kept as bits. A rule is looked at only where its [Witness] was seen, and then
/// decided over the bits by the steps of a [Program]; what needs more than text is asked last, and once an event.
public final class Index {

    private static final int[] NONE = {};

    final int[] entries;
    final int[] steps;
    final Scanner[] scanners;
    final Optional<Scanner> keywords;
    final int[][] leavesOfAtom;
    final int[][] rulesOfLeaf;
    final int[] witnessSlots;
    final int[][] rulesOfSlot;
    final long[] unwitnessed;
    final int leafCount;
    final List<Predicate<Event>> asked;
    final List<Predicate<Event>> reference;
    final int atomCount;
    private final Evidence.Finder finder;
    private final List<Condition> conditions;
    private final AtomicReferenceArray<@Nullable Evidence> evidence;

    /// Compiles conditions, which are known by their places in the list.
    ///
    /// @param fields those of the events that will be asked about, with a slot for every field of a condition; the
    ///     events may have more fields behind these
    public Index(List<Condition> conditions, FieldTable fields) {
        Terms terms = new Terms(fields);
        List<Term> each = conditions.stream().map(terms::of).toList();
        Odds odds = new Odds(each);
        Program program = new Program(odds);
        entries = each.stream()
                .mapToInt(term -> program.add(term, Program.HOLDS, Program.FAILS))
                .toArray();
        Wakers wakers = new Wakers(each, odds, program);
        steps = program.steps();
        leafCount = program.leaves().size();
        Map<Atom, Integer> numbers = numbers(program.leaves().keySet());
        List<Atom> atoms = List.copyOf(numbers.keySet());
        atomCount = atoms.size();
        leavesOfAtom = leavesOfAtom(program.leaves(), numbers);
        rulesOfLeaf = table(wakers.byLeaf, leafCount);
        witnessSlots = wakers.bySlot.keySet().stream().mapToInt(slot -> slot).toArray();
        rulesOfSlot = wakers.bySlot.values().stream().map(Index::array).toArray(int[][]::new);
        unwitnessed = wakers.unwitnessed;
        scanners = scanners(atoms);
        keywords = keywords(atoms);
        Evaluator evaluator = new Evaluator(fields);
        asked = asked(program.asked(), evaluator);
        reference = conditions.stream().map(evaluator::predicate).toList();
        finder = new Evidence.Finder(fields, numbers);
        this.conditions = List.copyOf(conditions);
        evidence = new AtomicReferenceArray<>(conditions.size());
    }

    /// Which rules are looked at when what is seen.
    private static final class Wakers {

        private final Map<Integer, List<Integer>> byLeaf = new HashMap<>();
        private final Map<Integer, List<Integer>> bySlot = new TreeMap<>();
        private final long[] unwitnessed;

        Wakers(List<Term> rules, Odds odds, Program program) {
            unwitnessed = new long[(rules.size() + 63) >>> 6];
            for (int rule = 0; rule < rules.size(); rule++) {
                Optional<Witness> witness = Witness.of(rules.get(rule), odds);
                if (witness.isEmpty()) {
                    unwitnessed[rule >>> 6] |= 1L << rule;
                    continue;
                }
                for (Term term : new LinkedHashSet<>(witness.get().terms())) {
                    boolean text = term instanceof Term.Found;
                    int key = term instanceof Term.Found(var set) ? program.leaf(set) : ((Term.Present) term).slot();
                    (text ? byLeaf : bySlot)
                            .computeIfAbsent(key, unseen -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
    }

    private static Map<Atom, Integer> numbers(Set<Set<Atom>> leaves) {
        Map<Atom, Integer> numbers = new LinkedHashMap<>();
        leaves.forEach(atoms -> atoms.forEach(atom -> numbers.putIfAbsent(atom, numbers.size())));
        return numbers;
    }

    private static int[][] leavesOfAtom(Map<Set<Atom>, Integer> leaves, Map<Atom, Integer> numbers) {
        Map<Integer, List<Integer>> byAtom = new HashMap<>();
        leaves.forEach((atoms, leaf) -> atoms.forEach(
                atom -> byAtom.computeIfAbsent(Objects.requireNonNull(numbers.get(atom)), unseen -> new ArrayList<>())
                        .add(leaf)));
        return table(byAtom, numbers.size());
    }

    private static int[][] table(Map<Integer, List<Integer>> lists, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> array(lists.getOrDefault(i, List.of())))
                .toArray(int[][]::new);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.isEmpty()
                ? NONE
                : numbers.stream().mapToInt(number -> number).toArray();
    }

    private static Scanner[] scanners(List<Atom> atoms) {
        return atoms.stream()
                .map(Atom::slot)
                .filter(slot -> slot != Atom.ANYWHERE)
                .distinct()
                .sorted()
                .map(slot -> scanner(slot, atoms))
                .toArray(Scanner[]::new);
    }

    private static Optional<Scanner> keywords(List<Atom> atoms) {
        return atoms.stream().anyMatch(atom -> atom.slot() == Atom.ANYWHERE)
                ? Optional.of(scanner(Atom.ANYWHERE, atoms))
                : Optional.empty();
    }

    private static Scanner scanner(int slot, List<Atom> atoms) {
        int[] mine = IntStream.range(0, atoms.size())
                .filter(atom -> atoms.get(atom).slot() == slot)
                .toArray();
        return new Scanner(slot, atoms, mine);
    }

    private static List<Predicate<Event>> asked(Map<Condition, Integer> numbers, Evaluator evaluator) {
        Map<Integer, Predicate<Event>> byNumber = new TreeMap<>();
        numbers.forEach((condition, number) -> byNumber.put(number, evaluator.predicate(condition)));
        return List.copyOf(byNumber.values());
    }

    /// What to show where the rule in this place fires. Made when it first does.
    Evidence evidence(int place) {
        Evidence known = evidence.get(place);
        if (known == null) {
            known = finder.of(conditions.get(place));
            evidence.set(place, known);
        }
        return known;
    }

    /// How many conditions there are.
    public int size() {
        return conditions.size();
    }
}
