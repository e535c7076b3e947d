package org.cresset.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.intel.Group;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Knowledge.Facts;
import org.cresset.intel.Named;
import org.cresset.intel.SameGroup;
import org.cresset.intel.SameGroup.Why;

/// Finds which groups of ATT&CK the groups of another source may be, by ids and names.
final class Joining {

    /// The groups of ATT&CK by their names, as keys.
    private final Map<String, Set<String>> attackNames = new HashMap<>();

    /// The ids of groups of ATT&CK by their uuids and ids.
    private final Map<String, String> attackIds = new HashMap<>();

    private final Map<String, Set<String>> named;
    private final Map<String, Set<String>> byName = new HashMap<>();

    /// @param named the groups of the other source and their names
    Joining(Facts attack, Map<String, Set<String>> named) {
        this.named = named;
        for (Group group : attack.groups()) {
            if (!group.uuid().isEmpty()) {
                attackIds.put(group.uuid(), group.id());
            }
            attackIds.put(group.id(), group.id());
        }
        attack.names()
                .forEach((name, meant) -> meant.stream()
                        .filter(each -> each.kind() == Named.Kind.GROUP)
                        .forEach(each -> add(attackNames, name, each.id())));
        named.forEach((group, names) -> names.forEach(name -> add(byName, name, group)));
        attackNames.remove("");
    }

    private static void add(Map<String, Set<String>> map, String name, String id) {
        map.computeIfAbsent(Knowledge.key(name), unseen -> new TreeSet<>()).add(id);
    }

    /// @param related the uuids and ids that each group is said to be similar to
    List<SameGroup> all(Map<String, Set<String>> related) {
        List<SameGroup> all = new ArrayList<>();
        named.forEach((group, names) -> {
            Map<String, Why> found = new TreeMap<>();
            related.getOrDefault(group, Set.of()).stream()
                    .filter(attackIds::containsKey)
                    .forEach(id -> found.put(attackIds.get(id), Why.ID));
            names.forEach(name -> byName(name, found));
            found.forEach((attack, why) -> all.add(new SameGroup(group, attack, why)));
        });
        return all;
    }

    private void byName(String name, Map<String, Why> found) {
        String key = Knowledge.key(name);
        Set<String> attack = attackNames.getOrDefault(key, Set.of());
        boolean alone = attack.size() == 1 && byName.getOrDefault(key, Set.of()).size() == 1;
        attack.forEach(id -> found.merge(
                id, alone ? Why.NAME : Why.SHARED_NAME, (one, other) -> one.compareTo(other) <= 0 ? one : other));
    }
}
