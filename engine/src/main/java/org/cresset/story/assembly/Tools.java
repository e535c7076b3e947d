package org.cresset.story.assembly;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cresset.event.Table;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.host.Component;

/// Which software of ATT&CK findings speak for: by the tags of rules, and by names of programs (`tools.tsv`).
final class Tools {

    /// Rules for a tool are rarely wrong about it; that a file has its name is weaker.
    private static final double BY_RULE = 0.8;

    /// A program of a name.
    private record Tool(String id, String name, double confidence) {}

    private static final Map<String, Tool> BY_NAME = byName();

    private Tools() {}

    private static Map<String, Tool> byName() {
        Map<String, Tool> tools = new HashMap<>();
        for (Table.Row row : Table.read(Tools.class, "/org/cresset/knowledge/tools.tsv", 4)) {
            for (String file : row.cell(3).split(" ", -1)) {
                tools.put(file, new Tool(row.cell(0), row.cell(1), Double.parseDouble(row.cell(2))));
            }
        }
        return Map.copyOf(tools);
    }

    /// @param all findings of these components
    static List<Story.Software> of(List<Rated> all, List<Component> components) {
        Map<String, Story.Software> best = new TreeMap<>();
        for (Rated each : all) {
            Signature signature = each.signature();
            signature
                    .software()
                    .forEach(id -> add(
                            best,
                            new Story.Software(id, name(id), BY_RULE, Story.Software.Sign.RULE, signature.title())));
        }
        components.forEach(component -> component
                .members()
                .forEach(member -> tool(member.image())
                        .ifPresent(tool -> add(
                                best,
                                new Story.Software(
                                        tool.id(),
                                        tool.name(),
                                        tool.confidence(),
                                        Story.Software.Sign.NAME,
                                        member.image())))));
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Story.Software::confidence)
                        .reversed()
                        .thenComparing(Story.Software::id))
                .toList();
    }

    private static void add(Map<String, Story.Software> best, Story.Software found) {
        best.merge(found.id(), found, (one, other) -> other.confidence() > one.confidence() ? other : one);
    }

    private static String name(String id) {
        return BY_NAME.values().stream()
                .filter(tool -> tool.id().equals(id))
                .map(Tool::name)
                .findFirst()
                .orElse(id);
    }

    private static Optional<Tool> tool(String image) {
        int cut = Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/'));
        return Optional.ofNullable(BY_NAME.get(image.substring(cut + 1).toLowerCase(Locale.ROOT)));
    }
}
