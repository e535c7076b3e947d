package org.cresset.detect.correlation;

import java.util.List;
import org.cresset.rule.Correlation;

/// A correlation among others.
///
/// @param rule the number of the correlation in its set of rules
/// @param id that of the correlation
/// @param asked with one name for one rule, wherever it stands
/// @param chains the correlations that look at what this one finds; they all have higher numbers
public record Plan(int rule, String id, Correlation asked, List<Chain> chains) {

    /// A correlation that looks at another.
    ///
    /// @param plan its number
    /// @param position which of its rules the other one is
    /// @param group which values of the other's group are its own group
    /// @param values which values of the other's group it counts
    public record Chain(int plan, int position, List<Integer> group, List<Integer> values) {
        public Chain {
            group = List.copyOf(group);
            values = List.copyOf(values);
        }
    }

    public Plan {
        chains = List.copyOf(chains);
    }
}
