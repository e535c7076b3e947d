package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.detect.Scanned.readings;
import static org.cresset.detect.Scanned.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.event.Timestamps;
import org.cresset.rule.PipelineReader;
import org.cresset.rule.PipelineResolver.Use;
import org.cresset.rule.Pipelines;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// What pipelines make of events, told by the rules that then fire.
final class PipelinesTest {

    static Pipelines pipelines(String... texts) {
        return new Pipelines(Stream.of(texts).map(PipelineReader::read).toList());
    }

    static String pipeline(String... steps) {
        return "name: test\ntransformations:\n" + String.join("", steps);
    }

    /// The numbers of the rules that fire, in the order of events.
    private static Scanned scanned(Pipelines pipelines, String log, String... rules) {
        return Scanned.of(readings(rules), "", pipelines, log);
    }

    static List<String> fired(Pipelines pipelines, String log, String... rules) {
        return scanned(pipelines, log, rules).detections().stream()
                .map(detection -> detection.rule().title())
                .toList();
    }

    private static final String START = "{\"vendor\":\"acme\",\"kind\":\"1\",\"proc\":{\"exe\":\"/bin/sh\"}}\n";

    @Test
    void a_condition_on_a_field_says_what_an_event_is() {
        for (String when : List.of(
                "vendor: ACME", "vendor: [other, acme]", "vendor|startswith: ac", "proc.exe|exists: true", "kind: 1")) {
            Pipelines with = pipelines(pipeline("- {when: {" + when + "}, logsource: {product: app}}\n"));
            assertThat(fired(with, START, rule(1, "app", "kind: 1"))).as(when).containsExactly("Rule 1");
            assertThat(fired(with, "{\"vendor\":\"other one\",\"kind\":\"2\"}", rule(1, "app", "kind|exists: true")))
                    .as(when)
                    .isEmpty();
        }
        assertThat(fired(Pipelines.NONE, START, rule(1, "app", "kind: 1"))).isEmpty();
    }

    @Test
    void a_field_has_the_name_that_rules_know_beside_its_own() {
        Pipelines with = pipelines(
                pipeline("- {when: {vendor: acme}, logsource: {product: app}, fields: {proc.exe: [Image, Path]}}\n"));
        assertThat(fired(
                        with,
                        START,
                        rule(1, "app", "Image: /bin/sh"),
                        rule(2, "app", "Path: /bin/sh"),
                        rule(3, "app", "proc.exe: /bin/sh")))
                .containsExactly("Rule 1", "Rule 2", "Rule 3");
    }

    @Test
    void a_field_that_the_event_has_itself_stays_and_of_several_names_the_first_counts() {
        Pipelines with = pipelines(pipeline("- {logsource: {product: app}, fields: {a: Image, b: Image, c: Image}}\n"));
        String[] rules = {
            rule(1, "app", "Image: own"),
            rule(2, "app", "Image: a"),
            rule(3, "app", "Image: b"),
            rule(4, "app", "Image: c")
        };
        assertThat(fired(with, "{\"c\":\"c\",\"b\":\"b\",\"a\":\"a\",\"Image\":\"own\"}", rules))
                .containsExactly("Rule 1");
        assertThat(fired(with, "{\"c\":\"c\",\"b\":\"b\"}", rules)).containsExactly("Rule 3");
        assertThat(fired(with, "{\"c\":\"c\",\"b\":null}", rules)).containsExactly("Rule 4");
    }

    @Test
    void all_values_of_a_field_are_taken() {
        Pipelines with = pipelines(pipeline("- {logsource: {product: app}, fields: {ips: DestinationIp}}\n"));
        assertThat(fired(with, "{\"ips\":[\"10.0.0.1\",\"10.0.0.2\"]}", rule(1, "app", "DestinationIp: 10.0.0.2")))
                .containsExactly("Rule 1");
    }

