package org.cresset.bench.splice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.bench.stories.Episode;
import org.cresset.story.Story;

/// What became of one capture on its day.
///
/// @param found whether any story has a finding of it
/// @param rank1 whether a story with one is at the top of those that began that day
/// @param falseStories of those that began that day, without any finding of it
/// @param purity its episodes by all of its best story; 0 where it is in none
record Spliced(Plan plan, boolean found, boolean rank1, long falseStories, double purity) {

    /// A story and when it was first shown, in seconds since 1970.
    record Shown(Story story, long first) {

        static final Comparator<Shown> AS_READ = Comparator.comparingDouble(
                        (Shown shown) -> shown.story().score())
                .reversed()
                .thenComparingLong(Shown::first)
                .thenComparing(shown -> shown.story().id());

        boolean has(Set<String> ids) {
            return story.detections().stream().anyMatch(ids::contains);
        }
    }

    /// @param all that were shown on the day
    /// @param episodes of all detections by their ids
    /// @param ids of the detections of the capture
    static Spliced of(Plan plan, List<Shown> all, Map<String, Episode> episodes, Set<String> ids) {
        long midnight = Benign.start(plan.day());
        List<Shown> began = all.stream()
                .filter(shown -> shown.first() >= midnight)
                .sorted(Shown.AS_READ)
                .toList();
        Optional<Shown> best = all.stream().filter(shown -> shown.has(ids)).min(Shown.AS_READ);
        return new Spliced(
                plan,
                best.isPresent(),
                !began.isEmpty() && began.getFirst().has(ids),
                began.stream().filter(shown -> !shown.has(ids)).count(),
                best.map(shown -> purity(shown.story(), episodes, ids)).orElse(0.0));
    }

    private static double purity(Story story, Map<String, Episode> episodes, Set<String> ids) {
        TreeSet<Episode> own = new TreeSet<>();
        TreeSet<Episode> inside = new TreeSet<>();
        for (String id : story.detections()) {
            Episode episode = episodes.get(id);
            if (episode != null) {
                inside.add(episode);
                if (ids.contains(id)) {
                    own.add(episode);
                }
            }
        }
        return own.size() / (double) inside.size();
    }
}
