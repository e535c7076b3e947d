package org.cresset.detect.correlation;

import java.util.Comparator;
import java.util.List;

/// An event that a rule found, as one correlation looks at it.
///
/// @param plan the number of the correlation
/// @param position which of its rules found the event
/// @param group the values of the fields that it groups by, as the event has them
/// @param values the values that it counts or adds up, as the event has them
public record Match(int plan, int position, List<String> group, List<String> values, Evidence evidence) {

    /// The order in which matches are looked at: by time, and at the same time the correlations that others build on
    /// first, and the rules in their order. Matches that are equal here are the same event delivered again.
    public static final Comparator<Match> ORDER = Comparator.comparingLong(Match::time)
            .thenComparingInt(Match::plan)
            .thenComparingInt(Match::position)
            .thenComparing(Match::evidence, Evidence.ORDER);

    public Match {
        group = List.copyOf(group);
        values = List.copyOf(values);
    }

    public long time() {
        return evidence.time();
    }
}
