package org.cresset.bench.ours;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Weights;
import org.cresset.bench.attribution.Case;
import org.cresset.bench.attribution.Method;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Knowledge.Facts;
import org.cresset.intel.Use;

/// Our attribution as if what a case removes had never been known: how rare something is, is counted without it too.
public final class Recounted implements Method {

    private final Facts facts;
    private final Map<String, Weights> without;

    /// @param without weights by the group whose cases they were chosen without
    public Recounted(Knowledge knowledge, Map<String, Weights> without) {
        facts = knowledge.facts();
        this.without = Map.copyOf(without);
    }

    @Override
    public Answer answer(Case about, Set<String> unknown) {
        List<Use> left = facts.uses().stream()
                .filter(use -> !unknown.contains(use.subject())
                        && !about.remove().getOrDefault(use.subject(), Set.of()).contains(use.object()))
                .toList();
        Facts less = new Facts(
                List.of(),
                facts.groups(),
                List.of(),
                facts.software(),
                List.of(),
                List.of(),
                facts.techniques(),
                Map.of(),
                List.of(),
                left);
        Case bare = new Case(about.name(), about.truth(), about.techniques(), about.software(), Map.of());
        return new OurAttribution(new Attributor(new Knowledge(less), Weights.shipped()), without)
                .answer(bare, Set.of());
    }
}
