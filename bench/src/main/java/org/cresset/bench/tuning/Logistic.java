package org.cresset.bench.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tells two kinds of rows apart by the logistic function of a weighted sum.
final class Logistic {

    /// How much large weights cost.
    private static final double COST = 0.002;

    private Logistic() {}

    /// The constant, and the weight of each column.
    static List<Double> weights(List<double[]> rows, List<Boolean> kinds) {
        double[] scale = AttributionTuning.deviations(rows);
        boolean[] free = new boolean[scale.length + 1];
        Arrays.fill(free, true);
        double[] best = Optimum.of(
                (point, gradient) -> loss(rows, kinds, scale, point, gradient), new double[free.length], free);
        List<Double> weights = new ArrayList<>();
        weights.add(best[0]);
        for (int at = 0; at < scale.length; at++) {
            weights.add(best[at + 1] / scale[at]);
        }
        return weights;
    }

    private static double loss(
            List<double[]> rows, List<Boolean> kinds, double[] scale, double[] point, double[] gradient) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int at = 1; at < point.length; at++) {
            gradient[at] = 2 * COST * point[at];
            loss += COST * point[at] * point[at];
        }
        for (int row = 0; row < rows.size(); row++) {
            double sum = point[0];
            for (int at = 0; at < scale.length; at++) {
                sum += point[at + 1] * rows.get(row)[at] / scale[at];
            }
            double probability = 1 / (1 + Math.exp(-sum));
            boolean is = kinds.get(row);
            loss -= Math.log((is ? probability : 1 - probability) + 1e-12) / rows.size();
            double off = (probability - (is ? 1 : 0)) / rows.size();
            gradient[0] += off;
            for (int at = 0; at < scale.length; at++) {
                gradient[at + 1] += off * rows.get(row)[at] / scale[at];
            }
        }
        return loss;
    }
}
