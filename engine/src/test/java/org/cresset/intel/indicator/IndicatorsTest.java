package org.cresset.intel.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cresset.intel.Tlp;
import org.junit.jupiter.api.Test;

final class IndicatorsTest {

    private static final WarningLists OWN = new WarningLists(WarningLists.own());

    private static Indicator indicator(String value, String source, int confidence, Tlp tlp) {
        return new Indicator(
                Value.guess(value).orElseThrow(),
                Validity.UNKNOWN,
                Provenance.UNKNOWN.by(source).marked(tlp),
                confidence,
                List.of());
    }

    private static Optional<String> listing(String value) {
        return OWN.listing(Value.guess(value).orElseThrow());
    }

    @Test
    void what_everyone_meets_is_on_the_shipped_lists() {
        for (String value : List.of(
                "8.8.8.8",
                "127.0.0.1",
                "10.1.2.3",
                "::1",
                "fe80::1",
                "d41d8cd98f00b204e9800998ecf8427e",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "google.com",
                "http://google.com/",
                "http://127.0.0.1/",
                "co.uk")) {
            assertThat(listing(value)).as(value).isPresent();
        }
    }

    @Test
    void what_merely_lies_near_it_is_not() {
        for (String value : List.of(
                "8.8.8.9",
                "11.0.0.1",
                "2606:4700::1",
                "evil.google.com",
                "http://google.com/evil",
                "notgoogle.com",
                "d41d8cd98f00b204e9800998ecf8427f")) {
            assertThat(listing(value)).as(value).isEmpty();
        }
    }

    @Test
    void a_range_that_has_a_listed_address_within_it_is_listed() {
        assertThat(listing("8.8.8.0/24")).isPresent();
        assertThat(listing("0.0.0.0/0")).isPresent();
        assertThat(listing("45.0.0.0/16")).isEmpty();
    }

    @Test
    void every_row_of_the_shipped_table_is_understood() {
        assertThat(OWN.unusable()).isEmpty();
        for (WarningList list : WarningLists.own()) {
            for (String entry : list.entries()) {
                assertThat(Value.guess(entry).flatMap(OWN::listing)).as(entry).isPresent();
            }
        }
    }

    @Test
    void lists_of_others_mean_what_they_say() {
        WarningLists lists = new WarningLists(List.of(
                new WarningList("hosts", WarningList.Kind.HOSTNAME, List.of("good.example")),
                new WarningList("part", WarningList.Kind.SUBSTRING, List.of("sandbox")),
                new WarningList("expression", WarningList.Kind.REGEX, List.of("/^x[0-9]+\\.example$/i", "/(/")),
                new WarningList("strings", WarningList.Kind.STRING, List.of("One.example", "192.0.2.0/24"))));
        assertThat(lists.listing(Value.guess("a.good.example").orElseThrow())).contains("hosts");
        assertThat(lists.listing(Value.guess("http://good.example/x").orElseThrow()))
                .contains("hosts");
        assertThat(lists.listing(Value.guess("notgood.example").orElseThrow())).isEmpty();
        assertThat(lists.listing(Value.guess("my.sandbox.example").orElseThrow()))
                .contains("part");
        assertThat(lists.listing(Value.guess("x17.example").orElseThrow())).contains("expression");
        assertThat(lists.listing(Value.guess("one.example").orElseThrow())).contains("strings");
        assertThat(lists.listing(Value.guess("192.0.2.9").orElseThrow())).contains("strings");
        assertThat(lists.unusable()).containsExactly("expression: /(/");
    }

    @Test
    void what_lists_name_is_taken_out_counted_and_named() {
        Indicators taken = Indicators.of(
                List.of(indicator("8.8.8.8", "a", 50, Tlp.CLEAR), indicator("45.0.0.1", "a", 50, Tlp.CLEAR)), OWN);
        assertThat(taken.all()).hasSize(1);
        assertThat(taken.refused()).containsEntry("public resolver (Google)", 1L);
        assertThat(taken.listed().getFirst().value().text()).isEqualTo("8.8.8.8");
    }

    @Test
    void one_source_says_a_value_once_with_the_stricter_mark_whatever_came_first() {
        List<Indicator> said = new ArrayList<>(List.of(
                indicator("45.0.0.1", "a", 50, Tlp.RED),
                indicator("45.0.0.1", "a", 70, Tlp.GREEN),
                indicator("45.0.0.1", "b", 10, Tlp.GREEN)));
        WarningLists none = new WarningLists(List.of());
        Indicators once = Indicators.of(said, none);
        assertThat(once.all()).hasSize(2);
        assertThat(once.all().getFirst().confidence()).isEqualTo(70);
        assertThat(once.all().getFirst().provenance().tlp()).isEqualTo(Tlp.RED);
        assertThat(Indicators.of(said.reversed(), none)).isEqualTo(once);
    }

    @Test
    void an_id_depends_on_value_and_source_alone() {
        Indicator one = indicator("45.0.0.1", "a", 50, Tlp.RED);
        assertThat(one.id()).isEqualTo(indicator("45.0.0.1", "a", 9, Tlp.CLEAR).id());
        assertThat(one.id())
                .isNotEqualTo(indicator("45.0.0.1", "b", 50, Tlp.RED).id());
        assertThat(one.id()).matches("indicator--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void marks_are_read_in_old_and_new_words_and_ordered() {
        assertThat(Tlp.of("tlp:white")).contains(Tlp.CLEAR);
        assertThat(Tlp.of("TLP:AMBER+STRICT")).contains(Tlp.AMBER_STRICT);
        assertThat(Tlp.of("amber_strict")).contains(Tlp.AMBER_STRICT);
        assertThat(Tlp.of("purple")).isEmpty();
        assertThat(Tlp.AMBER.isWithin(Tlp.AMBER_STRICT)).isTrue();
        assertThat(Tlp.RED.isWithin(Tlp.AMBER_STRICT)).isFalse();
        assertThat(Pap.of("PAP:WHITE")).contains(Pap.CLEAR);
        assertThat(Admiralty.of("b2")).contains(new Admiralty('B', 2));
        assertThat(Admiralty.of("g2")).isEmpty();
    }

    @Test
    void confidence_halves_with_the_half_life_of_the_type_in_both_directions() {
        long day = 86_400_000_000L;
        long from = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
        assertThat(Decay.confidence(IndicatorType.IPV4, 80, from, from)).isEqualTo(80);
        assertThat(Decay.confidence(IndicatorType.IPV4, 80, from, from + 30 * day))
                .isEqualTo(40);
        assertThat(Decay.confidence(IndicatorType.DOMAIN, 80, from, from - 90 * day))
                .isEqualTo(40);
        assertThat(Decay.confidence(IndicatorType.URL, 80, from, from + 120 * day))
                .isEqualTo(20);
        assertThat(Decay.confidence(IndicatorType.SHA256, 80, from, from + 365 * day))
                .isGreaterThan(70);
    }
}
