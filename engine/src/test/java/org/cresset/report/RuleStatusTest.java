package org.cresset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.Property;
import org.cresset.detect.Detection;
import org.cresset.detect.Scanned;
import org.cresset.report.RuleStatus.Status;
import org.junit.jupiter.api.Test;

/// Every rule that was given is accounted for.
final class RuleStatusTest {

    private static Findings findings(Scanned scanned) {
        Tally tally = new Tally();
        scanned.detections().forEach(tally::add);
        return new Findings(
                scanned.rules(),
                scanned.account(),
                tally,
                Findings.Stories.NONE,
                Findings.Indicators.NONE,
                new Findings.Inputs(1, 1, 0, 0, List.of(), List.of(), List.of(), List.of()),
                "1",
                "rules",
                new Findings.Run(1, 1, 1));
    }

    private static String rule(java.util.random.RandomGenerator chance, int number) {
        String product = List.of("a", "b", "c").get(chance.nextInt(3));
        String item = List.of("f: x", "f: y", "f|contains: x", "f|nope: x", "f|re: '(x+)+\\1+$'", "f|re: '('")
                .get(chance.nextInt(6));
        return Scanned.rule(number, product, item);
    }

    @Test
    void fired_quiet_without_source_and_refused_rules_are_all_rules() {
        Property.holds(200, chance -> {
            int count = 1 + chance.nextInt(8);
            String[] rules = new String[count];
            for (int i = 0; i < count; i++) {
                rules[i] = rule(chance, chance.nextInt(10));
            }
            StringBuilder log = new StringBuilder("{\"product\":\"z\"}\n");
            for (int i = chance.nextInt(6); i > 0; i--) {
                String product = List.of("a", "b").get(chance.nextInt(2));
                log.append("{\"product\":\"%s\",\"category\":\"x\",\"f\":\"%s\"}\n"
                        .formatted(product, Property.text(chance, 3, "x", "y")));
            }
            String excepted = chance.nextBoolean() ? "- rule: '*1'\n  reason: r\n  condition: {f: x}\n" : "";
            Scanned scanned = Scanned.of(Scanned.readings(rules), excepted, log.toString());
            Findings findings = findings(scanned);
            List<RuleStatus> all = RuleStatus.all(findings);
            assertThat(all).hasSize(count).hasSize(scanned.rules().total());
            long sum = 0;
            for (Status status : Status.values()) {
                sum += RuleStatus.count(all, status);
            }
            assertThat(sum).isEqualTo(count);
            assertThat(all.stream().mapToLong(RuleStatus::hits).sum())
                    .isEqualTo(scanned.detections().size());
            assertThat(all).allSatisfy(one -> consistent(one, scanned.detections()));
        });
    }

    private static void consistent(RuleStatus rule, List<Detection> detections) {
        boolean found = detections.stream().anyMatch(one -> one.rule().id().equals(rule.id()));
        switch (rule.status()) {
            case FIRED -> assertThat(found && rule.hits() > 0).isTrue();
            case QUIET -> assertThat(!found && rule.hits() == 0).isTrue();
            case NO_SOURCE ->
                assertThat(!found && rule.reason().startsWith("no event of ")).isTrue();
            case REFUSED -> assertThat(rule.reason()).isNotBlank();
        }
    }

    @Test
    void a_rule_whose_hits_were_all_silenced_is_quiet_and_says_so() {
        Scanned scanned = Scanned.of(
                Scanned.readings(Scanned.rule(1, "a", "f: x")),
                "- rule: '*'\n  reason: r\n  condition: {f: x}\n",
                "{\"product\":\"a\",\"category\":\"x\",\"f\":\"x\"}\n");
        RuleStatus status = RuleStatus.all(findings(scanned)).getFirst();
        assertThat(status.status()).isEqualTo(Status.QUIET);
        assertThat(status.reason()).isEqualTo("1 hits silenced by exceptions");
        assertThat(RuleStatus.silenced(findings(scanned))).isEqualTo(1);
    }
}
