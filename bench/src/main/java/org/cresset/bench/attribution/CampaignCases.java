package org.cresset.bench.attribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Cases made of the campaigns of ATT&CK that are laid to a group. What the group is known for by nothing but what a
/// campaign is known from is removed from it: every use whose citations are all among those of the uses of the
/// campaign. A use without citations stays.
public final class CampaignCases {

    /// Fewer techniques make no case.
    private static final int TECHNIQUES = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The ids of ATT&CK by those of STIX.
    private final Map<String, String> ids = new TreeMap<>();

    /// What each uses, and the citations for it.
    private final Map<String, Map<String, Set<String>>> uses = new TreeMap<>();

    /// The groups that campaigns are laid to.
    private final Map<String, Set<String>> attributed = new TreeMap<>();

    private CampaignCases() {}

    /// The cases of a folder of bundles, as [Case#all] reads them.
    public static String json(Path folder) throws IOException {
        CampaignCases cases = new CampaignCases();
        List<JsonNode> objects = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.json(\\.gz)?"))
                    .sorted()
                    .toList()) {
                bundle(file).path("objects").forEach(objects::add);
            }
        }
        objects.removeIf(each -> each.path("revoked").asBoolean(false)
                || each.path("x_mitre_deprecated").asBoolean(false));
        objects.forEach(cases::name);
        objects.forEach(cases::relate);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(cases.all()) + "\n";
    }

    private static JsonNode bundle(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try (InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private void name(JsonNode object) {
        for (JsonNode reference : object.path("external_references")) {
            if (reference.path("source_name").asString("").startsWith("mitre-") && reference.has("external_id")) {
                ids.putIfAbsent(
                        object.path("id").asString(),
                        reference.path("external_id").asString());
            }
        }
    }

    private void relate(JsonNode object) {
        String from = ids.getOrDefault(object.path("source_ref").asString(""), "");
        String to = ids.getOrDefault(object.path("target_ref").asString(""), "");
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        switch (object.path("relationship_type").asString("")) {
            case "attributed-to" ->
                attributed.computeIfAbsent(from, unseen -> new TreeSet<>()).add(to);
            case "uses" -> {
                Set<String> citations = uses.computeIfAbsent(from, unseen -> new TreeMap<>())
                        .computeIfAbsent(to, unseen -> new TreeSet<>());
                object.path("external_references")
                        .forEach(each -> citations.add(each.path("source_name").asString("")));
            }
            default -> {
                // what is mitigated, detected or replaced makes no case
            }
        }
    }

    private ArrayNode all() {
        ArrayNode all = JSON.createArrayNode();
        attributed.forEach((campaign, groups) -> {
            List<String> techniques = used(campaign, "T");
            boolean known = groups.stream().anyMatch(uses::containsKey);
            if (techniques.size() >= TECHNIQUES && known) {
                ObjectNode each = all.addObject().put("case", campaign);
                groups.forEach(each.putArray("truth")::add);
                techniques.forEach(each.putArray("techniques")::add);
                used(campaign, "S").forEach(each.putArray("software")::add);
                ObjectNode remove = each.putObject("remove");
                groups.forEach(group -> onlyFrom(campaign, group).forEach(remove.withArray(group)::add));
            }
        });
        return all;
    }

    private List<String> used(String campaign, String initial) {
        return uses.getOrDefault(campaign, Map.of()).keySet().stream()
                .filter(id -> id.startsWith(initial))
                .toList();
    }

    /// What a group is known to use only from what a campaign is known from.
    private List<String> onlyFrom(String campaign, String group) {
        Set<String> citations = new TreeSet<>();
        uses.getOrDefault(campaign, Map.of()).values().forEach(citations::addAll);
        return uses.getOrDefault(group, Map.of()).entrySet().stream()
                .filter(use -> !use.getValue().isEmpty() && citations.containsAll(use.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
