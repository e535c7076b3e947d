package org.cresset.bench.stories;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is known about the alerts of one network.
///
/// @param days how many days in UTC have alerts in between the first and the last, these two included
/// @param steps the distinct labels
/// @param labelled the episodes that hold a labelled alert
/// @param attackDays the days with a labelled alert other than [#ALWAYS_ON]
/// @param firstStep when the first labelled alert other than [#ALWAYS_ON] was, or [Long#MAX_VALUE]
public record Truth(
        long days, Set<String> steps, Map<Episode, Labels> labelled, Set<LocalDate> attackDays, long firstStep) {

    /// The label of what runs from the first minute of each network: to find it is no merit, and no
    /// time counts from it.
    static final String ALWAYS_ON = "dnsteal";

    private static final String UNLABELLED = "-";

    /// The labels of an episode.
    ///
    /// @param firstStep when its first alert with a label other than [#ALWAYS_ON] was, or [Long#MAX_VALUE]
    record Labels(Set<String> steps, long firstStep) {

        boolean isStep() {
            return firstStep < Long.MAX_VALUE;
        }
    }

    public Truth {
        steps = Set.copyOf(steps);
        labelled = Map.copyOf(labelled);
        attackDays = Set.copyOf(attackDays);
    }

    /// Makes the truth out of alerts in any order.
    static final class Collector {

        private final Map<Episode, Labels> labelled = new HashMap<>();
        private final Set<LocalDate> attackDays = new HashSet<>();
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(Alert alert, String label) {
            first = Math.min(first, alert.second());
            last = Math.max(last, alert.second());
            if (label.equals(UNLABELLED)) {
                return;
            }
            long step = Long.MAX_VALUE;
            if (!label.equals(ALWAYS_ON)) {
                step = alert.second();
                attackDays.add(StoryOut.day(step));
            }
            labelled.merge(Episode.of(alert), new Labels(Set.of(label), step), Collector::joined);
        }

        private static Labels joined(Labels one, Labels other) {
            long step = Math.min(one.firstStep(), other.firstStep());
            if (one.steps().containsAll(other.steps())) {
                return new Labels(one.steps(), step);
            }
            Set<String> steps = new TreeSet<>(one.steps());
            steps.addAll(other.steps());
            return new Labels(steps, step);
        }

        Truth done() {
            Set<String> steps = new TreeSet<>();
            labelled.values().forEach(labels -> steps.addAll(labels.steps()));
            long firstStep = labelled.values().stream()
                    .mapToLong(Labels::firstStep)
                    .min()
                    .orElse(Long.MAX_VALUE);
            long days = first > last
                    ? 0
                    : StoryOut.day(last).toEpochDay() - StoryOut.day(first).toEpochDay() + 1;
            return new Truth(days, steps, labelled, attackDays, firstStep);
        }
    }
}
