package org.cresset.detect.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cresset.detect.Exceptions;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;
import org.cresset.intel.indicator.WarningLists;
import org.cresset.rule.Level;
import org.junit.jupiter.api.Test;

final class IndicatorDetectorTest {

    private static final Instant DAY = Instant.parse("2026-03-04T00:00:00Z");

    private static Indicator indicator(String value, String source, int confidence, Label... labels) {
        return new Indicator(
                Value.guess(value).orElseThrow(),
                new Validity(Optional.of(DAY), Optional.of(DAY.plusSeconds(86_400 * 400L))),
                Provenance.UNKNOWN.by(source),
                confidence,
                List.of(labels));
    }

    private static Watchlist watchlist(Level least, Indicator... indicators) {
        return new Watchlist(Indicators.of(List.of(indicators), new WarningLists(List.of())), least);
    }

    private static Event event(FieldTable fields, int days, String... namesAndValues) {
        Event event = new Event(fields);
        event.clear();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            event.add(name, fields.slot(name), Kind.TEXT, namesAndValues[i + 1]);
        }
        event.time((DAY.getEpochSecond() + days * 86_400L) * 1_000_000);
        return event;
    }

    private static final class Asked {
        private final FieldTable fields;
        private final IndicatorDetector detector;

        Asked(Watchlist watchlist) {
            fields = watchlist.widened(FieldTable.with(List.of()));
            detector = watchlist.detector(fields, new Exceptions(List.of(), fields));
        }

        List<Sighting> of(int days, String... namesAndValues) {
            return detector.of(event(fields, days, namesAndValues));
        }
    }

    @Test
    void the_level_follows_from_the_confidence_that_is_left() {
        Asked asked = new Asked(watchlist(Level.INFORMATIONAL, indicator("45.0.0.1", "a", 80)));
        assertThat(asked.of(0, "DestinationIp", "45.0.0.1").getFirst().rule().level())
                .isEqualTo(Level.HIGH);
        assertThat(asked.of(10, "DestinationIp", "45.0.0.1").getFirst().rule().level())
                .isEqualTo(Level.MEDIUM);
        assertThat(asked.of(30, "DestinationIp", "45.0.0.1").getFirst().rule().level())
                .isEqualTo(Level.LOW);
        assertThat(asked.of(60, "DestinationIp", "45.0.0.1").getFirst().rule().level())
                .isEqualTo(Level.INFORMATIONAL);
        assertThat(asked.of(150, "DestinationIp", "45.0.0.1")).isEmpty();
        assertThat(asked.of(500, "DestinationIp", "45.0.0.1")).isEmpty();
        assertThat(asked.detector.sum()).isEqualTo(new Sum(4, 1, 1, 0, 0));
    }

    @Test
    void a_sighting_tells_what_was_seen_and_who_says_it() {
        Asked asked = new Asked(watchlist(
                Level.INFORMATIONAL,
                indicator("bad.example", "a", 60, new Label(Label.Kind.GROUP, "Some Bear")),
                indicator("bad.example", "b", 90)));
        Sighting seen = asked.of(0, "QueryName", "x.bad.example").getFirst();
        assertThat(seen.rule().kind()).isEqualTo("indicator");
        assertThat(seen.rule().title()).isEqualTo("Indicator of b: domain bad.example");
        assertThat(seen.rule().id()).isEqualTo(seen.indicator().id());
        assertThat(seen.rule().tactics()).isEmpty();
        assertThat(seen.rule().techniques()).isEmpty();
        assertThat(seen.matched())
                .containsEntry("QueryName", "x.bad.example")
                .containsEntry("indicator", "domain bad.example")
                .containsEntry("indicator.confidence", "90 of 90")
                .containsEntry("indicator.others", "bad.example of a");
    }

    @Test
    void only_a_source_that_says_so_makes_it_command_and_control_and_never_of_a_file() {
        Label control = new Label(Label.Kind.TACTIC, "command-and-control");
        Asked asked = new Asked(watchlist(
                Level.INFORMATIONAL,
                indicator("bad.example", "a", 60, control),
                indicator("a".repeat(64), "a", 60, control)));
        assertThat(asked.of(0, "QueryName", "bad.example").getFirst().rule().tactics())
                .containsExactly("command-and-control");
        assertThat(asked.of(0, "Hashes", "SHA256=" + "A".repeat(64))
                        .getFirst()
                        .rule()
                        .tactics())
                .isEmpty();
    }

    @Test
    void an_event_counts_once_for_an_indicator_however_many_fields_have_it() {
        Asked asked = new Asked(watchlist(Level.INFORMATIONAL, indicator("45.0.0.1", "a", 80)));
        assertThat(asked.of(0, "DestinationIp", "45.0.0.1", "dst_ip", "45.0.0.1", "SourceIp", "45.0.0.2"))
                .hasSize(1);
        assertThat(asked.detector.sum().seen()).isEqualTo(1);
    }

    @Test
    void urls_in_parts_are_put_together() {
        Asked asked = new Asked(watchlist(Level.INFORMATIONAL, indicator("http://bad.example/a?b", "a", 80)));
        assertThat(asked.of(0, "cs-host", "bad.example", "cs-uri-stem", "/a", "cs-uri-query", "b"))
                .hasSize(1);
        assertThat(asked.of(0, "host", "BAD.example", "uri", "/a?b")).hasSize(1);
        assertThat(asked.of(0, "host", "bad.example", "uri", "/a")).isEmpty();
    }

    @Test
    void what_is_below_the_level_asked_for_is_counted() {
        Asked asked = new Asked(watchlist(Level.HIGH, indicator("45.0.0.1", "a", 60)));
        assertThat(asked.of(0, "DestinationIp", "45.0.0.1")).isEmpty();
        assertThat(asked.detector.sum().low()).isEqualTo(1);
    }

    @Test
    void slots_for_indicators_leave_other_spellings_of_a_field_to_rules() {
        Watchlist watchlist = watchlist(Level.INFORMATIONAL, indicator("45.0.0.1", "a", 80));
        FieldTable fields = FieldTable.with(List.of("MD5", "sourceip"));
        FieldTable widened = watchlist.widened(fields);
        assertThat(widened.slots("md5")).isEqualTo(fields.slots("md5"));
        assertThat(widened.slots("SourceIp")).isEqualTo(fields.slots("SourceIp"));
    }
}
