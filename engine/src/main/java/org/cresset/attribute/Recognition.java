package org.cresset.attribute;

import java.util.List;
import java.util.stream.IntStream;

/// How likely it is that a case is the work of one of the groups known here at all, and not of one that is not.
final class Recognition {

    /// The measures, in order.
    static final List<String> NAMES =
            List.of("lead", "likeness", "case-known", "software-known", "software-of-none", "has-software");

    private Recognition() {}

    /// What the measures need of the likeliest group.
    ///
    /// @param scores of all groups, the highest first
    /// @param matchedSoftware how many programs of the case are known of it
    /// @param software how many programs the case has
    /// @param orphans how many of them are known of no group
    /// @param caseKnown the share of the techniques of the case that are known of it, each by its rarity
    record Best(List<Double> scores, int matchedSoftware, int software, int orphans, double caseKnown) {

        /// The measures, in the order of [#NAMES].
        double[] measures() {
            double third = scores.get(Math.min(2, scores.size() - 1));
            return new double[] {
                scores.getFirst() - third,
                scores.getFirst(),
                caseKnown,
                matchedSoftware / (software + 0.5),
                orphans,
                software > 0 ? 1 : 0
            };
        }
    }

    /// The probability by a logistic model.
    static double of(double[] measures, Weights weights) {
        double sum = weights.recognition().getFirst()
                + IntStream.range(0, measures.length)
                        .mapToDouble(at -> measures[at] * weights.recognition().get(at + 1))
                        .sum();
        return 1 / (1 + Math.exp(-sum));
    }
}
