package org.cresset.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.intel.Claim;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Region;
import org.cresset.intel.Regions;
import org.cresset.intel.Sectors;

/// What it says that a group is claimed to attack an industry or a region, or others only. No data that we have tells
/// how much that says, so it is held small: by itself it never lifts one group far above another.
final class Victims {

    /// How often a victim is of an industry that sources name for the attacker, as far as we would assume.
    private static final double NAMED = 0.5;

    /// What sources say is incomplete and partly hearsay.
    private static final double TRUST = 0.5;

    /// Of so few industries or regions a list says little about what is not on it.
    private static final int ENOUGH = 3;

    /// What groups are claimed to attack, by group; words that are no industry or place of ours say nothing here.
    private final Map<String, Set<String>> sectors = new TreeMap<>();
    private final Map<String, Set<String>> regions = new TreeMap<>();
    private final Regions places = Regions.shipped();

    Victims(Knowledge knowledge, List<String> groups) {
        Sectors industries = Sectors.shipped();
        for (String group : groups) {
            for (Claim claim : knowledge.allClaims(group)) {
                String value = claim.value();
                if (claim.what() == Claim.What.SECTOR && industries.get(value).isPresent()) {
                    sectors.computeIfAbsent(group, unseen -> new TreeSet<>()).add(value);
                } else if (claim.what() == Claim.What.REGION
                        && places.get(value).isPresent()) {
                    regions.computeIfAbsent(group, unseen -> new TreeSet<>()).add(value);
                }
            }
        }
    }

    /// What the victims of a case say of each group; groups of which they say nothing are left out.
    Map<String, List<Reason>> reasons(Observed observed) {
        Map<String, List<Reason>> reasons = new HashMap<>();
        for (String sector : observed.sectors()) {
            Asked asked =
                    new Asked(sector, Set.of(sector), 1.0 / observed.sectors().size());
            asked.reasons(sectors, Reason.Kind.SECTOR, Reason.Kind.OTHER_SECTOR, reasons);
        }
        for (String region : observed.regions()) {
            // who attacks a part of the world attacks the countries in it
            Set<String> same = new TreeSet<>(Set.of(region));
            places.get(region)
                    .ifPresent(place ->
                            places.around(place).stream().map(Region::id).forEach(same::add));
            Asked asked = new Asked(region, same, 1.0 / observed.regions().size());
            asked.reasons(regions, Reason.Kind.REGION, Reason.Kind.OTHER_REGION, reasons);
        }
        return reasons;
    }

    /// An industry or place that is asked about, and all whose naming names it.
    private record Asked(String item, Set<String> same, double part) {

        void reasons(
                Map<String, Set<String>> claimed,
                Reason.Kind named,
                Reason.Kind other,
                Map<String, List<Reason>> reasons) {
            Set<String> naming = new TreeSet<>();
            claimed.forEach((group, own) -> {
                if (own.stream().anyMatch(same::contains)) {
                    naming.add(group);
                }
            });
            if (naming.isEmpty()) {
                return;
            }
            double share = (double) naming.size() / claimed.size();
            claimed.forEach((group, own) -> {
                boolean isNamed = naming.contains(group);
                if (isNamed || own.size() >= ENOUGH) {
                    double odds = isNamed ? (NAMED + (1 - NAMED) * share) / share : 1 - NAMED;
                    reasons.computeIfAbsent(group, unseen -> new ArrayList<>())
                            .add(new Reason(
                                    isNamed ? named : other,
                                    item,
                                    part * TRUST * Math.log(odds),
                                    naming.size(),
                                    claimed.size()));
                }
            });
        }
    }
}
