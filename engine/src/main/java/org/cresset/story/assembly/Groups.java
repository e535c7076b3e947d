package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.story.Unions;
import org.cresset.story.host.Component;

/// Which parts of hosts are one story: those that links join, unless an analyst decided otherwise. For one thread.
final class Groups {

    private final List<HostPart> parts;
    private final List<Links.Link> links;
    private final Unions unions = new Unions();
    private final IdentityHashMap<Component, Integer> numbers = new IdentityHashMap<>();

    /// Parts that are one story, and what joins them.
    record Group(List<HostPart> parts, List<Links.Link> links) {}

    /// @param decided in the order in which it was decided
    Groups(List<HostPart> parts, List<Decision> decided) {
        this.parts = parts;
        for (int i = 0; i < parts.size(); i++) {
            numbers.put(parts.get(i).component(), unions.add());
        }
        Map<String, Integer> byDetection = byDetection(decided);
        Set<Integer> alone = new HashSet<>();
        List<int[]> together = new ArrayList<>();
        for (Decision decision : decided) {
            switch (decision) {
                case Decision.Apart apart -> alone.add(byDetection.getOrDefault(apart.part(), -1));
                case Decision.Together joined ->
                    together.add(new int[] {
                        byDetection.getOrDefault(joined.part(), -1), byDetection.getOrDefault(joined.other(), -1)
                    });
                case Decision.Judged judged -> {
                    // says nothing of what belongs together
                }
            }
        }
        links = Links.among(parts.stream().map(HostPart::component).toList()).stream()
                .filter(link -> !alone.contains(numbers.getOrDefault(link.from(), -1))
                        && !alone.contains(numbers.getOrDefault(link.to(), -1)))
                .toList();
        links.forEach(link -> unions.join(numbers.getOrDefault(link.from(), 0), numbers.getOrDefault(link.to(), 0)));
        together.stream().filter(pair -> pair[0] >= 0 && pair[1] >= 0).forEach(pair -> unions.join(pair[0], pair[1]));
    }

    /// Where the detections are that decisions name.
    private Map<String, Integer> byDetection(List<Decision> decided) {
        Map<String, Integer> found = new HashMap<>();
        if (decided.isEmpty()) {
            return found;
        }
        for (int i = 0; i < parts.size(); i++) {
            int number = i;
            parts.get(i)
                    .component()
                    .pieces()
                    .forEach(piece -> piece.episode().ids().forEach(id -> found.put(id, number)));
        }
        return found;
    }

    /// All groups, each in the order of its parts.
    List<Group> all() {
        Map<Integer, List<HostPart>> groups = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            groups.computeIfAbsent(unions.root(i), unseen -> new ArrayList<>()).add(parts.get(i));
        }
        return groups.entrySet().stream()
                .map(group ->
                        new Group(group.getValue(), group.getValue().size() == 1 ? List.of() : inside(group.getKey())))
                .toList();
    }

    private List<Links.Link> inside(int root) {
        return links.stream()
                .filter(link -> unions.root(numbers.getOrDefault(link.from(), 0)) == root)
                .toList();
    }
}
