package org.cresset.story.assembly;

import java.util.OptionalDouble;
import org.cresset.surprise.Buckets;

/// From which score on something is a story.
///
/// @param value the score
/// @param mode what it rests on
/// @param covered for how many days something is known of any host
public record Threshold(double value, Mode mode, double covered) {

    /// What a threshold rests on.
    public enum Mode {
        /// Less than a day is known: the shipped constant for a folder of logs.
        PRIOR,
        /// A day or more is known, so scores are of what is rare here: the shipped constant for that.
        LEARNED,
        /// A week or more is known: what would have given as many stories a day as people can look at, within bounds.
        BUDGET
    }

    /// For less than a day of history.
    static final double PRIOR = 21;

    /// For more.
    static final double LEARNED = 15.7;

    /// How many stories a day people can look at.
    static final double STORIES_A_DAY = 4;

    /// A budget may lower the shipped threshold to this part of it, and raise it to so many times it: nobody can hide
    /// by making noise.
    private static final double LOWEST = 0.75;

    private static final double HIGHEST = 2;

    /// The threshold when so many pieces of ten minutes are known.
    ///
    /// @param budget what would have kept within the budget of stories, where that is known
    static Threshold after(int buckets, Settings settings, OptionalDouble budget) {
        double days = (double) buckets / Buckets.A_DAY;
        if (days < 1) {
            return new Threshold(settings.prior(), Mode.PRIOR, days);
        }
        double learned = settings.learned();
        if (budget.isEmpty()) {
            return new Threshold(learned, Mode.LEARNED, days);
        }
        double within = Math.max(LOWEST * learned, Math.min(HIGHEST * learned, budget.getAsDouble()));
        return new Threshold(within, Mode.BUDGET, days);
    }
}
