package org.cresset.bench.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The figures of a method over cases.
final class Scores {

    /// How finely calibration is looked at.
    private static final int BINS = 10;

    private static final int RESAMPLES = 2000;

    private final List<Judged> judged;

    Scores(List<Judged> judged) {
        this.judged = judged;
    }

    int size() {
        return judged.size();
    }

    /// Which share has the right group among the first.
    double top(int first) {
        return mean(judged, each -> each.rank() < first ? 1 : 0);
    }

    double meanReciprocalRank() {
        return mean(judged, each -> 1.0 / (each.rank() + 1));
    }

    double brier() {
        return mean(judged, Judged::brier);
    }

    /// Which share gets names where the right group is known.
    double named() {
        return mean(judged, each -> each.answer().isNamed() ? 1 : 0);
    }

    /// Which share gets names, the first of them likely.
    double likely() {
        return mean(judged, each -> each.answer().isLikely() ? 1 : 0);
    }

    /// How often the first is right where it is likely.
    double likelyRight() {
        List<Judged> likely =
                judged.stream().filter(each -> each.answer().isLikely()).toList();
        return mean(likely, each -> each.rank() == 0 ? 1 : 0);
    }

    /// Which share gets no name, or none that is likely, where the right group is unknown.
    double abstained() {
        return mean(judged, each -> each.open().isLikely() ? 0 : 1);
    }

    /// The expected calibration error: how far the probability of the first is from how often it is right, in bins of
    /// equal width, by the number of cases in each.
    double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double from = (double) bin / BINS;
            double to = bin == BINS - 1 ? 2 : (double) (bin + 1) / BINS;
            List<Judged> in = judged.stream()
                    .filter(each -> each.top() >= from && each.top() < to)
                    .toList();
            if (!in.isEmpty()) {
                double off = mean(in, Judged::top) - mean(in, each -> each.rank() == 0 ? 1 : 0);
                error += Math.abs(off) * in.size() / judged.size();
            }
        }
        return error;
    }

    /// The 95 % interval of a figure by drawing groups, not cases, anew: cases of one group hang together.
    double[] interval(ToDoubleFunction<Scores> figure, long seed) {
        Map<String, List<Judged>> byGroup = judged.stream()
                .collect(Collectors.groupingBy(each -> each.about().group(), TreeMap::new, Collectors.toList()));
        List<List<Judged>> groups = new ArrayList<>(byGroup.values());
        Random random = new Random(seed);
        double[] drawn = new double[RESAMPLES];
        for (int at = 0; at < RESAMPLES; at++) {
            List<Judged> sample = new ArrayList<>();
            for (int draw = 0; draw < groups.size(); draw++) {
                sample.addAll(groups.get(random.nextInt(groups.size())));
            }
            drawn[at] = figure.applyAsDouble(new Scores(sample));
        }
        Arrays.sort(drawn);
        return new double[] {drawn[(int) (RESAMPLES * 0.025)], drawn[(int) (RESAMPLES * 0.975)]};
    }

    private static double mean(List<Judged> cases, ToDoubleFunction<Judged> figure) {
        return cases.stream().mapToDouble(figure).average().orElse(0);
    }
}
