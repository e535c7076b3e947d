package org.cresset.attribute;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A group that it may be.
///
/// @param group the id of the group
/// @param name how its source calls it
/// @param probability that it is this one, if it is one of the groups known here
/// @param reasons what speaks for it, the strongest first
/// @param against what speaks against it, the strongest first
/// @param classes of evidence that speak for it more than for the average group
public record Candidate(
        String group,
        String name,
        double probability,
        List<Reason> reasons,
        List<Reason> against,
        Set<EvidenceClass> classes) {

    public Candidate {
        reasons = List.copyOf(reasons);
        against = List.copyOf(against);
        classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
    }
}
