package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Fold;
import org.cresset.event.Timestamps;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.Trial.Value;
import org.junit.jupiter.api.Test;

/// Damaged rules and values: a rule is loaded or refused, and what is loaded can be asked.
final class RulesFuzzTest {

    private static final String CORRELATION = """
        title: c
        id: c
        level: low
        correlation:
          type: value_count
          rules: [a, b]
          group-by: [u, w]
          timespan: 5m
          aliases: {u: {a: x, b: y}}
          generate: true
          condition: {gte: 2, lt: 1.5e3, field: [f, g]}
        """;
    private static final List<byte[]> RULES = Stream.of("""
        tool:
          - Image|endswith: '\\certutil.exe'
          - OriginalFileName: 'CertUtil.exe'
        verb:
          CommandLine|windash|contains|all: ['-urlcache', "*a\\*?"]
          f|re|i: '://[^\\s"]+\\.(?:crl|cer)(["'']?)(?:\\s|$)\\1'
        """, """
        tool: &t
          f|cidr: ['10.0.0.0/8', 'fe80::/10']
          f|wide|base64offset|contains: abc
          f|exists: true
          f|fieldref|endswith: g
          f|hour|gte: 22
          f|lt: 0x10
          f|neq: [a, null, 4688, true, 1.5]
        verb: *t
        """, """
        tool: [word, 'a*b', {f: ''}]
        verb:
          '|all': [x, y]
        """)
            .map(detection -> Trial.rule(detection, "tool and (not 1 of v* or 2 of them)"))
            .flatMap(rule -> Stream.of(rule, rule.replace("detection:", "filter:\n  rules: any")))
            .map(rule -> rule.replace("level: high", "level: high\ntags: [attack.t1059, !!str x]\n---\ntitle: y"))
            .flatMap(rule -> Stream.of(rule, rule.replace("---\ntitle: y\n", "")))
            .flatMap(rule -> Stream.of(rule, CORRELATION, CORRELATION.replace("value_count", "temporal_ordered")))
            .map(rule -> rule.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Test
    void rules() {
        Fuzz.run(4, RULES, bytes -> {
            List<Reading> readings = Trial.read(new String(bytes, StandardCharsets.UTF_8));
            assertThat(readings).isNotEmpty();
            for (Reading reading : readings) {
                switch (reading) {
                    case Reading.Refused refused -> assertThat(refused.reason()).isNotBlank();
                    case Reading.Filter filter -> asked(filter.filter().condition());
                    case Reading.Loaded loaded -> asked(loaded.rule().condition());
                }
            }
        });
    }

    private static void asked(Condition condition) {
        FieldTable table = FieldTable.with(Explanation.fields(condition));
        Event event = Trial.event(
                table,
                List.of(
                        new Value("f", org.cresset.event.Kind.TEXT, "2026-03-04 10:39:26 http://x.crl \" -a"),
                        Value.number("g", "0x10"),
                        Value.absent("Image")));
        Explanation explanation = Explanation.of(condition, event);
        try {
            assertThat(explanation.holds())
                    .isEqualTo(new Evaluator(table).predicate(condition).test(event));
        } catch (Expression.OutOfSteps undecided) {
            assertThat(explanation.holds()).isFalse();
        }
        assertThat(Explanation.matched(condition, event)).isNotNull();
    }

    @Test
    void exceptions_and_placeholders() {
        List<byte[]> good = Stream.of(
                        "- rule: 'a*'\n  reason: known\n  expiry: 2027-01-01\n  condition:\n    f|contains: x\n",
                        "admins: [root, 'adm*']\nhosts: dc-01\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.run(1, good, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            try {
                assertThat(ExceptionRule.parse(text)).isNotNull();
            } catch (RuleException refused) {
                assertThat(refused).message().isNotBlank();
            }
            try {
                assertThat(Placeholders.parse(text)).isNotNull();
            } catch (RuleException refused) {
                assertThat(refused).message().isNotBlank();
            }
        });
    }

    @Test
    void values() {
        List<byte[]> good = Stream.of(
                        "a*b?\\*c",
                        "10.1.2.3/24",
                        "fe80::1.2.3.4%eth0/64",
                        "2026-03-04T10:39:26.678+05:00",
                        "1591757456.537",
                        "/Date(1591757456537)/")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.run(2, good, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            Glob glob = Glob.parse(text);
            assertThat(Glob.parse(glob.toString())).isEqualTo(glob);
            assertThat(glob.hasWildcards()
                            || glob.folded().matches(Fold.fold(glob.plain().orElseThrow())))
                    .isTrue();
            assertThat(glob.hasWildcards() || glob.matches(glob.plain().orElseThrow()))
                    .isTrue();
            Network.parse(text)
                    .ifPresent(network ->
                            assertThat(Network.parse(network.toString())).contains(network));
            long time = Timestamps.parse(text);
            assertThat(time == Event.NO_TIME || !Timestamps.format(time).isEmpty())
                    .isTrue();
            assertThat(Numbers.parse(text).map(java.math.BigDecimal::signum).orElse(0))
                    .isBetween(-1, 1);
        });
    }
}
