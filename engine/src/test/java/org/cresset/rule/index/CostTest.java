package org.cresset.rule.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.index.Cost.Woken;
import org.junit.jupiter.api.Test;

/// What the index knows about the cost of a rule.
final class CostTest {

    private static Cost cost(String selection, String condition) {
        String rule = """
                title: t
                id: 5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01
                level: low
                logsource: {product: windows}
                detection:
                  a: %s
                  b: {User: x}
                  condition: %s
                """.formatted(selection, condition);
        Reading reading =
                new RuleReader(Placeholders.NONE).read(rule, "rule.yml").getFirst();
        return Cost.of(((Reading.Loaded) reading).rule().condition());
    }

    @Test
    void texts_wake_a_rule_and_cost_little() {
        assertThat(cost("{Image|endswith: ['\\a.exe', '\\b.exe']}", "a and not b"))
                .isEqualTo(new Cost(Woken.BY_TEXT, 3, 0, 0, 0, 0, 0));
    }

    @Test
    void a_rule_of_negations_never_sleeps() {
        assertThat(cost("{Image|endswith: '\\a.exe'}", "not a").woken()).isEqualTo(Woken.ALWAYS);
        assertThat(cost("{Image|endswith: '\\a.exe'}", "a or not b").woken()).isEqualTo(Woken.ALWAYS);
    }

    @Test
    void a_field_that_must_be_there_wakes_a_rule() {
        assertThat(cost("{Port|gt: 1024}", "a")).isEqualTo(new Cost(Woken.BY_FIELD, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void expressions_are_guarded_by_a_text_that_they_need() {
        assertThat(cost("{Image|re: 'mimi[a-z]+'}", "a")).isEqualTo(new Cost(Woken.BY_TEXT, 1, 1, 1, 0, 0, 0));
        assertThat(cost("{Image|re: '[a-z]+[0-9]'}", "a")).isEqualTo(new Cost(Woken.BY_FIELD, 0, 1, 1, 1, 0, 0));
        assertThat(cost("{Image|re: 'a(?!b)'}", "a")).isEqualTo(new Cost(Woken.BY_FIELD, 0, 1, 1, 1, 1, 0));
    }

    @Test
    void keywords_are_looked_for_in_every_value() {
        assertThat(cost("[one, two]", "a")).isEqualTo(new Cost(Woken.BY_TEXT, 2, 0, 0, 0, 0, 2));
    }

    @Test
    void what_is_asked_more_often_weighs_more() {
        long text = cost("{Image|endswith: '\\a.exe'}", "a").weight();
        long field = cost("{Image|re: '[a-z]+[0-9]'}", "a").weight();
        long always = cost("{Image|endswith: '\\a.exe'}", "not a").weight();
        assertThat(text).isLessThan(field);
        assertThat(field).isLessThan(always);
    }
}
