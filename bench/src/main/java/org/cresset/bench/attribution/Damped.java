package org.cresset.bench.attribution;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cresset.intel.Group;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Use;

/// The baseline: what case and group share, each by the logarithm of its rarity, software doubly, divided by the root
/// of
/// how much is known of the group. It names whenever anything is shared.
public final class Damped implements Method {

    private final Map<String, Set<String>> profiles = new TreeMap<>();
    private final Map<String, Integer> users = new HashMap<>();

    public Damped(Knowledge knowledge) {
        for (Group group : knowledge.groups()) {
            Set<String> items =
                    knowledge.uses(group.id()).stream().map(Use::object).collect(Collectors.toUnmodifiableSet());
            if (!items.isEmpty()) {
                profiles.put(group.id(), items);
                items.forEach(item -> users.merge(item, 1, Integer::sum));
            }
        }
    }

    @Override
    public Answer answer(Case about, Set<String> unknown) {
        Map<String, Double> scores = new TreeMap<>();
        profiles.forEach((group, items) -> {
            if (!unknown.contains(group)) {
                scores.put(group, score(about, items, about.remove().getOrDefault(group, Set.of())));
            }
        });
        double sum = scores.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Ranked> ranking = scores.entrySet().stream()
                .map(entry -> new Ranked(entry.getKey(), sum > 0 ? entry.getValue() / sum : 0))
                .sorted(Comparator.comparingDouble(Ranked::probability).reversed())
                .toList();
        return new Answer(ranking, sum > 0);
    }

    private double score(Case about, Set<String> items, Set<String> removed) {
        double shared = about.techniques().stream()
                .filter(item -> items.contains(item) && !removed.contains(item))
                .mapToDouble(this::rarity)
                .sum();
        shared += 2
                * about.software().stream()
                        .filter(item -> items.contains(item) && !removed.contains(item))
                        .mapToDouble(this::rarity)
                        .sum();
        long left = items.stream().filter(item -> !removed.contains(item)).count();
        return shared / Math.sqrt(50.0 + left);
    }

    private double rarity(String item) {
        return Math.log((profiles.size() + 1) / (users.getOrDefault(item, 0) + 0.5));
    }
}
