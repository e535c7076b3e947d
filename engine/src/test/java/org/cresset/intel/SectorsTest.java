package org.cresset.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cresset.Shared;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SectorsTest {

    private static final Set<String> VOCABULARY = Set.of(
            ("agriculture aerospace automotive chemical commercial communications construction defense education energy"
                            + " entertainment financial-services government emergency-services government-local"
                            + " government-national government-public-services government-regional healthcare"
                            + " hospitality-leisure infrastructure dams nuclear water insurance manufacturing mining"
                            + " non-profit pharmaceuticals retail technology telecommunications transportation utilities")
                    .split(" "));

    private final Sectors sectors = Sectors.shipped();

    private static List<String> ids(List<Sector> sectors) {
        return sectors.stream().map(Sector::id).toList();
    }

    @Test
    void there_are_24_and_each_term_of_stix_names_one_at_least() {
        assertThat(sectors.all()).hasSize(24);
        assertThat(sectors.all().stream().flatMap(sector -> sector.stix().stream()))
                .containsAll(VOCABULARY)
                .isSubsetOf(VOCABULARY);
    }

    @Test
    void a_label_is_found_whatever_its_case_and_punctuation() {
        assertThat(ids(sectors.labelled("HIGH-TECH"))).containsExactly("it");
        assertThat(ids(sectors.labelled("Government, Administration"))).containsExactly("government");
        assertThat(ids(sectors.labelled("\u653f\u5e9c"))).containsExactly("government");
        assertThat(ids(sectors.labelled("civil society"))).containsExactly("civil-society");
    }

    @Test
    void a_label_that_means_either_gives_both_and_one_that_nobody_knows_gives_none() {
        assertThat(ids(sectors.labelled("Aviation"))).containsExactly("aerospace", "transport");
        assertThat(ids(sectors.labelled("\u5916\u4ea4\u519b\u4e8b"))).containsExactly("defence", "diplomacy");
        assertThat(sectors.labelled("Other")).isEmpty();
        assertThat(sectors.labelled("")).isEmpty();
        assertThat(sectors.labelled("bankish")).isEmpty();
    }

    @Test
    void what_is_no_id_has_ids_near_it() {
        assertThat(sectors.get("bank")).isEmpty();
        assertThat(sectors.near("bank")).containsExactly("finance");
        assertThat(sectors.near("eductaion")).containsExactly("education");
        assertThat(sectors.near("xyzzy-plugh")).isEmpty();
    }

    @Test
    void codes_are_those_of_the_published_tables() throws IOException {
        Set<String> naics = Set.copyOf(values("naics"));
        Set<String> nace = Set.copyOf(values("nace"));
        for (Sector sector : sectors.all()) {
            assertThat(naics).as(sector.id()).containsAll(sector.naics());
            assertThat(nace)
                    .as(sector.id())
                    .containsAll(sector.nace().stream()
                            .map(code -> code.replace(".", ""))
                            .toList());
        }
    }

    @Test
    void all_labels_of_360_resolve() throws IOException {
        List<String> labels = new ArrayList<>();
        galaxy("360net").forEach(value -> texts(value.path("meta").path("target-category"), labels));
        assertThat(labels)
                .hasSize(149)
                .allSatisfy(
                        label -> assertThat(sectors.labelled(label)).as(label).isNotEmpty());
    }

    /// Those of the groups that ATT&CK knows; the rest of Tidal's list is not in the shared data.
    @Test
    void all_categories_of_tidal_resolve() throws IOException {
        List<String> labels = new ArrayList<>();
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(Shared.path("knowledge/compact/groups.json.gz")))) {
            new JsonMapper()
                    .readTree(in)
                    .forEach(group -> texts(group.path("profile").path("tidal").path("target_categories"), labels));
        }
        assertThat(labels)
                .hasSize(723)
                .allSatisfy(
                        label -> assertThat(sectors.labelled(label)).as(label).isNotEmpty());
    }

    @Test
    void labels_of_the_actors_of_misp_resolve_but_for_those_that_say_nothing() throws IOException {
        List<String> labels = new ArrayList<>();
        galaxy("threat-actor").forEach(value -> {
            texts(value.path("meta").path("cfr-target-category"), labels);
            texts(value.path("meta").path("targeted-sector"), labels);
        });
        assertThat(labels).hasSize(573);
        assertThat(labels.stream().filter(label -> sectors.labelled(label).isEmpty()))
                .containsOnly("Other", "Individuals")
                .hasSize(4);
    }

    @Test
    void sectors_of_misp_resolve_but_for_those_that_say_nothing() throws IOException {
        assertThat(values("sector").stream()
                        .filter(label -> sectors.labelled(label).isEmpty()))
                .containsExactlyInAnyOrder("Unknown", "Other", "Development", "Multi-sector");
    }

    private static JsonNode galaxy(String name) throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(Shared.path("knowledge/misp/galaxy/" + name + ".json")))
                .path("values");
    }

    private static List<String> values(String galaxy) throws IOException {
        List<String> values = new ArrayList<>();
        galaxy(galaxy).forEach(value -> values.add(value.path("value").stringValue()));
        return values;
    }

    /// Adds a text, or each text of a list.
    private static void texts(JsonNode node, List<String> out) {
        Stream<JsonNode> nodes = node.isArray() ? node.values().stream() : Stream.of(node);
        nodes.filter(JsonNode::isString).forEach(each -> out.add(each.stringValue()));
    }
}
