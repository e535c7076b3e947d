package org.cresset.bench.tuning;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.bench.stories.StoryScore;
import org.cresset.bench.stories.StoryTotals;

/// The learned threshold that the rule chooses for some networks.
///
/// @param theta its number in [Thetas]
/// @param range in which all is good; nothing where no threshold is, and the least bad one is chosen
record Choice(int theta, Optional<Thetas.Range> range) {

    static final double MOST_FALSE = 0.1;
    static final long MOST_SECONDS = 15 * 60;

    static final String RULE =
            "of the thresholds with at most 0.1 false stories a day, every attack at rank 1 of a day, "
                    + "and every attack detected within 15 minutes: the middle, by factors, of the widest range without a gap; "
                    + "where there is none, the one with most attacks at rank 1, of those the one with fewest false stories, of "
                    + "those the lowest";

    private static final Comparator<StoryTotals> LEAST_BAD =
            Comparator.comparingLong((StoryTotals each) -> -each.rank1()).thenComparingDouble(StoryTotals::falsePerDay);

    /// @param curves of each network, how good its stories are at each threshold
    static Choice of(Collection<List<StoryScore>> curves) {
        Optional<Thetas.Range> range = Thetas.widest(theta -> isGood(at(curves, theta)));
        return range.map(found -> new Choice(found.middle(), range))
                .orElseGet(() -> new Choice(leastBad(curves), Optional.empty()));
    }

    private static int leastBad(Collection<List<StoryScore>> curves) {
        return Thetas.numbers().stream()
                .min(Comparator.comparing((Integer theta) -> at(curves, theta), LEAST_BAD))
                .orElse(0);
    }

    /// How good the stories of all are at a threshold.
    static StoryTotals at(Collection<List<StoryScore>> curves, int theta) {
        return StoryTotals.of(curves.stream().map(curve -> curve.get(theta)).toList());
    }

    static boolean isGood(StoryTotals totals) {
        return totals.falsePerDay() <= MOST_FALSE
                && totals.rank1() == totals.networks()
                && totals.detected().filter(seconds -> seconds <= MOST_SECONDS).isPresent();
    }

    /// The choice for all networks but one.
    static Choice without(String network, Map<String, List<StoryScore>> curves) {
        return of(curves.entrySet().stream()
                .filter(each -> !each.getKey().equals(network))
                .map(Map.Entry::getValue)
                .toList());
    }
}
