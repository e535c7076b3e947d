package org.cresset.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cresset.intel.Claim;
import org.cresset.intel.Claim.What;
import org.cresset.intel.Knowledge;

/// What it says that a group is claimed to attack an industry or a region, or others only. No data that we have tells
/// how much that says, so it is held small: by itself it never lifts one group far above another.
final class Victims {

    /// How often a victim is of an industry that sources name for the attacker, as far as we would assume.
    private static final double NAMED = 0.5;

    /// What sources say is incomplete and partly hearsay.
    private static final double TRUST = 0.5;

    /// Of so few industries or regions a list says little about what is not on it.
    private static final int ENOUGH = 3;

    private final Map<What, Map<String, Set<String>>> claimed = new HashMap<>();

    Victims(Knowledge knowledge, List<String> groups) {
        for (What what : List.of(What.SECTOR, What.REGION)) {
            Map<String, Set<String>> ofGroups = new HashMap<>();
            for (String group : groups) {
                Set<String> values = knowledge.allClaims(group).stream()
                        .filter(claim -> claim.what() == what)
                        .map(Claim::value)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!values.isEmpty()) {
                    ofGroups.put(group, values);
                }
            }
            claimed.put(what, ofGroups);
        }
    }

    /// What the victims of a case say of a group.
    List<Reason> reasons(Observed observed, String group) {
        List<Reason> reasons = new ArrayList<>();
        reason(What.SECTOR, observed.sectors(), group, reasons);
        reason(What.REGION, observed.regions(), group, reasons);
        return reasons;
    }

    private void reason(What what, Set<String> asked, String group, List<Reason> reasons) {
        Map<String, Set<String>> ofGroups = claimed.getOrDefault(what, Map.of());
        Set<String> own = ofGroups.getOrDefault(group, Set.of());
        if (own.isEmpty()) {
            return;
        }
        for (String each : asked) {
            int with = (int)
                    ofGroups.values().stream().filter(all -> all.contains(each)).count();
            boolean isNamed = own.contains(each);
            if (isNamed || (own.size() >= ENOUGH && with > 0)) {
                double share = (double) with / ofGroups.size();
                double odds = isNamed ? (NAMED + (1 - NAMED) * share) / share : 1 - NAMED;
                reasons.add(new Reason(
                        kind(what, isNamed), each, TRUST * Math.log(odds) / asked.size(), with, ofGroups.size()));
            }
        }
    }

    private static Reason.Kind kind(What what, boolean isNamed) {
        if (what == What.SECTOR) {
            return isNamed ? Reason.Kind.SECTOR : Reason.Kind.OTHER_SECTOR;
        }
        return isNamed ? Reason.Kind.REGION : Reason.Kind.OTHER_REGION;
    }
}
