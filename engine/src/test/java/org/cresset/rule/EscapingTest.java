package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// Backslashes and wildcards in the values of rules.
final class EscapingTest {

    private static boolean matches(String glob, String text) {
        return Glob.parse(glob).matches(text);
    }

    @Test
    void a_backslash_before_a_plain_character_is_itself() {
        assertThat(matches("C:\\Windows", "C:\\Windows")).isTrue();
        assertThat(matches("C:\\Windows", "C:Windows")).isFalse();
    }

    @Test
    void an_escaped_star_is_a_star() {
        assertThat(matches("a\\*b", "a*b")).isTrue();
        assertThat(matches("a\\*b", "axb")).isFalse();
        assertThat(matches("a\\*b", "a\\b")).isFalse();
    }

    @Test
    void an_escaped_question_mark_is_a_question_mark() {
        assertThat(matches("a\\?", "a?")).isTrue();
        assertThat(matches("a\\?", "ab")).isFalse();
    }

    @Test
    void two_backslashes_and_a_star_are_a_backslash_and_any_text() {
        assertThat(matches("a\\\\*", "a\\")).isTrue();
        assertThat(matches("a\\\\*", "a\\anything")).isTrue();
        assertThat(matches("a\\\\*", "a*")).isFalse();
    }

    @Test
    void three_backslashes_and_a_star_are_a_backslash_and_a_star() {
        assertThat(matches("a\\\\\\*", "a\\*")).isTrue();
        assertThat(matches("a\\\\\\*", "a\\x")).isFalse();
    }

    @Test
    void one_or_two_backslashes_are_one_and_three_or_four_are_two() {
        assertThat(matches("a\\b", "a\\b")).isTrue();
        assertThat(matches("a\\\\b", "a\\b")).isTrue();
        assertThat(matches("a\\\\\\b", "a\\\\b")).isTrue();
        assertThat(matches("a\\\\\\\\b", "a\\\\b")).isTrue();
        assertThat(matches("a\\\\b", "a\\\\b")).isFalse();
    }

    @Test
    void a_backslash_at_the_end_is_itself() {
        assertThat(matches("a\\", "a\\")).isTrue();
        assertThat(matches("a\\\\", "a\\")).isTrue();
        assertThat(Trial.fires("f|endswith: '\\'", "f", "C:\\")).isTrue();
        assertThat(Trial.fires("f|contains: 'a\\'", "f", "xa\\y")).isTrue();
    }

    @Test
    void escapes_are_read_before_modifiers_add_their_wildcards() {
        assertThat(Trial.fires("f|contains: 'a\\*'", "f", "xa*y")).isTrue();
        assertThat(Trial.fires("f|contains: 'a\\*'", "f", "xaby")).isFalse();
        assertThat(Trial.fires("f|startswith: 'a\\*'", "f", "a*y")).isTrue();
    }

    @Test
    void a_regular_expression_keeps_its_backslashes() {
        assertThat(Trial.fires("f|re: 'a\\*\\\\b'", "f", "a*\\b")).isTrue();
    }

    @Test
    void a_question_mark_is_one_character_even_of_two_units() {
        assertThat(matches("a?b", "axb")).isTrue();
        assertThat(matches("a?b", "ab")).isFalse();
        assertThat(matches("a?b", "a\uD83D\uDE00b")).isTrue();
        assertThat(matches("a??b", "a\uD83D\uDE00b")).isFalse();
        assertThat(matches("*??", "\uD83D\uDE00")).isFalse();
        assertThat(matches("?", "\uD83D\uDE00")).isTrue();
    }

    @Test
    void a_star_runs_over_line_breaks() {
        assertThat(matches("a*b", "a\r\nx\nb")).isTrue();
        assertThat(matches("a?b", "a\nb")).isTrue();
    }

    @Test
    void a_star_alone_is_any_value_even_an_empty_one() {
        assertThat(Trial.fires("f: '*'", "f", "")).isTrue();
        assertThat(Trial.fires("f: '*'", "f", "x")).isTrue();
        assertThat(Trial.fires("f: '*'", "g", "x")).isFalse();
        assertThat(Trial.fires("f: '?*'", "f", "")).isFalse();
    }

    @Test
    void a_glob_means_what_its_plain_definition_says() {
        Property.holds(20_000, chance -> {
            String glob = Property.text(chance, 7, "a", "b", "*", "?", "\uD83D\uDE00", "\\*", "\\");
            String text = Property.text(chance, 8, "a", "b", "\n", "*", "\\", "\uD83D\uDE00");
            int[] tokens = tokens(glob);
            assertThat(matches(glob, text))
                    .as("'%s' on '%s'", glob, text)
                    .isEqualTo(matches(tokens, 0, text.codePoints().toArray(), 0));
        });
    }

    /// By the definition: `-1` is any text, `-2` one character.
    private static boolean matches(int[] glob, int i, int[] text, int j) {
        if (i == glob.length) {
            return j == text.length;
        }
        if (glob[i] == -1) {
            return matches(glob, i + 1, text, j) || (j < text.length && matches(glob, i, text, j + 1));
        }
        return j < text.length && (glob[i] == -2 || glob[i] == text[j]) && matches(glob, i + 1, text, j + 1);
    }

    private static int[] tokens(String glob) {
        int[] points = glob.codePoints().toArray();
        java.util.stream.IntStream.Builder tokens = java.util.stream.IntStream.builder();
        for (int i = 0; i < points.length; i++) {
            boolean escapes = points[i] == '\\' && i + 1 < points.length && "*?\\".indexOf(points[i + 1]) >= 0;
            i += escapes ? 1 : 0;
            tokens.add(escapes ? points[i] : points[i] == '*' ? -1 : points[i] == '?' ? -2 : points[i]);
        }
        return tokens.build().toArray();
    }

    @Test
    void a_shape_and_its_core_mean_the_same_as_the_glob() {
        Property.holds(5_000, chance -> {
            Glob glob = Glob.parse(Property.text(chance, 5, "a", "b", "*", "*", "\\*"));
            String text = Property.text(chance, 6, "a", "b", "*");
            boolean byShape = switch (glob.shape()) {
                case EQUALS -> text.equals(glob.core());
                case STARTS -> text.startsWith(glob.core());
                case ENDS -> text.endsWith(glob.core());
                case CONTAINS -> text.contains(glob.core());
                case FREE -> glob.matches(text);
            };
            assertThat(byShape).as("%s on %s", glob, text).isEqualTo(glob.matches(text));
        });
    }

    @Test
    void a_glob_that_is_printed_and_read_again_is_the_same() {
        Property.holds(5_000, chance -> {
            Glob glob = Glob.parse(Property.text(chance, 8, "a", "*", "?", "\\", "\\*", "\\?"));
            assertThat(Glob.parse(glob.toString())).as(glob.toString()).isEqualTo(glob);
        });
    }
}
