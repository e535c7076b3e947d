package org.cresset.bench.attribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What one report or campaign shows, and whose it is.
///
/// @param name how the case is called
/// @param truth the ids of the groups that did it; any of them is right
/// @param remove what must not be known of a group, since this case is what it is known from
public record Case(
        String name,
        Set<String> truth,
        List<String> techniques,
        List<String> software,
        Map<String, Set<String>> remove) {

    public Case {
        truth = Set.copyOf(truth);
        techniques = List.copyOf(techniques);
        software = List.copyOf(software);
        remove = Map.copyOf(remove);
    }

    /// The first of the groups that did it, in the order of ids.
    String group() {
        return new TreeSet<>(truth).first();
    }

    /// The case without its software.
    Case techniquesOnly() {
        return new Case(name, truth, techniques, List.of(), remove);
    }

    /// Reads a file of cases.
    ///
    /// @throws IOException where it is none
    public static List<Case> all(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(file)) {
            Map<String, Set<String>> remove = new TreeMap<>();
            each.path("remove")
                    .properties()
                    .forEach(entry -> remove.put(entry.getKey(), Set.copyOf(texts(entry.getValue()))));
            cases.add(new Case(
                    each.path("case").asString(),
                    Set.copyOf(texts(each.path("truth"))),
                    texts(each.path("techniques")),
                    texts(each.path("software")),
                    remove));
        }
        if (cases.isEmpty()) {
            throw new IOException(file + ": no cases");
        }
        return cases;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }
}
