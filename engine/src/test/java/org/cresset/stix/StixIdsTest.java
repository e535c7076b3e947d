package org.cresset.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.Shared;
import org.cresset.stix.JsonValue.Members;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StixIdsTest {

    /// A value that Jackson read.
    static JsonValue value(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            node.forEachEntry((name, value) -> members.put(name, value(value)));
            return new Members(members);
        }
        if (node.isArray()) {
            List<JsonValue> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new JsonValue.Items(items);
        }
        if (node.isBoolean()) {
            return new JsonValue.Flag(node.booleanValue());
        }
        if (node.isIntegralNumber()) {
            return new JsonValue.Whole(node.longValue());
        }
        return node.isNumber() ? new JsonValue.Decimal(node.doubleValue()) : new JsonValue.Text(node.stringValue());
    }

    @Test
    void every_line_of_the_corpus_gets_the_id_that_other_tools_give_it() throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<String> lines = Files.readAllLines(Shared.path("standards/stix-corpora/sco_deterministic_ids.jsonl"));
        assertThat(lines).hasSize(21);
        for (String line : lines) {
            JsonNode each = mapper.readTree(line);
            Members input = (Members) value(each.path("input"));
            Optional<String> expected = each.path("deterministic").booleanValue()
                    ? Optional.of(each.path("id").stringValue())
                    : Optional.empty();
            assertThat(StixIds.observable(each.path("input").path("type").stringValue(), input))
                    .as(line)
                    .isEqualTo(expected);
        }
    }

    @Test
    void what_tells_nothing_apart_does_not_change_an_id() {
        Members name = Members.NONE.with("value", "example.com");
        assertThat(StixIds.observable("domain-name", name.with("x_note", "seen")))
                .isEqualTo(StixIds.observable("domain-name", name))
                .isNotEqualTo(StixIds.observable("url", name));
    }

    @Test
    void of_several_hashes_the_first_of_the_four_counts_and_of_others_the_first_by_name() {
        Members both = Members.NONE.with("SSDEEP", "x").with("SHA-512", "b");
        Members one = Members.NONE.with("SHA-512", "b");
        assertThat(file(both)).isEqualTo(file(one));
        assertThat(file(Members.NONE.with("TLSH", "y").with("SSDEEP", "x")))
                .isEqualTo(file(Members.NONE.with("SSDEEP", "x")));
    }

    private static Optional<String> file(Members hashes) {
        return StixIds.observable("file", Members.NONE.with("hashes", hashes));
    }

    @Test
    void an_id_that_stix_does_not_make_is_the_same_each_time_and_of_version_four() {
        assertThat(StixIds.own("process", "a"))
                .isEqualTo(StixIds.own("process", "a"))
                .isNotEqualTo(StixIds.own("process", "b"))
                .matches("process--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
}
