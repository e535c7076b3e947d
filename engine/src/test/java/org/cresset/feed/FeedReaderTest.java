package org.cresset.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Admiralty;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Pap;
import org.cresset.intel.indicator.WarningList;
import org.cresset.intel.indicator.WarningLists;
import org.cresset.stix.StixSchemas;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FeedReaderTest {

    static final String MISP = """
            {"Event":{"date":"2026-03-04","Attribute":[
              {"type":"ip-dst|port","to_ids":true,"value":"45.0.0.1|443","Tag":[{"name":"misp-galaxy:threat-actor=\\"Some Bear\\""}]},
              {"type":"domain|ip","to_ids":"1","value":"bad.example|45.0.0.2","last_seen":"2026-03-09T00:00:00Z"},
              {"type":"domain","to_ids":false,"value":"seen.example"},
              {"type":"md5","to_ids":true,"value":"not a hash"},
              {"type":"mutex","to_ids":true,"value":"x"}],
             "Object":[{"name":"file","Attribute":[
              {"type":"filename|sha1","to_ids":true,"value":"a.exe|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}],
             "Orgc":{"name":"CERT Example"},
             "Tag":[{"name":"tlp:green"},{"name":"PAP:RED"},{"name":"admiralty-scale:source-reliability=\\"b\\""},
                    {"name":"admiralty-scale:information-credibility=\\"2\\""}]}}
            """;

    static final String STIX = """
            {"type":"bundle","id":"bundle--1","objects":[
              {"type":"relationship","relationship_type":"indicates","source_ref":"indicator--1","target_ref":"malware--1"},
              {"type":"indicator","id":"indicator--1","created_by_ref":"identity--1","pattern_type":"stix",
               "pattern":"[ipv4-addr:value = '45.0.0.3' OR domain-name:value='bad.example'] OR [file:hashes.'SHA-256' = '%s']",
               "valid_from":"2026-03-04T08:00:00Z","valid_until":"2026-06-01T00:00:00Z","confidence":85,
               "object_marking_refs":["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"],
               "kill_chain_phases":[{"kill_chain_name":"mitre-attack","phase_name":"command-and-control"}]},
              {"type":"indicator","id":"indicator--2","pattern_type":"stix","pattern":"[url:value = 'http://bad.example/a' AND file:size = 3]"},
              {"type":"indicator","id":"indicator--3","pattern_type":"yara","pattern":"rule x {}"},
              {"type":"indicator","id":"indicator--4","pattern_type":"stix","pattern":"[process:name = 'x' OR ipv4-addr:value ISSUBSET '45.1.0.0/16']"},
              {"type":"malware","id":"malware--1","name":"Badware"},
              {"type":"identity","id":"identity--1","name":"CERT Example"}]}
            """.formatted("a".repeat(64));

    static final String KEV = """
            {"title":"x","catalogVersion":"2026.03.04","vulnerabilities":[
              {"cveID":"CVE-2025-48384","vendorProject":"Git","product":"Git","vulnerabilityName":"Links","dateAdded":"2025-08-25","knownRansomwareCampaignUse":"Known"},
              {"cveID":"nothing"}]}
            """;

    static final String LIST = """
            {"description":"x","list":["good.example",".also.example"],"matching_attributes":["domain"],"name":"Good","type":"hostname","version":1}
            """;

    static final String CSV = """
            # a feed
            # "first_seen_utc","ioc_value","ioc_type","threat_type","malware_printable","confidence_level"
            "2026-03-04 08:00:00","45.0.0.4:8080","ip:port","botnet_cc","Badware, new","75"
            "2026-03-04 08:00:00","nothing","ip:port","botnet_cc","Badware","75"
            """;

    static final String TEXT = """
            # comment
            hxxp://bad[.]example/a,b
            45.0.0.5 # seen twice
            0.0.0.0 worse.example
            what is this
            """;

    static Feed read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Feed read(byte[] bytes) {
        Feed feed = new Feed();
        try {
            new FeedReader(feed, Defaults.NONE).read("in/feed.x", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return feed;
    }

    private static List<String> values(Feed feed) {
        return feed.indicators().stream().map(each -> each.value().text()).toList();
    }

    @Test
    void attributes_of_misp_that_are_meant_for_detection_are_taken_also_those_of_objects() {
        Feed feed = read(MISP);
        assertThat(values(feed)).containsExactly("45.0.0.1", "bad.example", "45.0.0.2", "a".repeat(40));
        Indicator first = feed.indicators().getFirst();
        assertThat(first.provenance().source()).isEqualTo("CERT Example");
        assertThat(first.provenance().tlp()).isEqualTo(Tlp.GREEN);
        assertThat(first.provenance().pap()).isEqualTo(Pap.RED);
        assertThat(first.provenance().rating()).isEqualTo(new Admiralty('B', 2));
        assertThat(first.confidence()).isEqualTo(70);
        assertThat(first.labels()).containsExactly(new Label(Label.Kind.GROUP, "Some Bear"));
        assertThat(first.validity().from().orElseThrow()).hasToString("2026-03-04T00:00:00Z");
        assertThat(feed.indicators().get(1).validity().from().orElseThrow()).hasToString("2026-03-09T00:00:00Z");
        assertThat(feed.leftOut())
                .containsEntry("MISP type mutex", 1L)
                .containsEntry("not meant for detection (to_ids)", 1L);
        assertThat(feed.refused()).singleElement().satisfies(bad -> {
            assertThat(bad.path()).isEqualTo("in/feed.x");
            assertThat(bad.place()).matches("byte \\d+");
            assertThat(bad.reason()).contains("not a hash");
        });
    }

    @Test
    void a_bad_entry_names_the_byte_where_it_begins() {
        int place = MISP.indexOf("{\"type\":\"md5\"");
        assertThat(read(MISP).refused().getFirst().place()).isEqualTo("byte " + place);
    }

    @Test
    void simple_patterns_of_stix_are_taken_with_what_marks_and_names_them() {
        Feed feed = read(STIX);
        assertThat(values(feed)).containsExactly("45.0.0.3", "bad.example", "a".repeat(64), "45.1.0.0/16");
        Indicator first = feed.indicators().getFirst();
        assertThat(first.confidence()).isEqualTo(85);
        assertThat(first.provenance().source()).isEqualTo("CERT Example");
        assertThat(first.provenance().tlp()).isEqualTo(Tlp.AMBER);
        assertThat(first.validity().until().orElseThrow()).hasToString("2026-06-01T00:00:00Z");
        assertThat(first.labels())
                .containsExactly(
                        new Label(Label.Kind.SOFTWARE, "Badware"), new Label(Label.Kind.TACTIC, "command-and-control"));
        assertThat(feed.leftOut())
                .containsEntry("STIX pattern asks for more than one comparison", 1L)
                .containsEntry("STIX pattern of yara", 1L)
                .containsEntry("STIX comparison of process:name", 1L);
    }

    @Test
    void vulnerabilities_are_kept_as_such() {
        Feed feed = read(KEV);
        assertThat(feed.vulnerabilities()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("CVE-2025-48384");
            assertThat(each.ransomware()).isTrue();
            assertThat(each.source()).isEqualTo("CISA KEV");
        });
        assertThat(feed.refusals()).isEqualTo(1);
        assertThat(feed.formats()).containsEntry("kev", 1L);
    }

    @Test
    void warning_lists_of_misp_are_taken_though_their_name_comes_last() {
        assertThat(read(LIST).warningLists())
                .containsExactly(
                        new WarningList("Good", WarningList.Kind.HOSTNAME, List.of("good.example", ".also.example")));
    }

    @Test
    void tables_are_read_by_the_names_of_their_columns_also_in_a_comment() {
        Feed feed = read(CSV);
        assertThat(values(feed)).containsExactly("45.0.0.4");
        Indicator first = feed.indicators().getFirst();
        assertThat(first.confidence()).isEqualTo(75);
        assertThat(first.labels())
                .containsExactly(
                        new Label(Label.Kind.SOFTWARE, "Badware, new"),
                        new Label(Label.Kind.TACTIC, "command-and-control"));
        assertThat(first.validity().from().orElseThrow()).hasToString("2026-03-04T08:00:00Z");
        assertThat(feed.refused())
                .singleElement()
                .satisfies(bad -> assertThat(bad.place()).isEqualTo("line 4"));
    }

    @Test
    void lists_have_one_value_a_line_and_the_file_is_the_source() {
        Feed feed = read(TEXT);
        assertThat(values(feed)).containsExactly("http://bad.example/a,b", "45.0.0.5", "worse.example");
        assertThat(feed.indicators().getFirst().provenance().source()).isEqualTo("feed.x");
        assertThat(feed.refused())
                .singleElement()
                .satisfies(bad -> assertThat(bad.place()).isEqualTo("line 5"));
    }

    @Test
    void damage_costs_what_comes_behind_it_in_a_document_but_only_a_line_where_each_is_one() {
        Feed cut = read(STIX.substring(0, STIX.indexOf("{\"type\":\"indicator\",\"id\":\"indicator--3\"")) + "{]");
        assertThat(values(cut)).contains("45.0.0.3");
        assertThat(cut.refused()).anySatisfy(bad -> assertThat(bad.reason()).startsWith("damaged JSON"));
        String lines = """
                {"type":"ipv4","value":"45.0.0.6","source":"a","confidence":5}
                {]
                {"type":"ipv4","value":"45.0.0.7","source":"a","confidence":5}
                """;
        Feed store = read(lines);
        assertThat(values(store)).containsExactly("45.0.0.6", "45.0.0.7");
        assertThat(store.refused())
                .singleElement()
                .satisfies(bad -> assertThat(bad.place()).startsWith("line 2"));
    }

    private static List<Indicator> taken(Feed feed) {
        return Indicators.of(feed.indicators(), new WarningLists(List.of())).all();
    }

    private static String written(Export format, List<Indicator> indicators) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(indicators, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_was_exported_is_the_same_when_read_again() {
        for (String feed : List.of(MISP, STIX, CSV, TEXT)) {
            List<Indicator> all = taken(read(feed));
            StringBuilder store = new StringBuilder();
            all.forEach(each -> store.append(StoreLine.of(each)).append('\n'));
            assertThat(taken(read(store.toString()))).isEqualTo(all);
            assertThat(taken(read(written(Export.CSV, all)))).isEqualTo(all);
            assertThat(taken(read(written(Export.STIX, all)))).isEqualTo(all);
            assertThat(taken(read(written(Export.MISP, all))))
                    .extracting(Indicator::value)
                    .isEqualTo(all.stream().map(Indicator::value).toList());
            assertThat(taken(read(written(Export.MISP, all))))
                    .extracting(Indicator::provenance)
                    .isEqualTo(all.stream().map(Indicator::provenance).toList());
        }
    }

    @Test
    void exported_stix_is_valid_by_the_schemas_of_oasis_and_has_ids_of_the_version_asked_for() {
        List<Indicator> all = taken(read(STIX));
        all = Stream.concat(all.stream(), taken(read(TEXT)).stream()).toList();
        JsonNode bundle = new JsonMapper().readTree(written(Export.STIX, all));
        assertThat(new StixSchemas().allProblems(bundle)).isEmpty();
        for (JsonNode object : bundle.path("objects")) {
            boolean marking = object.path("type").asString().equals("marking-definition");
            assertThat(marking || object.path("id").asString().matches("[a-z]+--.{8}-.{4}-4.{3}-[89ab].{3}-.{12}"))
                    .as(object.path("id").asString())
                    .isTrue();
        }
    }

    @Test
    void damaged_feeds_never_stop_the_reader() {
        List<byte[]> good = List.of(MISP, STIX, KEV, LIST, CSV, TEXT).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        for (byte[] each : good) {
            Fuzz.run(1, List.of(each, good.getFirst()), bytes -> {
                Feed feed = read(bytes);
                assertThat(feed.refused())
                        .allSatisfy(bad -> assertThat(bad.reason()).isNotBlank());
                taken(feed).forEach(indicator -> {
                    Feed again = read(StoreLine.of(indicator) + "\n");
                    assertThat(again.indicators()).as("%s", again.refused()).containsExactly(indicator);
                });
                new WarningLists(feed.warningLists());
            });
        }
    }
}
