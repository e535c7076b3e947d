package org.cresset.bench.stories;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The risk points of a host: each alert adds those of its rule, a rule at most those of three alerts.
final class RiskSum {

    private static final int CAP = 3;

    private final Meanings meanings;
    private final Map<String, Deque<Long>> latest = new HashMap<>();

    RiskSum(Meanings meanings) {
        this.meanings = meanings;
    }

    void add(Alert alert) {
        Deque<Long> times = latest.computeIfAbsent(alert.rule(), unseen -> new ArrayDeque<>());
        times.add(alert.second());
        if (times.size() > CAP) {
            times.remove();
        }
    }

    /// Forgets all before a time.
    void forget(long before) {
        latest.values().forEach(times -> times.removeIf(time -> time < before));
        latest.values().removeIf(Deque::isEmpty);
    }

    long points() {
        return latest.entrySet().stream()
                .mapToLong(rule -> (long) meanings.of(rule.getKey()).points()
                        * rule.getValue().size())
                .sum();
    }

    long tactics() {
        return latest.keySet().stream()
                .map(rule -> meanings.of(rule).tactic().orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }
}
