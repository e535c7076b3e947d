package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cresset.rule.Correlation;
import org.cresset.rule.Correlation.Bound;
import org.cresset.rule.Correlation.Combination;
import org.jspecify.annotations.Nullable;

/// Which rules found something: of each the latest event is enough, since a window always reaches up to now.
final class TemporalWindow implements Window {

    private final List<Bound> bounds;
    /// Of rules that are listed more than once only the first places.
    private final List<Combination> combinations;

    private final List<Chain> chains;
    private final @Nullable Entry[] latest;
    private int found;

    private TemporalWindow(Correlation asked, boolean ordered) {
        bounds = asked.bounds();
        combinations = asked.combinations().stream()
                .map(one -> new Combination(firstPlaces(asked, one.present()), firstPlaces(asked, one.absent())))
                .toList();
        latest = new Entry[asked.rules().size()];
        chains = ordered
                ? combinations.stream()
                        .map(one -> new Chain(
                                one.present().stream().mapToInt(place -> place).toArray()))
                        .toList()
                : List.of();
    }

    static TemporalWindow of(Correlation asked) {
        return new TemporalWindow(asked, asked.type() == Correlation.Type.TEMPORAL_ORDERED);
    }

    private static List<Integer> firstPlaces(Correlation asked, List<Integer> places) {
        return places.stream()
                .map(place -> asked.rules().indexOf(asked.rules().get(place)))
                .toList();
    }

    @Override
    public void add(Entry entry) {
        found += latest[entry.position()] == null ? 1 : 0;
        latest[entry.position()] = entry;
        chains.forEach(chain -> chain.add(entry));
    }

    @Override
    public void forgetBefore(long time) {
        for (int position = 0; position < latest.length; position++) {
            Entry entry = latest[position];
            if (entry != null && entry.time() < time) {
                latest[position] = null;
                found--;
            }
        }
        chains.forEach(chain -> chain.forgetBefore(time));
    }

    /// The few events that are kept are all needed.
    @Override
    public int trim(long bytes) {
        return 0;
    }

    @Override
    public boolean holds() {
        return combinations.isEmpty() ? isWithinBounds() : holding() >= 0;
    }

    private boolean isWithinBounds() {
        BigDecimal rules = BigDecimal.valueOf(found);
        return found > 0 && bounds.stream().allMatch(bound -> bound.holds(rules));
    }

    /// The first combination that holds, or -1.
    private int holding() {
        return IntStream.range(0, combinations.size())
                .filter(this::holds)
                .findFirst()
                .orElse(-1);
    }

    private boolean holds(int combination) {
        Combination one = combinations.get(combination);
        boolean present = chains.isEmpty()
                ? one.present().stream().allMatch(position -> latest[position] != null)
                : !chains.get(combination).whole().isEmpty();
        return present && one.absent().stream().allMatch(position -> latest[position] == null);
    }

    @Override
    public long bytes() {
        long entries = found;
        for (Chain chain : chains) {
            entries += chain.size;
        }
        return entries * Entry.BYTES;
    }

    @Override
    public Held held() {
        List<Entry> counted = counted();
        return new Held(
                counted.getFirst().time(),
                counted.size(),
                "",
                counted.stream().map(Entry::evidence).toList());
    }

    private List<Entry> counted() {
        if (combinations.isEmpty()) {
            return inOrder(latest());
        }
        int holding = holding();
        return chains.isEmpty()
                ? inOrder(latest(combinations.get(holding).present()))
                : chains.get(holding).whole();
    }

    private List<Entry> latest() {
        return latest(IntStream.range(0, latest.length).boxed().toList());
    }

    /// The latest events of the rules at these positions.
    private List<Entry> latest(List<Integer> positions) {
        List<Entry> entries = new ArrayList<>();
        for (int position : positions) {
            Entry entry = latest[position];
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static List<Entry> inOrder(List<Entry> entries) {
        return entries.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Entry::time)
                        .thenComparingInt(Entry::position)
                        .thenComparing(Entry::evidence, Evidence.ORDER))
                .toList();
    }

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        chains.forEach(chain -> entries.addAll(chain.all()));
        entries.addAll(latest());
        return inOrder(entries);
    }

    /// Events of rules in the order asked for. Of all rows of events up to each rule, the one that begins latest is
    /// enough: it lasts longest.
    private static final class Chain {

        private final int[] positions;
        private final List<List<Entry>> rows = new ArrayList<>();
        private int size;

        Chain(int[] positions) {
            this.positions = positions;
            Arrays.stream(positions).forEach(position -> rows.add(List.of()));
        }

        /// An event stands in a row once: its later places are filled first.
        void add(Entry entry) {
            for (int i = positions.length - 1; i >= 0; i--) {
                if (positions[i] == entry.position()) {
                    List<Entry> before = i == 0 ? List.of() : rows.get(i - 1);
                    if (i == 0 || !before.isEmpty()) {
                        List<Entry> row = new ArrayList<>(before);
                        row.add(entry);
                        size += row.size() - rows.set(i, List.copyOf(row)).size();
                    }
                }
            }
        }

        void forgetBefore(long time) {
            for (int i = 0; i < rows.size(); i++) {
                List<Entry> row = rows.get(i);
                if (!row.isEmpty() && row.getFirst().time() < time) {
                    size -= rows.set(i, List.of()).size();
                }
            }
        }

        List<Entry> whole() {
            return rows.getLast();
        }

        List<Entry> all() {
            return rows.stream().flatMap(List::stream).toList();
        }
    }
}
