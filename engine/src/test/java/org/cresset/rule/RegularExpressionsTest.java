package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.cresset.rule.Expression.Flag;
import org.cresset.rule.Expression.OutOfSteps;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// The modifier `re`, and what keeps it from running for ever.
final class RegularExpressionsTest {

    @Test
    void it_matches_somewhere_and_case_counts() {
        assertThat(Trial.fires("f|re: 'a[0-9]+b'", "f", "xxa12bxx")).isTrue();
        assertThat(Trial.fires("f|re: 'a[0-9]+b'", "f", "xxA12Bxx")).isFalse();
        assertThat(Trial.fires("f|re: '^a$'", "f", "xa")).isFalse();
    }

    @Test
    void the_flag_i_and_its_inline_form_fold_case() {
        assertThat(Trial.fires("f|re|i: 'abc'", "f", "xABCx")).isTrue();
        assertThat(Trial.fires("f|re: '(?i)abc'", "f", "xABCx")).isTrue();
        assertThat(Trial.fires("f|re|ignorecase: 'abc'", "f", "xABCx")).isTrue();
    }

    @Test
    void the_flag_m_lets_lines_begin_and_end_inside() {
        assertThat(Trial.fires("f|re: '^b$'", "f", "a\nb\nc")).isFalse();
        assertThat(Trial.fires("f|re|m: '^b$'", "f", "a\nb\nc")).isTrue();
    }

    @Test
    void the_flag_s_lets_a_dot_be_a_line_break() {
        assertThat(Trial.fires("f|re: 'a.b'", "f", "a\nb")).isFalse();
        assertThat(Trial.fires("f|re|s: 'a.b'", "f", "a\nb")).isTrue();
        assertThat(Trial.fires("f|re|i|m|s: '^A.B$'", "f", "x\na\nb")).isTrue();
    }

    @Test
    void only_a_line_feed_ends_a_line() {
        assertThat(Trial.fires("f|re: 'a.b'", "f", "a\rb")).isTrue();
        assertThat(Trial.fires("f|re: 'a.b'", "f", "a\u2028b")).isTrue();
    }

    @Test
    void flags_without_re_are_refused() {
        assertThat(Trial.refusalOf("f|i: a")).contains("without the modifier re");
        assertThat(Trial.refusalOf("f|startswith|s: a")).contains("without the modifier re");
    }

    @Test
    void what_is_no_expression_is_refused() {
        assertThat(Trial.refusalOf("f|re: 'a(b'"))
                .startsWith("not a regular expression: ")
                .contains("a(b");
        assertThat(Trial.refusalOf("f|re: '*a'")).startsWith("not a regular expression: ");
        assertThat(Trial.refusalOf("f|re: '" + "a".repeat(20_001) + "'")).contains("longer than");
    }

    @Test
    void deep_nesting_is_refused_not_fatal() {
        String deep = "(".repeat(9_000) + "a" + ")".repeat(9_000);
        assertThat(Trial.read(Trial.rule("sel:\n  f|re: '" + deep + "'", "sel")))
                .hasSize(1);
    }

    @Test
    void a_catastrophic_expression_that_is_regular_runs_in_linear_time() {
        Expression expression = new Expression("(a+)+$", Set.of());
        assertThat(expression.isLinear()).isTrue();
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(expression.find("a".repeat(50_000) + "b")).isFalse());
    }

    @Test
    void an_expression_with_a_back_reference_has_a_budget_and_ends_undecided() {
        Expression expression = new Expression("(a+)+\\1+$", Set.of());
        assertThat(expression.isLinear()).isFalse();
        assertThat(expression.find("xaa")).isTrue();
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> expression.find("a".repeat(5_000) + "b"))
                        .isInstanceOf(OutOfSteps.class));
    }

    @Test
    void an_expression_that_goes_too_deep_ends_undecided() {
        Expression expression = new Expression("(?=x)(a|b|\\1)*c|(?:(a|b))*\\2d", Set.of());
        assertThat(expression.isLinear()).isFalse();
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            try {
                assertThat(expression.find("ab".repeat(100_000))).isFalse();
            } catch (OutOfSteps given) {
                assertThat(given).hasMessageContaining("out of steps");
            }
        });
    }

    @Test
    void expressions_are_equal_by_text_and_flags() {
        assertThat(new Expression("a", Set.of())).isEqualTo(new Expression("a", EnumSet.noneOf(Flag.class)));
        assertThat(new Expression("a", Set.of())).isNotEqualTo(new Expression("a", Set.of(Flag.IGNORE_CASE)));
    }

    @Test
    void both_engines_mean_the_same_by_an_expression() {
        String budgeted = "()\\1";
        for (String source : new String[] {"a.c", "^a", "c$", "[^b]", "\\bb\\b", "\\w+", "\\s", "a?b+?c*", "(?i)B"}) {
            for (String text : new String[] {"abc", "a\nc", "a\rc\r", "b", "ABC", "", "a b c\n", "c\r\n", "\u0430"}) {
                Expression linear = new Expression(source, Set.of());
                Expression other = new Expression("(?:" + source + ")" + budgeted, Set.of());
                assertThat(linear.isLinear()).isTrue();
                assertThat(other.isLinear()).isFalse();
                assertThat(linear.find(text)).as("%s on %s", source, text).isEqualTo(other.find(text));
            }
        }
    }
}
