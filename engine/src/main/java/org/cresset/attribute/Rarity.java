package org.cresset.attribute;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How few groups are known to use something. What few use tells more.
final class Rarity {

    private final Map<String, Integer> users = new HashMap<>();
    private final int groups;

    /// By how many groups use it.
    private final double[] rare;
    private final double[] steepOfOne;
    private final double[] steepOfFive;

    Rarity(Collection<Profile> profiles) {
        groups = profiles.size();
        profiles.forEach(profile -> Stream.concat(profile.techniques().stream(), profile.software().stream())
                .forEach(item -> users.merge(item, 1, Integer::sum)));
        rare = byUsers(used -> Math.log((groups + 1) / (used + 0.5)));
        steepOfOne = byUsers(used -> Math.log1p(1 / (used + 0.5)));
        steepOfFive = byUsers(used -> Math.log1p(5 / (used + 0.5)));
    }

    private double[] byUsers(IntToDoubleFunction measure) {
        return IntStream.rangeClosed(0, groups).mapToDouble(measure).toArray();
    }

    /// How many groups there are.
    int groups() {
        return groups;
    }

    /// How many groups are known to use an item.
    int users(String item) {
        return users.getOrDefault(item, 0);
    }

    /// The logarithm of how many times fewer groups use it than there are.
    double of(String item) {
        return rare[users(item)];
    }

    /// A steeper measure: what more than one group uses counts little, what many use almost nothing.
    double steepOfOne(String item) {
        return steepOfOne[users(item)];
    }

    /// The same where up to five groups still are few.
    double steepOfFive(String item) {
        return steepOfFive[users(item)];
    }
}
