package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.rule.Trial.Value;
import org.junit.jupiter.api.Test;

/// Nothing, emptiness, numbers and truth values, in rules and in events.
final class ValuesTest {

    @Test
    void null_is_a_field_that_is_absent_or_null() {
        assertThat(Trial.fires("f: null", "g", "x")).isTrue();
        assertThat(Trial.fires("f:", "g", "x")).isTrue();
        assertThat(Trial.fires("f: ~", Value.absent("f"))).isTrue();
        assertThat(Trial.fires("f: null", "f", "x")).isFalse();
        assertThat(Trial.fires("f: null", "f", "")).isFalse();
        assertThat(Trial.fires("f: null", "f", "null")).isFalse();
    }

    @Test
    void null_in_quotes_is_text() {
        assertThat(Trial.fires("f: 'null'", "f", "NULL")).isTrue();
        assertThat(Trial.fires("f: 'null'", "g", "x")).isFalse();
    }

    @Test
    void null_in_a_list_is_carried_out_with_a_warning() {
        assertThat(Trial.warningsOf("f: [null, a]")).singleElement().asString().contains("null stands in a list");
        assertThat(Trial.fires("f: [null, a]", "f", "a")).isTrue();
        assertThat(Trial.fires("f: [null, a]", "g", "x")).isTrue();
        assertThat(Trial.fires("f: [null, a]", "f", "b")).isFalse();
    }

    @Test
    void null_with_a_text_modifier_is_refused() {
        assertThat(Trial.refusalOf("f|contains: null")).contains("null cannot be modified");
        assertThat(Trial.refusalOf("f|gt: null")).contains("null cannot be modified");
    }

    @Test
    void empty_text_is_a_field_that_is_there_and_empty() {
        assertThat(Trial.fires("f: ''", "f", "")).isTrue();
        assertThat(Trial.fires("f: ''", "f", " ")).isFalse();
        assertThat(Trial.fires("f: ''", "g", "")).isFalse();
        assertThat(Trial.fires("f: ''", Value.absent("f"))).isFalse();
    }

    @Test
    void a_field_the_event_lacks_matches_no_test() {
        assertThat(Trial.fires("f|contains: ''", "g", "x")).isFalse();
        assertThat(Trial.fires("f|re: '.*'", "g", "x")).isFalse();
        assertThat(Trial.fires("f|re: '.*'", Value.absent("f"))).isFalse();
    }

    @Test
    void a_number_in_a_rule_is_a_number_or_its_text_in_the_event() {
        assertThat(Trial.fires("f: 4688", Value.number("f", "4688"))).isTrue();
        assertThat(Trial.fires("f: 4688", "f", "4688")).isTrue();
        assertThat(Trial.fires("f: '4688'", Value.number("f", "4688"))).isTrue();
        assertThat(Trial.fires("f: 4688", "f", "46880")).isFalse();
    }

    @Test
    void a_hexadecimal_number_in_a_rule_is_its_text_or_the_number() {
        assertThat(Trial.fires("f: 0x10", "f", "0x10")).isTrue();
        assertThat(Trial.fires("f: 0x10", "f", "16")).isTrue();
        assertThat(Trial.fires("f: '0x10'", "f", "16")).isFalse();
        assertThat(Trial.fires("f: 0o17", "f", "15")).isTrue();
        assertThat(Trial.fires("f: +5", "f", "5")).isTrue();
    }

    @Test
    void a_number_with_leading_zeros_is_its_text() {
        assertThat(Trial.fires("f: 0010", "f", "0010")).isTrue();
        assertThat(Trial.fires("f: 0010", "f", "8")).isFalse();
    }

    @Test
    void truth_values_are_their_words() {
        assertThat(Trial.fires("f: true", Value.flag("f", true))).isTrue();
        assertThat(Trial.fires("f: 'true'", Value.flag("f", true))).isTrue();
        assertThat(Trial.fires("f: true", "f", "True")).isTrue();
        assertThat(Trial.fires("f: false", Value.flag("f", true))).isFalse();
        assertThat(Trial.fires("f: yes", "f", "yes")).isTrue();
        assertThat(Trial.fires("f: yes", Value.flag("f", true))).isFalse();
    }

    @Test
    void blanks_in_a_field_name_do_not_count() {
        assertThat(Trial.fires("New Value: a", "NewValue", "a")).isTrue();
        assertThat(Trial.fires("'Threat Name|contains': a", "ThreatName", "xax"))
                .isTrue();
    }

    @Test
    void field_names_keep_their_case() {
        assertThat(Trial.fires("image: a", "Image", "a")).isFalse();
    }
}
