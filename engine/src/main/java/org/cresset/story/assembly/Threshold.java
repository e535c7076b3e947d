package org.cresset.story.assembly;

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
        LEARNED
    }

    /// For less than a day of history.
    static final double PRIOR = 21;

    /// For more.
    static final double LEARNED = 20;

    /// The threshold when so many pieces of ten minutes are known.
    static Threshold after(int buckets, Settings settings) {
        double days = (double) buckets / org.cresset.surprise.Buckets.A_DAY;
        return days < 1
                ? new Threshold(settings.prior(), Mode.PRIOR, days)
                : new Threshold(settings.learned(), Mode.LEARNED, days);
    }
}
