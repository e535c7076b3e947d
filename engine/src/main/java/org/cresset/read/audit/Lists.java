package org.cresset.read.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lists in a record of the Azure agent, such as `path_name=["a","b"]`, which have one place for each file. For one
/// thread.
final class Lists {

    private final Map<String, List<String>> lists = new HashMap<>();

    void clear() {
        lists.clear();
    }

    /// Keeps a list under a name; returns its texts.
    List<String> take(String name, String list) {
        List<String> items = items(list);
        lists.put(name, items);
        return items;
    }

    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        int at = list.indexOf('"');
        while (at >= 0) {
            int end = list.indexOf("\",\"", at + 1);
            int stop = end < 0 ? Math.max(at + 1, list.lastIndexOf('"')) : end;
            items.add(list.substring(at + 1, stop));
            at = end < 0 ? -1 : end + 2;
        }
        return items;
    }

    /// Tells the facts which files the lists name, and forgets them.
    void files(Facts facts) {
        List<String> names = lists.getOrDefault("name", List.of());
        List<String> types = lists.getOrDefault("nametype", List.of());
        List<String> modes = lists.getOrDefault("mode", List.of());
        for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
            facts.item(new Facts.Item(names.get(i), types.get(i), i < modes.size() ? modes.get(i) : ""));
        }
        lists.clear();
    }
}