    @Test
    void the_beginning_of_a_name_may_be_replaced() {
        Pipelines with = pipelines(pipeline("- {logsource: {product: app}, fields: {data.*: '*', x_*: 'y.*'}}\n"));
        assertThat(fired(
                        with,
                        "{\"data\":{\"Image\":\"i\",\"Deep\":{\"er\":\"d\"}},\"x_z\":\"1\",\"dataImage\":\"n\"}",
                        rule(1, "app", "Image: i"),
                        rule(2, "app", "Deep.er: d"),
                        rule(3, "app", "y.z: 1"),
                        rule(4, "app", "Image: n")))
                .containsExactly("Rule 1", "Rule 2", "Rule 3");
    }

    @Test
    void values_and_constants_are_put_in() {
        Pipelines with = pipelines(pipeline("""
            - when: {vendor: acme}
              fields: {kind: category}
              values: {kind: {'1': process_creation, '2': file_event}}
              set: {product: linux, Site: north}
            """));
        String rule =
                rule(1, "linux", "Site: north").replace("product: linux", "product: linux, category: process_creation");
        assertThat(fired(with, START, rule)).containsExactly("Rule 1");
        assertThat(fired(with, START.replace("\"1\"", "\"2\""), rule)).isEmpty();
        assertThat(fired(with, START.replace("\"1\"", "\"process_creation\""), rule))
                .containsExactly("Rule 1");
    }

    @Test
    void a_step_may_be_for_one_log_source_only() {
        Pipelines with = pipelines(pipeline(
                "- {for: {category: image_load}, fields: {file: ImageLoaded}}\n",
                "- {for: [{category: file_event}, {service: other}], fields: {file: TargetFilename}}\n"));
        String log = "{\"product\":\"app\",\"category\":\"%s\",\"file\":\"f\"}\n";
        String[] rules = {rule(1, "app", "ImageLoaded: f"), rule(2, "app", "TargetFilename: f")};
        assertThat(fired(with, log.formatted("image_load"), rules)).containsExactly("Rule 1");
        assertThat(fired(with, log.formatted("file_event"), rules)).containsExactly("Rule 2");
        assertThat(fired(with, log.formatted("dns_query"), rules)).isEmpty();
    }

    @Test
    void a_log_source_is_added_to_what_is_known_and_another_product_replaces_it() {
        String log = "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"f\":\"x\"}";
        String[] rules = {
            rule(1, "windows", "f: x").replace("product: windows", "category: process_creation"),
            rule(2, "windows", "f: x").replace("product: windows", "service: sysmon, category: extra"),
            rule(3, "linux", "f: x")
        };
        assertThat(fired(pipelines(pipeline("- {logsource: {category: [extra]}}\n")), log, rules))
                .containsExactly("Rule 1", "Rule 2");
        assertThat(fired(pipelines(pipeline("- {logsource: {product: Linux}}\n")), log, rules))
                .containsExactly("Rule 3");
    }

    @Test
    void pipelines_go_by_priority_and_then_in_the_order_given() {
        String first = pipeline("- {logsource: {product: app}, fields: {a: Image}}\n");
        String second = pipeline("- {fields: {b: Image}}\n");
        String log = "{\"a\":\"a\",\"b\":\"b\"}";
        String[] rules = {rule(1, "app", "Image: a"), rule(2, "app", "Image: b")};
        assertThat(fired(pipelines(first, second), log, rules)).containsExactly("Rule 1");
        assertThat(fired(pipelines(second, first), log, rules)).containsExactly("Rule 2");
        assertThat(fired(pipelines(second + "priority: 3\n", first + "priority: -1\n"), log, rules))
                .containsExactly("Rule 1");
    }

    @Test
    void a_later_step_sees_what_an_earlier_one_has_put_in() {
        Pipelines with = pipelines(pipeline(
                "- {fields: {code: EventID, chan: Channel}}\n",
                "- {for: {category: process_creation}, set: {Mark: m}}\n"));
        assertThat(fired(
                        with,
                        "{\"code\":4688,\"chan\":\"security\",\"NewProcessName\":\"n\"}",
                        rule(1, "windows", "Mark: m"),
                        rule(2, "windows", "Image: n")))
                .containsExactly("Rule 1", "Rule 2");
    }

