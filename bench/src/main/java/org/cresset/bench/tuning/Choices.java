package org.cresset.bench.tuning;

import java.util.ArrayList;
import java.util.List;

/// One choice among groups by measures: the model that makes the right ones likeliest, as the softmax of a weighted
/// sum.
record Choices(List<double[]> measures, int right) {

    /// How much large weights cost.
    private static final double COST = 0.002;

    /// How far each measure spreads.
    static double[] scale(List<Choices> all) {
        List<double[]> rows = new ArrayList<>();
        all.forEach(each -> rows.addAll(each.measures()));
        return AttributionTuning.deviations(rows);
    }

    /// The weights, none negative.
    ///
    /// @param near weights that are about right
    static List<Double> weights(List<Choices> all, double[] scale, List<Double> near) {
        double[] start = new double[scale.length];
        for (int at = 0; at < start.length; at++) {
            start[at] = near.get(at) * scale[at];
        }
        double[] best =
                Optimum.of((point, gradient) -> loss(all, scale, point, gradient), start, new boolean[scale.length]);
        List<Double> weights = new ArrayList<>();
        for (int at = 0; at < best.length; at++) {
            weights.add(best[at] / scale[at]);
        }
        return weights;
    }

    private static double loss(List<Choices> all, double[] scale, double[] point, double[] gradient) {
        double loss = 0;
        for (int at = 0; at < point.length; at++) {
            gradient[at] = 2 * COST * point[at];
            loss += COST * point[at] * point[at];
        }
        for (Choices each : all) {
            loss += each.add(scale, point, gradient, 1.0 / all.size());
        }
        return loss;
    }

    private double add(double[] scale, double[] point, double[] gradient, double share) {
        double[] odds = new double[measures.size()];
        double highest = Double.NEGATIVE_INFINITY;
        for (int group = 0; group < odds.length; group++) {
            for (int at = 0; at < point.length; at++) {
                odds[group] += point[at] * measures.get(group)[at] / scale[at];
            }
            highest = Math.max(highest, odds[group]);
        }
        double sum = 0;
        for (int group = 0; group < odds.length; group++) {
            odds[group] = Math.exp(odds[group] - highest);
            sum += odds[group];
        }
        for (int group = 0; group < odds.length; group++) {
            double off = odds[group] / sum - (group == right ? 1 : 0);
            for (int at = 0; at < point.length; at++) {
                gradient[at] += share * off * measures.get(group)[at] / scale[at];
            }
        }
        return -share * Math.log(odds[right] / sum + 1e-12);
    }
}
