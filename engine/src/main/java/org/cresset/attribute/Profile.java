package org.cresset.attribute;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Use;

/// What a group is known to use.
///
/// @param techniques their ids
/// @param software their ids
/// @param implied techniques that its software is known to use
record Profile(String group, Set<String> techniques, Set<String> software, Set<String> implied) {

    /// A profile and how much is known in all, each technique by its rarity.
    record Weighed(Profile profile, double known) {
        static Weighed of(Profile profile, Rarity rarity) {
            double known = profile.techniques().stream()
                    .sorted()
                    .mapToDouble(rarity::of)
                    .sum();
            return new Weighed(profile, known);
        }
    }

    /// That of a group, leaving some items out.
    static Profile of(String group, Knowledge knowledge, Set<String> without) {
        Set<String> items = knowledge.uses(group).stream()
                .map(Use::object)
                .filter(item -> !without.contains(item))
                .collect(Collectors.toCollection(TreeSet::new));
        Predicate<String> isSoftware = item -> knowledge.software(item).isPresent();
        Set<String> software = items.stream().filter(isSoftware).collect(Collectors.toSet());
        Set<String> techniques = items.stream().filter(isSoftware.negate()).collect(Collectors.toSet());
        Set<String> implied = software.stream()
                .flatMap(each -> knowledge.uses(each).stream())
                .map(Use::object)
                .filter(isSoftware.negate())
                .collect(Collectors.toSet());
        return new Profile(group, techniques, software, implied);
    }

    boolean isEmpty() {
        return techniques.isEmpty() && software.isEmpty();
    }
}