    @Test
    void a_field_that_a_reader_has_renamed_is_found_under_the_name_of_the_log() {
        Pipelines with = pipelines(pipeline(
                "- {when: {winlog.channel: Security}, fields: {winlog.event_data.Odd: Even}, set: {Mark: m}}\n"));
        String log = "{\"winlog\":{\"channel\":\"Security\",\"event_id\":1,\"event_data\":{\"Odd\":\"x\"}}}";
        assertThat(fired(with, log, rule(1, "windows", "Even: x"), rule(2, "windows", "Mark: m")))
                .containsExactly("Rule 1", "Rule 2");
    }

    @Test
    void the_time_of_an_event_that_has_none_is_taken_from_a_field() {
        Pipelines with = pipelines(pipeline("- {logsource: {product: app}, time: [none, seen.at]}\n"));
        String log = """
                {"seen":{"at":"2026-03-04T08:00:00Z"},"f":"x"}
                {"seen":{"at":"2026-03-05T08:00:00Z"},"@timestamp":"2026-01-01T00:00:00Z","f":"x"}
                {"seen":{"at":"yesterday"},"f":"x"}
                """;
        Scanned scanned = scanned(with, log, rule(1, "app", "f: x"));
        assertThat(scanned.account().timeless()).isEqualTo(1);
        assertThat(Timestamps.format(scanned.account().first())).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(Timestamps.format(scanned.account().last())).isEqualTo("2026-03-04T08:00:00.000Z");
    }

    @Test
    void what_no_event_had_is_named() {
        Pipelines with = pipelines(pipeline(
                "- {when: {vendor: acme}, fields: {proc.exe: Image, gone: [User, Who], data.*: '*'}}\n",
                "- {id: second, when: {vendor: other}, fields: {never: Path}}\n",
                "- {for: {product: mars}, set: {x: y}}\n"));
        Scanned scanned = scanned(with, START + START + "{\"vendor\":\"third\"}", rule(1, "app", "Image: x"));
        assertThat(scanned.uses())
                .containsExactly(new Use("test", 2, List.of("second", "line 5"), List.of("gone", "data.*"), 0));
    }

    @Test
    void events_that_no_pipeline_is_for_are_not_touched() {
        String log = "{\"product\":\"app\",\"category\":\"x\",\"proc\":{\"exe\":\"/bin/sh\"},\"f\":\"a\"}\n";
        Pipelines with =
                pipelines(pipeline("- {when: {vendor: acme}, logsource: {product: z}, fields: {proc.exe: f}}\n"));
        Scanned plain = scanned(Pipelines.NONE, log, rule(1, "app", "f: a"), rule(2, "app", "'|all': [sh, a]"));
        Scanned piped = scanned(with, log, rule(1, "app", "f: a"), rule(2, "app", "'|all': [sh, a]"));
        assertThat(piped.detections()).isEqualTo(plain.detections()).hasSize(2);
        assertThat(piped.uses().getFirst().events()).isZero();
    }

    /// Every field that our rules ask for has the name that it has, by name and by its beginning.
    @Test
    void a_pipeline_that_changes_nothing_changes_no_detection() throws IOException {
        List<Reading> own = new RuleFiles(Placeholders.NONE).own();
        StringBuilder fields = new StringBuilder("- fields:\n    'Process*': 'Process*'\n");
        RuleSet.of(own, List.of())
                .fields()
                .names()
                .forEach(name -> fields.append("    '")
                        .append(name)
                        .append("': '")
                        .append(name)
                        .append("'\n"));
        Pipelines identity = pipelines(
                pipeline("- {for: {product: windows}, logsource: {product: windows}}\n"), pipeline(fields.toString()));
        int found = 0;
        for (String file : List.of("dc-01.json", "srv-files.jsonl", "ws-17.jsonl")) {
            String log = Files.readString(Path.of("../samples/intrusion", file));
            List<Detection> plain = Scanned.of(own, "", log).detections();
            assertThat(Scanned.of(own, "", identity, log).detections()).isEqualTo(plain);
            found += plain.size();
        }
        assertThat(found).isGreaterThan(20);
    }
}
