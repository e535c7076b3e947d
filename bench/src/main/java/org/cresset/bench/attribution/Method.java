package org.cresset.bench.attribution;

import java.util.List;
import java.util.Set;

/// A way to say who it may be.
public interface Method {

    /// A first group that is less likely is a guess, named or not.
    double LIKELY = 0.3;

    /// A group and how likely it is.
    record Ranked(String group, double probability) {}

    /// What a method says.
    ///
    /// @param ranking all groups, the likeliest first
    /// @param isNamed whether it names candidates at all
    record Answer(List<Ranked> ranking, boolean isNamed) {
        public Answer {
            ranking = List.copyOf(ranking);
        }

        /// Whether the first is named and likely.
        boolean isLikely() {
            return isNamed && !ranking.isEmpty() && ranking.getFirst().probability() >= LIKELY;
        }
    }

    /// Answers a case; what the case removes is not known to it.
    ///
    /// @param unknown groups of which nothing is known
    Answer answer(Case about, Set<String> unknown);
}
