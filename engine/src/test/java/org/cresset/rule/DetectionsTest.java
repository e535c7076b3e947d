package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.rule.Trial.Value;
import org.junit.jupiter.api.Test;

/// Maps, lists and keywords.
final class DetectionsTest {

    @Test
    void a_map_is_all_of_its_items() {
        assertThat(Trial.fires("f: a\ng: b", "f", "a", "g", "b")).isTrue();
        assertThat(Trial.fires("f: a\ng: b", "f", "a")).isFalse();
    }

    @Test
    void a_list_of_maps_is_any_of_them() {
        assertThat(Trial.fires("- f: a\n  g: b\n- h: c", "f", "a", "g", "b")).isTrue();
        assertThat(Trial.fires("- f: a\n  g: b\n- h: c", "h", "c")).isTrue();
        assertThat(Trial.fires("- f: a\n  g: b\n- h: c", "f", "a")).isFalse();
    }

    @Test
    void the_same_field_may_stand_twice_with_different_modifiers() {
        assertThat(Trial.fires("f|startswith: a\nf|endswith: b", "f", "axb")).isTrue();
        assertThat(Trial.fires("f|startswith: a\nf|endswith: b", "f", "ax")).isFalse();
    }

    @Test
    void keywords_are_found_in_any_value_in_any_case() {
        assertThat(Trial.fires("- mimikatz\n- lsass", "f", "x", "g", "run Mimikatz now"))
                .isTrue();
        assertThat(Trial.fires("- mimikatz\n- lsass", "f", "x")).isFalse();
        assertThat(Trial.fires("- mimikatz", "mimikatz", "x")).isFalse();
        assertThat(Trial.fires("- 4688", Value.number("f", "4688"))).isTrue();
    }

    @Test
    void a_keyword_may_have_wildcards() {
        assertThat(Trial.fires("- 'a*c'", "f", "xx a b c xx")).isTrue();
        assertThat(Trial.fires("- 'a*c'", "f", "a", "g", "c")).isFalse();
    }

    @Test
    void all_keywords_may_stand_in_different_values() {
        assertThat(Trial.fires("'|all': [a1, b2]", "f", "xa1", "g", "b2x")).isTrue();
        assertThat(Trial.fires("'|all': [a1, b2]", "f", "xa1")).isFalse();
    }

    @Test
    void a_keyword_may_be_a_regular_expression() {
        assertThat(Trial.fires("'|re': 'a[0-9]b'", "f", "xa7b")).isTrue();
        assertThat(Trial.fires("'|re': 'a[0-9]b'", "f", "xaxb")).isFalse();
    }

    @Test
    void a_list_may_mix_keywords_and_maps() {
        assertThat(Trial.fires("- word\n- f: a", "g", "a word")).isTrue();
        assertThat(Trial.fires("- word\n- f: a", "f", "a")).isTrue();
        assertThat(Trial.fires("- word\n- f: a", "g", "a")).isFalse();
    }

    @Test
    void a_single_text_is_a_keyword() {
        assertThat(Trial.fires("word", "g", "a word")).isTrue();
    }

    @Test
    void null_is_no_keyword() {
        assertThat(Trial.refusalOf("- null")).contains("a keyword: it needs a field");
        assertThat(Trial.refusalOf("'|exists': true")).contains("a keyword: it needs a field");
    }

    @Test
    void what_has_no_meaning_is_refused_with_its_line() {
        assertThat(Trial.refusalOf("{}")).contains("an empty detection");
        assertThat(Trial.refusalOf("[]")).contains("an empty list");
        assertThat(Trial.refusalOf("f: []")).contains("'f': no values");
        assertThat(Trial.refusalOf("- - a")).contains("a list in a list");
        assertThat(Trial.refusalOf("f:\n  g: a")).contains("the value of 'f' is a mapping");
        assertThat(Trial.refusalOf("f: [[a]]")).contains("is not a single value");
        assertThat(Trial.refusalOf("f: [{a: b}]")).contains("is not a single value");
        assertThat(Trial.refusalOf("f|contain: a")).isEqualTo("line 9: unknown modifier 'contain' of 'f'");
        assertThat(Trial.refusalOf("f|: a")).contains("unknown modifier ''");
    }
}
