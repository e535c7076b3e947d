package org.cresset.attribute;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How few groups are known to use something. What few use tells more.
final class Rarity {

    private final Map<String, Integer> users = new HashMap<>();
    private final int groups;

    Rarity(Collection<Profile> profiles) {
        groups = profiles.size();
        profiles.forEach(profile -> Stream.concat(profile.techniques().stream(), profile.software().stream())
                .forEach(item -> users.merge(item, 1, Integer::sum)));
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
        return Math.log((groups + 1) / (users(item) + 0.5));
    }

    /// A steeper measure: what more than some groups use counts almost nothing.
    ///
    /// @param few how many groups still count as few
    double steep(String item, double few) {
        return Math.log1p(few / (users(item) + 0.5));
    }
}
