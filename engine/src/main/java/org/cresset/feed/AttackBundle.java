package org.cresset.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.cresset.intel.Campaign;
import org.cresset.intel.Group;
import org.cresset.intel.Knowledge.Facts;
import org.cresset.intel.Mitigation;
import org.cresset.intel.Named;
import org.cresset.intel.Software;
import org.cresset.intel.Source;
import org.cresset.intel.Technique;
import org.cresset.intel.Use;

/// Takes the facts out of bundles of ATT&CK in STIX 2.1: groups, programs, campaigns, techniques, mitigations, and who
/// uses what. What is revoked or deprecated is left out, and so are all descriptions. Several bundles (enterprise, ics,
/// mobile) make one set of facts. For one thread.
public final class AttackBundle {

    private static final String SOURCE = "attack";

    /// A relation, kept until all objects are known.
    private record Relation(String type, String from, String to, Set<String> citations) {}

    /// An object of ATT&CK with an id of its own.
    private record Known(String type, String id, Json fields, Set<String> domains) {
        /// The name, or the id where it has none.
        String name() {
            String name = fields.text("name");
            return name.isBlank() ? id : name;
        }
    }

    private final Map<String, Known> known = new TreeMap<>();
    private final Map<String, Relation> relations = new TreeMap<>();
    private String version = "";

    /// Takes in a bundle.
    ///
    /// @throws IOException where it is no bundle of STIX
    public void read(InputStream in) throws IOException {
        JsonEntries.read(in, "objects", this::take);
    }

    private void take(Json object) {
        if (object.text("revoked").equals("true")
                || object.text("x_mitre_deprecated").equals("true")) {
            return;
        }
        switch (object.text("type")) {
            case "relationship" ->
                relations.put(
                        object.text("id"),
                        new Relation(
                                object.text("relationship_type"),
                                object.text("source_ref"),
                                object.text("target_ref"),
                                citations(object)));
            case "x-mitre-collection" -> version = object.text("x_mitre_version");
            case "intrusion-set", "malware", "tool", "campaign", "attack-pattern", "course-of-action" -> keep(object);
            default -> {
                // tactics, data sources, analytics: nothing that tells groups apart
            }
        }
    }

    private void keep(Json object) {
        String id = id(object);
        if (id.isBlank() || object.text("id").isEmpty()) {
            return;
        }
        Known before = known.get(object.text("id"));
        Set<String> domains = new TreeSet<>(before == null ? Set.of() : before.domains());
        object.words("x_mitre_domains").forEach(domain -> domains.add(domain.replace("-attack", "")));
        known.put(object.text("id"), new Known(object.text("type"), id, object, domains));
    }

    private static String id(Json object) {
        return object.list("external_references").stream()
                .filter(reference -> reference.text("source_name").startsWith("mitre-"))
                .map(reference -> reference.text("external_id"))
                .findFirst()
                .orElse("");
    }

    private static Set<String> citations(Json object) {
        Set<String> citations = new HashSet<>();
        object.list("external_references").forEach(reference -> citations.add(reference.text("source_name")));
        return citations;
    }

    /// The facts of all bundles taken in.
    ///
    /// @param release the version, where no bundle says it itself
    public Facts facts(String release) {
        Map<String, List<Named>> names = new TreeMap<>();
        known.values().forEach(each -> names(names, each));
        Map<String, Set<String>> attributed = related("attributed-to");
        Map<String, Set<String>> mitigated = related("mitigates");
        return new Facts(
                List.of(new Source(SOURCE, "MITRE ATT&CK", version.isEmpty() ? release : version)),
                all(Set.of("intrusion-set"), AttackBundle::group),
                List.of(),
                all(Set.of("malware", "tool"), AttackBundle::software),
                all(Set.of("campaign"), each -> campaign(each, attributed.getOrDefault(each.id(), Set.of()))),
                all(Set.of("course-of-action"), each -> mitigation(each, mitigated.getOrDefault(each.id(), Set.of()))),
                all(Set.of("attack-pattern"), AttackBundle::technique),
                names,
                List.of(),
                uses());
    }

    /// One for each id, in their order.
    private <T> List<T> all(Set<String> types, Function<Known, T> make) {
        Map<String, T> all = new TreeMap<>();
        known.values().stream()
                .filter(each -> types.contains(each.type()))
                .forEach(each -> all.putIfAbsent(each.id(), make.apply(each)));
        return List.copyOf(all.values());
    }

    private static Group group(Known each) {
        String uuid = each.fields().text("id").replace("intrusion-set--", "");
        return new Group(each.id(), each.name(), SOURCE, uuid);
    }

    private static Software software(Known each) {
        return new Software(
                each.id(),
                each.name(),
                each.type().equals("tool"),
                each.fields().words("x_mitre_platforms"));
    }

    private static Campaign campaign(Known each, Set<String> groups) {
        String first = day(each.fields().text("first_seen"));
        String last = day(each.fields().text("last_seen"));
        return new Campaign(each.id(), each.name(), first, last, List.copyOf(groups));
    }

    private static Mitigation mitigation(Known each, Set<String> techniques) {
        return new Mitigation(each.id(), each.name(), List.copyOf(techniques));
    }

    private static Technique technique(Known each) {
        Json fields = each.fields();
        List<String> tactics = fields.list("kill_chain_phases").stream()
                .map(phase -> phase.text("phase_name"))
                .distinct()
                .toList();
        return new Technique(
                each.id(), each.name(), tactics, List.copyOf(each.domains()), fields.words("x_mitre_platforms"));
    }

    private static void names(Map<String, List<Named>> names, Known each) {
        Optional<Named.Kind> kind = switch (each.type()) {
            case "intrusion-set" -> Optional.of(Named.Kind.GROUP);
            case "malware", "tool" -> Optional.of(Named.Kind.SOFTWARE);
            case "campaign" -> Optional.of(Named.Kind.CAMPAIGN);
            default -> Optional.empty();
        };
        if (kind.isPresent()) {
            Set<String> all = new TreeSet<>(each.fields().words("aliases"));
            all.addAll(each.fields().words("x_mitre_aliases"));
            all.add(each.name());
            all.add(each.id());
            Named meant = new Named(each.id(), kind.get(), SOURCE);
            all.forEach(name ->
                    names.computeIfAbsent(name, unseen -> new ArrayList<>()).add(meant));
        }
    }

    private static String day(String time) {
        return time.length() >= 10 ? time.substring(0, 10) : "";
    }

    /// The ids of what each is related to by relations of one type.
    private Map<String, Set<String>> related(String type) {
        Map<String, Set<String>> related = new TreeMap<>();
        for (Relation relation : relations.values()) {
            Known from = known.get(relation.from());
            Known to = known.get(relation.to());
            if (relation.type().equals(type) && from != null && to != null) {
                related.computeIfAbsent(from.id(), unseen -> new TreeSet<>()).add(to.id());
            }
        }
        return related;
    }

    private List<Use> uses() {
        Map<String, Map<String, Set<String>>> uses = new TreeMap<>();
        for (Relation relation : relations.values()) {
            Known from = known.get(relation.from());
            Known to = known.get(relation.to());
            if (relation.type().equals("uses") && from != null && to != null) {
                uses.computeIfAbsent(from.id(), unseen -> new TreeMap<>())
                        .computeIfAbsent(to.id(), unseen -> new TreeSet<>())
                        .addAll(relation.citations());
            }
        }
        List<Use> all = new ArrayList<>();
        uses.forEach((subject, objects) ->
                objects.forEach((object, citations) -> all.add(new Use(subject, object, citations.size()))));
        return all;
    }
}
