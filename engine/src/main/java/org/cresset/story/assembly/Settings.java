package org.cresset.story.assembly;

import java.util.EnumSet;
import java.util.Set;
import org.cresset.surprise.Learning;

/// The constants of scores and stories. `bench/tune stories` says what they should be.
///
/// @param prior the threshold for less than a day of history
/// @param learned the threshold for more
/// @param hot of findings that have nothing but a host in common, only those count that are surprising by so much, in
///     nats
/// @param pause such findings belong together while no pause is longer, in microseconds
/// @param second what a second technique of a tactic adds of its worth
/// @param hosts what each doubling of the number of hosts adds
/// @param learning what is learned of how rare findings are
/// @param without parts of the score that are left out to see what they do
public record Settings(
        double prior,
        double learned,
        double hot,
        long pause,
        double second,
        double hosts,
        Learning learning,
        Set<Part> without) {

    /// Those of the product.
    public static final Settings SHIPPED = new Settings(
            Threshold.PRIOR,
            Threshold.LEARNED,
            3,
            3_600_000_000L,
            0.25,
            0.2,
            new Learning(Threshold.LEARNED, 1, 7),
            EnumSet.noneOf(Part.class));

    /// What every finding is surprising by without [Part#SURPRISE], in nats.
    static final double SOME_SURPRISE = 4;

    /// A part of the score that can be left out.
    public enum Part {
        /// How rare a finding is.
        SURPRISE,
        /// That each tactic counts once: without it, all rules add up.
        TACTICS,
        /// That rules without a tactic count.
        UNKNOWN
    }

    public Settings {
        without = Set.copyOf(without);
    }

    /// The same with other thresholds.
    public Settings withThresholds(double otherPrior, double otherLearned) {
        return new Settings(otherPrior, otherLearned, hot, pause, second, hosts, learning, without);
    }
}
