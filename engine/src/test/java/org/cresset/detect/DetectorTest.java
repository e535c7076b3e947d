package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cresset.detect.Scanned.readings;
import static org.cresset.detect.Scanned.rule;

import org.cresset.event.Timestamps;
import org.cresset.rule.ExceptionRule;
import org.junit.jupiter.api.Test;

/// Rules, exceptions and the account of both.
final class DetectorTest {

    private static final String LOG = """
        {"product":"app","category":"x","time":"2026-03-04T10:00:00Z","f":"a","host_name":"one"}
        {"product":"app","category":"x","time":"2026-03-05T10:00:00Z","f":"a","host_name":"two"}
        {"product":"other","category":"x","f":"a"}
        {"f":"a"}
        """;

    private static String exception(String more) {
        return "- rule: 'Rule*'\n  reason: known\n" + more.indent(2);
    }

    @Test
    void a_rule_is_asked_only_about_events_of_its_source() {
        Scanned scanned = Scanned.of(readings(rule(1, "app", "f: a"), rule(2, "none", "f: a")), "", LOG);
        assertThat(scanned.detections()).hasSize(2);
        assertThat(scanned.account().hits(0)).isEqualTo(2);
        assertThat(scanned.account().hadSource(0)).isTrue();
        assertThat(scanned.account().hadSource(1)).isFalse();
        assertThat(scanned.account().events()).isEqualTo(4);
        assertThat(scanned.account().unknownSource()).isEqualTo(1);
        assertThat(scanned.account().timeless()).isEqualTo(2);
        assertThat(Timestamps.format(scanned.account().last())).isEqualTo("2026-03-05T10:00:00.000Z");
    }

    @Test
    void of_rules_with_the_same_id_the_first_stays() {
        RuleSet rules = RuleSet.of(readings(rule(1, "app", "f: a"), rule(1, "app", "f: b")), java.util.List.of());
        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.refused().getFirst().reason()).isEqualTo("another rule has the same id: rule0.yml");
        assertThat(rules.total()).isEqualTo(2);
    }

    @Test
    void an_exception_silences_hits_and_they_are_counted() {
        Scanned scanned = Scanned.of(readings(rule(1, "app", "f: a")), exception("condition:\n  host_name: one"), LOG);
        assertThat(scanned.detections()).hasSize(1);
        assertThat(scanned.account().silencedOf(0)).isEqualTo(1);
        assertThat(scanned.account().hits(0)).isEqualTo(1);
    }

    @Test
    void an_exception_names_its_rule_by_id_or_title_with_wildcards() {
        for (String name : new String[] {"'rule 1'", "00000000-0000-4000-8000-000000000001", "'*'", "'R?LE*'"}) {
            String yaml = exception("condition: {f: a}").replace("'Rule*'", name);
            assertThat(Scanned.of(readings(rule(1, "app", "f: a")), yaml, LOG).detections())
                    .as(name)
                    .isEmpty();
        }
        String other = exception("condition: {f: a}").replace("'Rule*'", "Rule 2");
        assertThat(Scanned.of(readings(rule(1, "app", "f: a")), other, LOG).detections())
                .hasSize(2);
    }

    @Test
    void an_exception_ends_by_the_time_of_the_event() {
        String yaml = exception("condition: {f: a}\nexpiry: 2026-03-05");
        Scanned scanned = Scanned.of(readings(rule(1, "app", "f: a")), yaml, LOG);
        assertThat(scanned.account().silencedOf(0)).isEqualTo(1);
        String to = exception("condition: {f: a}\nexpiry: 2026-03-05T10:00:00Z");
        assertThat(Scanned.of(readings(rule(1, "app", "f: a")), to, LOG)
                        .account()
                        .silencedOf(0))
                .isEqualTo(1);
    }

    @Test
    void an_exception_with_an_end_does_not_hold_for_an_event_without_time() {
        String yaml = exception("condition: {f: a}\nexpiry: 2030-01-01");
        assertThat(Scanned.of(readings(rule(1, "other", "f: a")), yaml, LOG).detections())
                .hasSize(1);
    }

    @Test
    void an_exception_that_is_not_of_the_form_is_refused() {
        refuses("- rule: x\n  reason: y\n  condition: {f: a}\n  until: 2027\n", "unknown key 'until'");
        refuses("- rule: x\n  condition: {f: a}\n", "lacks its reason");
        refuses("- reason: x\n  condition: {f: a}\n", "lacks its rule");
        refuses("- rule: x\n  reason: y\n", "lacks its condition");
        refuses("- rule: x\n  reason: y\n  condition: {f: a}\n  expiry: soon\n", "expiry is not a date: 'soon'");
        refuses("rule: x\n", "exceptions are a list");
        refuses("- x\n", "an exception has rule");
        refuses("- rule: x\n  reason: y\n  condition: {'f|nope': a}\n", "unknown modifier 'nope'");
        refuses("- rule: x\n  reason: y\n  condition: {'f|re': '" + "(".repeat(9000) + "'}\n", "");
    }

    private static void refuses(String yaml, String reason) {
        assertThatThrownBy(() -> ExceptionRule.parse(yaml))
                .isInstanceOf(org.cresset.rule.RuleException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void an_expression_out_of_steps_is_counted_as_undecided() {
        String log = "{\"product\":\"app\",\"category\":\"x\",\"f\":\"" + "a".repeat(3000) + "b\"}\n";
        Scanned scanned = Scanned.of(readings(rule(1, "app", "f|re: '(a+)+\\1+$'")), "", log);
        assertThat(scanned.account().undecidedOf(0)).isEqualTo(1);
        assertThat(scanned.account().hits(0)).isZero();
        assertThat(scanned.account().hadSource(0)).isTrue();
    }

    @Test
    void a_detection_has_the_same_id_for_the_same_record_and_rule() {
        Scanned scanned = Scanned.of(readings(rule(1, "app", "f: a"), rule(2, "app", "f: a")), "", LOG);
        Scanned again = Scanned.of(readings(rule(1, "app", "f: a"), rule(2, "app", "f: a")), "", LOG);
        assertThat(scanned.detections())
                .extracting(Detection::id)
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(again.detections()).isEqualTo(scanned.detections());
        assertThat(scanned.detections().getFirst().matched()).containsExactly(java.util.Map.entry("f", "a"));
    }
}
