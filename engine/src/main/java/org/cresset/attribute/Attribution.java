package org.cresset.attribute;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which groups it may be.
///
/// @param verdict whether a name may be given
/// @param shortfalls what a verdict of insufficient lacks
/// @param recognised how likely it is that it is one of the groups known here at all
/// @param candidates with a probability of at least [Attributor#LEAST], the likeliest first; they are listed even
///         where the evidence is insufficient
/// @param unknown ids that were asked about and are not known here
public record Attribution(
        Verdict verdict,
        Set<Shortfall> shortfalls,
        double recognised,
        List<Candidate> candidates,
        List<String> unknown) {

    public Attribution {
        shortfalls = Collections.unmodifiableSortedSet(new TreeSet<>(shortfalls));
        candidates = List.copyOf(candidates);
        unknown = List.copyOf(unknown);
    }

    /// From so likely on the first group stands out.
    private static final double STANDS_OUT = 0.3;

    /// Whether candidates are named and the first of them stands out.
    public boolean isClear() {
        return verdict == Verdict.CANDIDATES && candidates.getFirst().probability() >= STANDS_OUT;
    }

    /// Whether candidates may be named.
    public enum Verdict {
        CANDIDATES,
        INSUFFICIENT
    }

    /// What evidence can lack.
    public enum Shortfall {
        /// Nothing was seen that is known of any group.
        NOTHING_KNOWN,
        /// No group is likelier than [Attributor#LIKELY].
        NONE_LIKELY,
        /// It does not resemble a known group as closely as attacks of known groups do.
        LIKE_NONE,
        /// All that speaks for the likeliest group is of one class.
        ONE_CLASS
    }
}
