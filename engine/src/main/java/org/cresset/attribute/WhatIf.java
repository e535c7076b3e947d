package org.cresset.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Use;

/// What would change an answer: which single observation it hangs on, and what would tell the first two groups apart.
public final class WhatIf {

    /// So many observations are enough to go and look for.
    private static final int ENOUGH = 4;

    private final Knowledge knowledge;
    private final Attributor attributor;

    public WhatIf(Knowledge knowledge, Attributor attributor) {
        this.knowledge = knowledge;
        this.attributor = attributor;
    }

    /// What would be said without an observation.
    ///
    /// @param item the technique, software, sector, region or indicator
    /// @param first the group that would come first, or empty
    public record Without(String item, Attribution.Verdict verdict, String first) {}

    /// An observation that only one of two groups is known for.
    public record Telling(String item, String group, String other) {}

    /// The observations without any one of which another group would come first, or the verdict would be another.
    public List<Without> without(Observed observed, Attribution said) {
        String first = first(said);
        List<Without> changes = new ArrayList<>();
        for (String item : items(observed)) {
            Attribution then = attributor.attribute(observed.without(item));
            if (then.verdict() != said.verdict() || !first(then).equals(first)) {
                changes.add(new Without(item, then.verdict(), first(then)));
            }
        }
        return changes;
    }

    private static List<String> items(Observed observed) {
        return Stream.of(
                        observed.software().stream(),
                        observed.techniques().stream(),
                        observed.sectors().stream(),
                        observed.regions().stream(),
                        observed.sightings().stream().map(Observed.Sighting::indicator))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private static String first(Attribution said) {
        return said.candidates().isEmpty() ? "" : said.candidates().getFirst().group();
    }

    /// What to look for to tell the first group from the second: what one is known for and the other is not, the rarest
    /// first; of the first group, then of the second.
    public List<Telling> tells(Observed observed, Attribution said) {
        if (said.candidates().size() < 2) {
            return List.of();
        }
        String one = said.candidates().get(0).group();
        String other = said.candidates().get(1).group();
        return Stream.concat(
                        only(one, other, observed).map(item -> new Telling(item, one, other)),
                        only(other, one, observed).map(item -> new Telling(item, other, one)))
                .toList();
    }

    private Stream<String> only(String group, String other, Observed observed) {
        List<String> others = knowledge.uses(other).stream().map(Use::object).toList();
        return knowledge.uses(group).stream()
                .map(Use::object)
                .filter(item -> !others.contains(item)
                        && !observed.techniques().contains(item)
                        && !observed.software().contains(item))
                .sorted(Comparator.comparingInt(attributor::users).thenComparing(Comparator.naturalOrder()))
                .limit(ENOUGH);
    }
}
