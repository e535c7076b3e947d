package org.cresset.story.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which processes of a host started which. For one thread, while no more becomes known.
final class Offspring {

    private static final int MOST = 200;

    private final Processes processes;
    private final Comparator<Integer> order;
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private boolean read;

    Offspring(Processes processes) {
        this.processes = processes;
        order = Comparator.<Integer>comparingLong(processes::start).thenComparingLong(processes::key);
    }

    private void read() {
        for (int row = 0; row < processes.size(); row++) {
            int parent =
                    processes.parent(row) == Key.NONE ? -1 : processes.at(processes.parent(row), processes.start(row));
            if (parent >= 0 && parent != row && processes.same(row) == row) {
                children.computeIfAbsent(parent, unseen -> new ArrayList<>()).add(row);
            }
        }
        children.values().forEach(each -> each.sort(order));
        read = true;
    }

    /// Processes that these have started, and those that they have, which are not among them: the nearest first, and at
    /// most [#MOST].
    Collection<Integer> of(Collection<Integer> rows) {
        if (!read) {
            read();
        }
        Set<Integer> known = new HashSet<>(rows);
        ArrayDeque<Integer> open = new ArrayDeque<>(known.stream().sorted(order).toList());
        List<Integer> found = new ArrayList<>();
        while (!open.isEmpty()) {
            for (int child : children.getOrDefault(open.removeFirst(), List.of())) {
                if (found.size() == MOST) {
                    return found;
                }
                if (known.add(child)) {
                    found.add(child);
                    open.addLast(child);
                }
            }
        }
        return found;
    }
}
