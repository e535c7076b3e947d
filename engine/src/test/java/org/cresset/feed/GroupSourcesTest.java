package org.cresset.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.Fuzz;
import org.cresset.intel.Claim;
import org.cresset.intel.Group;
import org.cresset.intel.Knowledge.Facts;
import org.cresset.intel.SameGroup;
import org.cresset.intel.Source;
import org.cresset.intel.Technique;
import org.cresset.intel.Use;
import org.junit.jupiter.api.Test;

/// Bundles of ATT&CK and galaxies of MISP.
final class GroupSourcesTest {

    private static final String BUNDLE = """
            {"type":"bundle","objects":[
              {"type":"intrusion-set","id":"intrusion-set--1","name":"Test Bear","aliases":["Bear","Old Bear"],
               "external_references":[{"source_name":"mitre-attack","external_id":"G9001"}]},
              {"type":"intrusion-set","id":"intrusion-set--2","name":"Gone","revoked":true,
               "external_references":[{"source_name":"mitre-attack","external_id":"G9002"}]},
              {"type":"malware","id":"malware--1","name":"Testware","x_mitre_aliases":["TW"],
               "external_references":[{"source_name":"mitre-attack","external_id":"S9001"}]},
              {"type":"attack-pattern","id":"attack-pattern--1","name":"Try","x_mitre_domains":["enterprise-attack"],
               "kill_chain_phases":[{"phase_name":"execution"}],
               "external_references":[{"source_name":"mitre-attack","external_id":"T9001"}]},
              {"type":"relationship","id":"relationship--1","relationship_type":"uses",
               "source_ref":"intrusion-set--1","target_ref":"malware--1",
               "external_references":[{"source_name":"One 2026"},{"source_name":"Two 2026"}]},
              {"type":"relationship","id":"relationship--2","relationship_type":"uses",
               "source_ref":"intrusion-set--2","target_ref":"attack-pattern--1"},
              {"type":"relationship","id":"relationship--3","relationship_type":"uses","x_mitre_deprecated":true,
               "source_ref":"intrusion-set--1","target_ref":"attack-pattern--1"},
              {"type":null,"id":7,"name":{"a":[]}}]}
            """;

    private static final String GALAXY = """
            {"type":"threat-actor","values":[
              {"value":"OLD BEAR","uuid":"u1","meta":{"synonyms":["Old-Bear"],"country":"XA",
               "attribution-confidence":"50","motive":"Espionage","cfr-target-category":["Schools"]}},
              {"value":"Two Names","uuid":"u2","meta":{"synonyms":["Bear"]}},
              {"value":"Also","uuid":"u3","meta":{"synonyms":["bear"]}},
              {"value":"Told","uuid":"u4","related":[{"dest-uuid":"1","type":"similar"}]},
              {"value":" ","uuid":"u5"},
              {"value":"Other","meta":"none"}]}
            """;

    private static final Source SOURCE = new Source("misp", "A galaxy", "1");

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Facts attack() throws IOException {
        AttackBundle bundle = new AttackBundle();
        bundle.read(in(BUNDLE));
        return bundle.facts("1");
    }

    private static List<String> ids(Claim.What what, String word) {
        return what == Claim.What.MOTIVE ? List.of(word.toLowerCase(java.util.Locale.ROOT)) : List.of();
    }

    @Test
    void a_bundle_gives_what_is_live_and_counts_the_reports() throws IOException {
        Facts facts = attack();
        assertThat(facts.groups()).containsExactly(new Group("G9001", "Test Bear", "attack", "1"));
        assertThat(facts.uses()).containsExactly(new Use("G9001", "S9001", 2));
        assertThat(facts.names().keySet()).contains("Old Bear", "TW", "G9001");
        assertThat(facts.techniques())
                .containsExactly(new Technique("T9001", "Try", List.of("execution"), List.of("enterprise"), List.of()));
    }

    @Test
    void a_part_that_is_read_twice_changes_nothing() throws IOException {
        AttackBundle bundle = new AttackBundle();
        bundle.read(in(BUNDLE));
        bundle.read(in(BUNDLE));
        assertThat(bundle.facts("1")).isEqualTo(attack());
    }

    @Test
    void a_galaxy_stays_apart_and_says_why_it_may_mean_the_same() throws IOException {
        Galaxy galaxy = new Galaxy(attack(), GroupSourcesTest::ids);
        Facts facts = galaxy.read(in(GALAXY), SOURCE);
        assertThat(facts.groups()).extracting(Group::id).doesNotHaveDuplicates().hasSize(5);
        assertThat(facts.same())
                .containsExactlyInAnyOrder(
                        new SameGroup("misp:old-bear", "G9001", SameGroup.Why.NAME),
                        new SameGroup("misp:two-names", "G9001", SameGroup.Why.SHARED_NAME),
                        new SameGroup("misp:also", "G9001", SameGroup.Why.SHARED_NAME),
                        new SameGroup("misp:told", "G9001", SameGroup.Why.ID));
        assertThat(facts.claims())
                .containsExactlyInAnyOrder(
                        new Claim("misp:old-bear", Claim.What.ORIGIN, "XA", "misp", 50),
                        new Claim("misp:old-bear", Claim.What.MOTIVE, "espionage", "misp", -1),
                        new Claim("misp:old-bear", Claim.What.SECTOR, "Schools", "misp", -1));
        assertThat(galaxy.unknown()).contains("SECTOR: Schools", "ORIGIN: XA", "no name: u5");
    }

    @Test
    void what_is_no_bundle_is_refused_with_a_reason() {
        for (String text : List.of("", "[]", "{}", "{\"objects\":[{", "{\"objects\":7}")) {
            assertThatThrownBy(() -> new AttackBundle().read(in(text)))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s)(no JSON object|no list \"objects\"|not readable as JSON: .+)");
        }
    }

    @Test
    void damaged_bundles_and_galaxies_never_stop_the_reader() {
        List<byte[]> good = List.of(BUNDLE.getBytes(StandardCharsets.UTF_8), GALAXY.getBytes(StandardCharsets.UTF_8));
        Fuzz.run(2, good, bytes -> {
            AttackBundle bundle = new AttackBundle();
            try {
                bundle.read(new ByteArrayInputStream(bytes));
            } catch (IOException damaged) {
                assertThat(damaged).hasMessageMatching("(?s).+");
            }
            try {
                new Galaxy(bundle.facts("1"), GroupSourcesTest::ids).read(new ByteArrayInputStream(bytes), SOURCE);
            } catch (IOException damaged) {
                assertThat(damaged).hasMessageMatching("(?s).+");
            }
        });
    }
}
