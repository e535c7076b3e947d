package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The modifiers that say where a text stands and how it is compared.
final class TextModifiersTest {

    @Test
    void a_value_without_modifiers_is_the_whole_text() {
        assertThat(Trial.fires("f: abc", "f", "abc")).isTrue();
        assertThat(Trial.fires("f: abc", "f", "xabc")).isFalse();
        assertThat(Trial.fires("f: abc", "f", "abcx")).isFalse();
        assertThat(Trial.fires("f: abc", "g", "abc")).isFalse();
    }

    @Test
    void contains_is_anywhere_in_the_text() {
        assertThat(Trial.fires("f|contains: b c", "f", "ab cd")).isTrue();
        assertThat(Trial.fires("f|contains: b c", "f", "b c")).isTrue();
        assertThat(Trial.fires("f|contains: b c", "f", "bc")).isFalse();
    }

    @Test
    void startswith_is_at_the_front_only() {
        assertThat(Trial.fires("f|startswith: ab", "f", "abc")).isTrue();
        assertThat(Trial.fires("f|startswith: ab", "f", "cab")).isFalse();
    }

    @Test
    void endswith_is_at_the_end_only() {
        assertThat(Trial.fires("f|endswith: '\\cmd.exe'", "f", "C:\\Windows\\cmd.exe"))
                .isTrue();
        assertThat(Trial.fires("f|endswith: '\\cmd.exe'", "f", "C:\\Windows\\cmd.exe "))
                .isFalse();
        assertThat(Trial.fires("f|endswith: '\\cmd.exe'", "f", "C:\\acmd.exe")).isFalse();
    }

    @Test
    void a_value_that_already_ends_in_a_wildcard_gets_no_second_one() {
        assertThat(Trial.fires("f|contains: '*ab*'", "f", "xaby")).isTrue();
        assertThat(Trial.fires("f|startswith: 'ab*'", "f", "abc")).isTrue();
        assertThat(Trial.fires("f|endswith: '*ab'", "f", "cab")).isTrue();
    }

    @Test
    void a_list_is_any_of_its_values_and_with_all_each_of_them() {
        assertThat(Trial.fires("f|contains: [ab, cd]", "f", "xcd")).isTrue();
        assertThat(Trial.fires("f|contains|all: [ab, cd]", "f", "xcd")).isFalse();
        assertThat(Trial.fires("f|contains|all: [ab, cd]", "f", "cd ab")).isTrue();
        assertThat(Trial.fires("f|all|contains: [ab, cd]", "f", "cd ab")).isTrue();
    }

    @Test
    void all_is_met_by_several_values_of_one_field_together() {
        assertThat(Trial.fires("f|all: [ab, cd]", "f", "ab", "f", "cd")).isTrue();
        assertThat(Trial.fires("f|all: [ab, cd]", "f", "ab")).isFalse();
    }

    @Test
    void all_of_a_single_value_is_carried_out_with_a_warning() {
        assertThat(Trial.warningsOf("f|contains|all: ab"))
                .singleElement()
                .asString()
                .contains("only one value");
        assertThat(Trial.fires("f|contains|all: ab", "f", "xaby")).isTrue();
    }

    @Test
    void any_element_of_a_field_with_several_values_may_match() {
        assertThat(Trial.fires("f: b", "f", "a", "f", "b")).isTrue();
        assertThat(Trial.fires("f: b", "f", "a", "f", "c")).isFalse();
    }

    @Test
    void case_counts_only_where_the_rule_says_so() {
        assertThat(Trial.fires("f: aBc", "f", "AbC")).isTrue();
        assertThat(Trial.fires("f|cased: aBc", "f", "AbC")).isFalse();
        assertThat(Trial.fires("f|cased: aBc", "f", "aBc")).isTrue();
        assertThat(Trial.fires("f|contains|cased: B", "f", "abc")).isFalse();
        assertThat(Trial.fires("f|cased|contains: B", "f", "aBc")).isTrue();
    }

    @Test
    void case_folds_outside_ascii_but_never_into_it() {
        assertThat(Trial.fires("f: ПРИВЕТ", "f", "привет")).isTrue();
        assertThat(Trial.fires("f|contains: ÄÖ", "f", "xäöx")).isTrue();
        assertThat(Trial.fires("f: k", "f", "\u212A")).isFalse();
        assertThat(Trial.fires("f: \u212A", "f", "K")).isFalse();
        assertThat(Trial.fires("f: i", "f", "\u0130")).isFalse();
    }

    @Test
    void windash_lets_every_dash_stand_for_a_leading_dash_or_slash() {
        for (String dash : new String[] {"-", "/", "\u2013", "\u2014", "\u2015"}) {
            assertThat(Trial.fires("f|windash|contains: ' -enc '", "f", "p.exe " + dash + "ENC x"))
                    .as(dash)
                    .isTrue();
            assertThat(Trial.fires("f|contains|windash: ' /enc '", "f", "p.exe " + dash + "enc x"))
                    .as(dash)
                    .isTrue();
        }
        assertThat(Trial.fires("f|windash|contains: ' -enc '", "f", "p.exe +enc x"))
                .isFalse();
    }

    @Test
    void windash_leaves_a_dash_inside_a_word_alone() {
        assertThat(Trial.fires("f|windash: '-foo-bar'", "f", "/foo-bar")).isTrue();
        assertThat(Trial.fires("f|windash: '-foo-bar'", "f", "-foo/bar")).isFalse();
        assertThat(Trial.fires("f|windash|contains: 'a-b'", "f", "a/b")).isFalse();
    }

    @Test
    void windash_keeps_what_is_not_a_dash() {
        assertThat(Trial.fires("f|windash|contains|all: ['-a', '-b']", "f", "x /a -b"))
                .isTrue();
        assertThat(Trial.fires("f|windash|contains|all: ['-a', '-b']", "f", "x /a b"))
                .isFalse();
    }
}
