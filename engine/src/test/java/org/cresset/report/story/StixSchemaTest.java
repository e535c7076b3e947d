package org.cresset.report.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.Shared;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The STIX bundle against the schemas of OASIS, and what they do not say.
final class StixSchemaTest {

    private static Object json(String text) {
        return new Load(LoadSettings.builder().setCodePointLimit(1 << 26).build())
                .loadFromString(text.replace('\t', ' ').replace('\uFFFF', '?'));
    }

    private static List<Map<?, ?>> objects(String bundle) {
        List<?> objects = (List<?>) requireNonNull(((Map<?, ?>) json(bundle)).get("objects"));
        return objects.stream().<Map<?, ?>>map(object -> (Map<?, ?>) object).toList();
    }

    private static String bundle() {
        return StoryStix.bundle(Invented.all(), "test");
    }

    @Test
    void every_object_is_valid_by_the_schema_of_its_type() throws IOException {
        var folder = Shared.path("standards/stix-json-schemas/schemas");
        Map<String, Path> schemas = new TreeMap<>();
        for (String part : List.of("sdos", "sros", "observables")) {
            try (var files = Files.list(folder.resolve(part))) {
                files.forEach(file -> schemas.put(file.getFileName().toString().replace(".json", ""), file));
            }
        }
        JsonSchema schema = new JsonSchema(StixSchemaTest::json);
        for (Map<?, ?> object : objects(bundle())) {
            Path file = requireNonNull(schemas.get(String.valueOf(object.get("type"))));
            assertThat(schema.problems(object, file)).as("%s", object).isEmpty();
        }
        Map<?, ?> bad = Map.of("type", "incident", "id", "incident--1", "name", 7);
        assertThat(schema.problems(bad, requireNonNull(schemas.get("incident"))))
                .isNotEmpty();
    }

    @Test
    void every_reference_leads_to_an_object_of_the_bundle_and_no_id_is_given_twice() {
        List<Map<?, ?>> objects = objects(bundle());
        Set<Object> ids = new HashSet<>();
        objects.forEach(object -> assertThat(ids.add(object.get("id"))).isTrue());
        for (Map<?, ?> object : objects) {
            object.forEach((key, value) -> {
                if (String.valueOf(key).endsWith("_ref")) {
                    assertThat(ids).contains(value);
                }
                if (String.valueOf(key).endsWith("_refs")) {
                    assertThat(ids).containsAll((List<?>) value);
                }
            });
        }
    }

    @Test
    void every_object_has_what_the_standard_requires() {
        for (Map<?, ?> object : objects(bundle())) {
            String type = String.valueOf(object.get("type"));
            assertThat(object.get("spec_version")).isEqualTo("2.1");
            assertThat(String.valueOf(object.get("id"))).matches(type + "--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            if (object.containsKey("created")) {
                assertThat(String.valueOf(object.get("modified")))
                        .isGreaterThanOrEqualTo(String.valueOf(object.get("created")));
            }
        }
        assertThat(objects(bundle()).stream()
                        .map(object -> String.valueOf(object.get("type")))
                        .distinct())
                .contains("incident", "grouping", "observed-data", "sighting", "attack-pattern", "relationship", "tool")
                .contains("ipv4-addr", "domain-name", "file", "process", "user-account", "identity");
    }

    @Test
    void the_same_stories_give_the_same_bytes_and_none_give_a_bundle_without_objects() {
        assertThat(bundle()).isEqualTo(bundle());
        assertThat(StoryStix.bundle(List.of(), "x")).doesNotContain("objects");
    }

    @Test
    void ids_of_observables_are_those_that_other_tools_give() throws IOException {
        assertThat(StixIds.observable("ipv4-addr", Map.of("value", "198.51.100.3")))
                .isEqualTo("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
        assertThat(StixIds.observable("domain-name", Map.of("value", "example.com")))
                .isEqualTo("domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7");
    }
}
