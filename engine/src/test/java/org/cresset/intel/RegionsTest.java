package org.cresset.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cresset.Shared;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RegionsTest {

    private final Regions regions = Regions.shipped();

    private static List<String> ids(List<Region> regions) {
        return regions.stream().map(Region::id).toList();
    }

    @Test
    void every_region_lies_in_one_that_is_there_and_all_in_the_world() {
        assertThat(regions.all()).hasSize(32 + 249);
        for (Region region : regions.all()) {
            List<Region> around = regions.around(region);
            assertThat(around.isEmpty()).as(region.id()).isEqualTo(region.id().equals("world"));
            if (!around.isEmpty()) {
                assertThat(around.getLast().id()).isEqualTo("world");
                assertThat(region.stix()).as(region.id()).isPresent();
            }
        }
        assertThat(ids(regions.around(regions.get("PE").orElseThrow())))
                .containsExactly("south-america", "latin-america-caribbean", "americas", "world");
    }

    @Test
    void terms_of_stix_are_its_29() {
        TreeSet<String> terms = new TreeSet<>();
        regions.all().forEach(region -> region.stix().ifPresent(terms::add));
        assertThat(terms)
                .hasSize(29)
                .contains("latin-america-caribbean", "australia-new-zealand", "south-eastern-asia");
    }

    @Test
    void a_country_is_found_by_its_codes_and_by_its_names_in_two_languages() {
        for (String name : List.of("JP", "jpn", "Japan", "\u65e5\u672c")) {
            assertThat(ids(regions.labelled(name))).as(name).containsExactly("JP");
        }
        assertThat(ids(regions.labelled("Iran (Islamic Republic of)"))).containsExactly("IR");
    }

    @Test
    void a_label_that_means_several_gives_them_and_one_that_nobody_knows_gives_none() {
        assertThat(ids(regions.labelled("korea"))).containsExactly("KP", "KR");
        assertThat(ids(regions.labelled("Middle East"))).containsExactly("EG", "IR", "western-asia");
        assertThat(regions.labelled("Atlantis")).isEmpty();
    }

    @Test
    void what_is_no_id_has_ids_near_it() {
        assertThat(regions.near("germany")).containsExactly("DE");
        assertThat(regions.near("eastern-aisa")).contains("eastern-asia");
    }

    @Test
    void every_code_by_which_360_says_where_a_group_is_from_resolves() throws IOException {
        JsonNode values = new JsonMapper()
                .readTree(Files.readString(Shared.path("knowledge/misp/galaxy/360net.json")))
                .path("values");
        List<String> codes = new ArrayList<>();
        values.forEach(value -> codes.add(value.path("meta").path("country").asString()));
        assertThat(codes)
                .hasSize(42)
                .allSatisfy(code -> assertThat(regions.labelled(code)).as(code).isNotEmpty());
    }

    @Test
    void every_country_that_misp_names_as_an_origin_resolves_to_one() throws IOException {
        JsonNode values = new JsonMapper()
                .readTree(Files.readString(Shared.path("knowledge/misp/galaxy/threat-actor.json")))
                .path("values");
        List<String> codes = new ArrayList<>();
        values.forEach(value -> value.path("meta")
                .path("country")
                .stringValueOpt()
                .filter(code -> !code.isEmpty())
                .ifPresent(codes::add));
        assertThat(codes)
                .hasSizeGreaterThan(400)
                .allSatisfy(code -> assertThat(regions.labelled(code)).as(code).hasSize(1));
    }
}
