package org.cresset.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cresset.intel.Victim;
import org.cresset.report.story.StoryContext.Candidate;
import org.cresset.stix.StixSchemas;
import org.cresset.story.Story;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The STIX bundle against the schemas of OASIS, and what they do not say.
final class StixSchemaTest {

    private static final Victim SCHOOL = new Victim("Example University", "education", "JP", "high");
    private static final Candidate CANDIDATE = new Candidate(
            "G0016",
            "APT29",
            0.41,
            List.of("Mimikatz, which 12 groups use"),
            List.of("the region is not one of theirs"));

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    /// All invented stories; of the first much is known, of the second that it happened in two places.
    private static StoryContext context() {
        List<Story> stories = Invented.all();
        Map<String, List<Victim>> victims = new HashMap<>();
        victims.put(stories.get(0).id(), List.of(SCHOOL));
        victims.put(
                stories.get(1).id(),
                List.of(new Victim("", "finance", "western-europe", ""), new Victim("X", "", "", "")));
        return new StoryContext(victims, Map.of(stories.get(0).id(), List.of(CANDIDATE)));
    }

    private static String bundle() {
        return StoryStix.bundle(Invented.all(), context(), "test");
    }

    private static List<JsonNode> objects() {
        return json(bundle()).path("objects").values().stream().toList();
    }

    private static Stream<JsonNode> objects(String type) {
        return objects().stream()
                .filter(object -> object.path("type").asString().equals(type));
    }

    @Test
    void the_bundle_and_every_object_are_valid_by_the_schemas_of_oasis() {
        assertThat(new StixSchemas().allProblems(json(bundle()))).isEmpty();
    }

    @Test
    void the_schemas_find_what_is_wrong() {
        StixSchemas schemas = new StixSchemas();
        for (JsonNode object : objects()) {
            ObjectNode bad = ((ObjectNode) object.deepCopy()).put("id", "incident--1");
            assertThat(schemas.problems(bad)).as("%s", bad).isNotEmpty();
        }
        assertThat(schemas.problems(json("{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\"}")))
                .isNotEmpty();
    }

    @Test
    void every_reference_leads_to_an_object_of_the_bundle_and_no_id_is_given_twice() {
        Set<String> ids = new HashSet<>();
        objects()
                .forEach(object ->
                        assertThat(ids.add(object.path("id").asString())).isTrue());
        for (JsonNode object : objects()) {
            object.forEachEntry((name, value) -> {
                if (name.endsWith("_ref")) {
                    assertThat(ids).contains(value.asString());
                }
                if (name.endsWith("_refs")) {
                    assertThat(ids)
                            .containsAll(value.values().stream()
                                    .map(JsonNode::asString)
                                    .toList());
                }
            });
        }
    }

    @Test
    void every_object_has_what_the_standard_requires_and_says_who_may_be_told() {
        for (JsonNode object : objects()) {
            String type = object.path("type").asString();
            assertThat(object.path("spec_version").asString()).isEqualTo("2.1");
            assertThat(object.path("id").asString()).matches(type + "--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            if (type.equals("marking-definition")) {
                continue;
            }
            assertThat(object.path("object_marking_refs").size())
                    .as("%s", object)
                    .isEqualTo(1);
            if (object.has("created")) {
                assertThat(object.path("modified").asString())
                        .isGreaterThanOrEqualTo(object.path("created").asString());
                assertThat(object.has("created_by_ref")).as("%s", object).isTrue();
            }
        }
        assertThat(objects().stream()
                        .map(object -> object.path("type").asString())
                        .distinct())
                .contains("incident", "grouping", "observed-data", "sighting", "attack-pattern", "relationship", "tool")
                .contains("ipv4-addr", "domain-name", "file", "process", "user-account", "identity", "location")
                .contains("marking-definition", "intrusion-set", "note");
    }

    @Test
    void what_a_story_says_is_amber_and_what_everybody_knows_is_clear() {
        assertThat(objects("incident").map(StixSchemaTest::marking)).containsOnly("TLP:AMBER");
        assertThat(objects("process").map(StixSchemaTest::marking)).containsOnly("TLP:AMBER");
        assertThat(objects("attack-pattern").map(StixSchemaTest::marking)).containsOnly("TLP:CLEAR");
    }

    private static String marking(JsonNode object) {
        String ref = object.path("object_marking_refs").path(0).asString();
        return objects("marking-definition")
                .filter(marking -> marking.path("id").asString().equals(ref))
                .map(marking -> marking.path("name").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void an_organisation_has_the_terms_of_its_sector_and_a_place() {
        JsonNode school = objects("identity")
                .filter(identity -> identity.path("name").asString().equals("Example University"))
                .findFirst()
                .orElseThrow();
        assertThat(school.path("identity_class").asString()).isEqualTo("organization");
        assertThat(school.path("sectors").path(0).asString()).isEqualTo("education");
        JsonNode located = objects("relationship")
                .filter(relation ->
                        relation.path("relationship_type").asString().equals("located-at"))
                .filter(relation -> relation.path("source_ref").equals(school.path("id")))
                .findFirst()
                .orElseThrow();
        JsonNode japan = objects("location")
                .filter(location -> location.path("id").equals(located.path("target_ref")))
                .findFirst()
                .orElseThrow();
        assertThat(japan.path("country").asString()).isEqualTo("JP");
        assertThat(japan.path("region").asString()).isEqualTo("eastern-asia");
    }

    @Test
    void an_industry_without_a_name_is_a_class() {
        assertThat(objects("identity")
                        .filter(identity ->
                                identity.path("identity_class").asString().equals("class"))
                        .map(identity -> identity.path("name").asString()))
                .containsExactly("Finance");
    }

    @Test
    void a_candidate_is_an_intrusion_set_with_its_confidence_and_its_evidence() {
        JsonNode group = objects("intrusion-set").findFirst().orElseThrow();
        assertThat(group.path("name").asString()).isEqualTo("APT29");
        JsonNode relation = objects("relationship")
                .filter(each -> each.path("target_ref").equals(group.path("id")))
                .findFirst()
                .orElseThrow();
        assertThat(relation.path("confidence").asInt()).isEqualTo(41);
        assertThat(relation.path("source_ref").asString()).startsWith("incident--");
        JsonNode note = objects("note").findFirst().orElseThrow();
        assertThat(note.path("content").asString())
                .contains("For: Mimikatz, which 12 groups use")
                .contains("Against: the region is not one of theirs");
        assertThat(note.path("object_refs").values()).contains(relation.path("id"));
    }

    @Test
    void the_same_stories_give_the_same_bytes_and_none_give_a_bundle_without_objects() {
        assertThat(bundle()).isEqualTo(bundle());
        assertThat(StoryStix.bundle(List.of(), StoryContext.NONE, "x")).doesNotContain("objects");
    }
}
