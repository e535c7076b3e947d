package org.cresset.intel.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Indicators, each of a source and value once, in order, without those that warning lists name.
///
/// @param refused how many each warning list took out
/// @param listed the first of those taken out
public record Indicators(List<Indicator> all, Map<String, Long> refused, List<Refused> listed) {

    /// None at all.
    public static final Indicators NONE = new Indicators(List.of(), Map.of(), List.of());

    private static final int LISTED = 1000;

    /// An indicator that a warning list took out.
    public record Refused(Value value, String list) {}

    public Indicators {
        all = List.copyOf(all);
        refused = new TreeMap<>(refused);
        listed = List.copyOf(listed);
    }

    /// Takes those that are on no warning list. What one source says twice of a value becomes one.
    public static Indicators of(Collection<Indicator> read, WarningLists warnings) {
        TreeMap<Indicator, Indicator> kept = new TreeMap<>();
        Map<String, Long> refused = new TreeMap<>();
        TreeMap<String, Refused> listed = new TreeMap<>();
        for (Indicator indicator : read) {
            Optional<String> list = warnings.listing(indicator.value());
            if (list.isEmpty()) {
                kept.merge(indicator, indicator, Indicator::with);
                continue;
            }
            refused.merge(list.get(), 1L, Long::sum);
            Refused why = new Refused(indicator.value(), list.get());
            listed.put(why.value().text() + " " + why.list(), why);
            if (listed.size() > LISTED) {
                listed.pollLastEntry();
            }
        }
        return new Indicators(new ArrayList<>(kept.values()), refused, List.copyOf(listed.values()));
    }

    /// How many were taken out.
    public long refusedCount() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The sources, in order.
    public List<String> sources() {
        TreeSet<String> sources = new TreeSet<>();
        all.forEach(indicator -> sources.add(indicator.provenance().source()));
        return List.copyOf(sources);
    }
}
