package org.cresset.bench.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The learned thresholds that are tried, and which of them is chosen.
final class Thetas {

    private static final double LOWEST = 8;
    private static final double HIGHEST = 120;

    /// One by the one before.
    private static final double STEP = 1.02;

    private static final double[] ALL = IntStream.iterate(0, i -> LOWEST * Math.pow(STEP, i) <= HIGHEST, i -> i + 1)
            .mapToDouble(i -> LOWEST * Math.pow(STEP, i))
            .toArray();

    private Thetas() {}

    /// From the lowest to the highest.
    static double[] all() {
        return ALL.clone();
    }

    static int count() {
        return ALL.length;
    }

    static double of(int number) {
        return ALL[number];
    }

    /// The number of the one that is nearest to a threshold.
    static int near(double theta) {
        return IntStream.range(0, ALL.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(Math.log(ALL[i] / theta))))
                .orElse(0);
    }

    /// A range without a gap, by the numbers of its ends; both belong to it.
    record Range(int from, int to) {

        /// The highest by the lowest.
        double width() {
            return of(to) / of(from);
        }

        /// The middle, where a factor up or down is as far either way.
        int middle() {
            return (from + to) / 2;
        }
    }

    /// The widest range in which all is good; of equal ones the lower.
    static Optional<Range> widest(IntPredicate good) {
        Range best = null;
        int from = -1;
        for (int i = 0; i <= ALL.length; i++) {
            boolean holds = i < ALL.length && good.test(i);
            if (holds && from < 0) {
                from = i;
            }
            if (!holds && from >= 0) {
                Range found = new Range(from, i - 1);
                best = best == null || found.to() - found.from() > best.to() - best.from() ? found : best;
                from = -1;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The numbers of all, for those who look for the least bad.
    static List<Integer> numbers() {
        return IntStream.range(0, ALL.length).boxed().toList();
    }
}
