package org.cresset.attribute;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is known of an attack by whoever asks who it may be.
///
/// @param techniques ids of ATT&CK, such as `T1059.001`
/// @param software ids of ATT&CK, such as `S0154`
/// @param sectors ids of the victims' industries
/// @param regions ids of the victims' countries and regions
/// @param sightings indicators seen that a source lays to a group
public record Observed(
        Set<String> techniques,
        Set<String> software,
        Set<String> sectors,
        Set<String> regions,
        List<Sighting> sightings) {

    /// An indicator that was seen, and whose it is said to be.
    ///
    /// @param indicator what was seen, such as an address
    /// @param groups the ids of the groups of ATT&CK that the source's name for the attacker may mean
    /// @param source who says so
    /// @param confidence from 0 to 1
    public record Sighting(String indicator, Set<String> groups, String source, double confidence) {
        public Sighting {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence not from 0 to 1: " + confidence);
            }
            groups = sorted(groups);
        }
    }

    public Observed {
        techniques = sorted(techniques);
        software = sorted(software);
        sectors = sorted(sectors);
        regions = sorted(regions);
        sightings = List.copyOf(sightings);
    }

    /// What was done and with what, where no more is known.
    public Observed(Collection<String> techniques, Collection<String> software) {
        this(Set.copyOf(techniques), Set.copyOf(software), Set.of(), Set.of(), List.of());
    }

    /// The same without one technique, software, sector, region or indicator.
    public Observed without(String item) {
        return new Observed(
                less(techniques, item),
                less(software, item),
                less(sectors, item),
                less(regions, item),
                sightings.stream()
                        .filter(each -> !each.indicator().equals(item))
                        .toList());
    }

    private static Set<String> less(Set<String> all, String item) {
        Set<String> rest = new TreeSet<>(all);
        rest.remove(item);
        return rest;
    }

    private static Set<String> sorted(Set<String> items) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(items));
    }
}
