package org.cresset.story.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cresset.story.host.Anchors.Anchored;
import org.cresset.story.host.Lineage.Spots;

/// Puts the findings of one host together: those of one tree of processes, one session, or one stretch of time. For one
/// thread.
final class Weaver {

    /// Findings of one session, or of a hub, belong together while no pause is longer, in microseconds.
    private static final long PAUSE = 3_600_000_000L;

    /// As [#PAUSE], for those that one tree of processes holds together.
    static final long TREE_PAUSE = 6 * PAUSE;

    private final Facts facts;
    private final String host;

    private final Set<Integer> told = new TreeSet<>();
    private List<Episode> all = List.of();
    private Lineage lineage;

    Weaver(Facts facts, String host) {
        this.facts = facts;
        this.host = host;
        lineage = new Lineage(facts, new Spots());
    }

    /// What would change what was woven.
    Interest interest() {
        return Interest.of(facts, lineage, told, all);
    }

    /// The rows of all processes that it was woven of.
    Set<Integer> rows() {
        Set<Integer> rows = new TreeSet<>(told);
        lineage.placed().values().forEach(spot -> rows.add(spot.row()));
        return rows;
    }

    /// What hangs together: trees, cut into components where there is too long a pause.
    ///
    /// @param episodes in any order
    List<List<Component>> weave(Stream<Episode> episodes) {
        all = episodes.sorted(Episode.ORDER).toList();
        Anchors anchors = new Anchors(facts, all);
        Map<Integer, List<Anchored>> groups = new TreeMap<>();
        anchors.all()
                .forEach(each -> groups.computeIfAbsent(anchors.spots().root(each.spot()), unseen -> new ArrayList<>())
                        .add(each));
        lineage = anchors.lineage();
        Offspring offspring = new Offspring(facts.processes());
        List<List<Component>> trees = new ArrayList<>();
        for (List<Anchored> group : groups.values()) {
            for (List<Anchored> tree : group.getFirst().loose() ? apart(group) : List.of(group)) {
                List<Component> components = new ArrayList<>();
                for (List<Anchored> part : parts(tree)) {
                    Sketch sketch = new Sketch(facts, host, anchors, offspring, part);
                    components.add(sketch.component());
                    told.addAll(sketch.rows());
                }
                trees.add(components);
            }
        }
        return trees;
    }

    /// Findings that have only the host in common: what joins them is decided when they are rated.
    private static List<List<Anchored>> apart(List<Anchored> group) {
        return group.stream().map(List::of).toList();
    }

    /// Cuts where there is too long a pause.
    private static List<List<Anchored>> parts(List<Anchored> group) {
        List<List<Anchored>> parts = new ArrayList<>();
        List<Anchored> part = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Anchored each : group) {
            long pause = each.chained() ? PAUSE : TREE_PAUSE;
            if (!part.isEmpty() && each.episode().first() - last > pause) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(each);
            last = Math.max(last, each.episode().last());
        }
        parts.add(part);
        return parts;
    }
}
