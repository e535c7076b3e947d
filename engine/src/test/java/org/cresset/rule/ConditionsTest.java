package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cresset.rule.Trial.Value;
import org.junit.jupiter.api.Test;

/// The grammar of `condition`, tried on every combination of detections that hold.
final class ConditionsTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "_d");

    private static String rule(String condition) {
        StringBuilder detections = new StringBuilder();
        for (String name : NAMES) {
            detections.append(name).append(":\n  ").append("f").append(name).append(": 1\n");
        }
        return Trial.rule(detections.toString(), condition);
    }

    private static void means(String condition, Predicate<Set<String>> meaning) {
        Condition read = Trial.loaded(rule(condition)).rule().condition();
        for (int bits = 0; bits < 1 << NAMES.size(); bits++) {
            List<String> holding = new ArrayList<>();
            for (int i = 0; i < NAMES.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    holding.add(NAMES.get(i));
                }
            }
            List<Value> values =
                    holding.stream().map(name -> Value.number("f" + name, "1")).toList();
            assertThat(Trial.fires(read, values))
                    .as("%s where %s hold", condition, holding)
                    .isEqualTo(meaning.test(Set.copyOf(holding)));
        }
    }

    private static String refusal(String condition) {
        return Trial.refusal(rule(condition));
    }

    private static int count(Set<String> holding, String... names) {
        return (int) Set.of(names).stream().filter(holding::contains).count();
    }

    @Test
    void and_binds_tighter_than_or() {
        means("a or b and c", set -> set.contains("a") || (set.contains("b") && set.contains("c")));
        means("a and b or c", set -> (set.contains("a") && set.contains("b")) || set.contains("c"));
    }

    @Test
    void parentheses_bind_tightest() {
        means("(a or b) and c", set -> (set.contains("a") || set.contains("b")) && set.contains("c"));
        means("((a))", set -> set.contains("a"));
    }

    @Test
    void not_binds_tighter_than_and() {
        means("not a and b", set -> !set.contains("a") && set.contains("b"));
        means("not (a and b)", set -> !(set.contains("a") && set.contains("b")));
        means("not not a", set -> set.contains("a"));
        means("a and not b or not c", set -> (set.contains("a") && !set.contains("b")) || !set.contains("c"));
    }

    @Test
    void not_applies_to_a_whole_quantity() {
        means("not 1 of them", set -> count(set, "a", "b", "c") == 0);
        means("a and not all of them", set -> set.contains("a") && count(set, "a", "b", "c") < 3);
    }

    @Test
    void them_leaves_out_names_with_an_underscore() {
        means("1 of them", set -> count(set, "a", "b", "c") >= 1);
        means("any of them", set -> count(set, "a", "b", "c") >= 1);
        means("all of them", set -> count(set, "a", "b", "c") == 3);
        means("2 of them", set -> count(set, "a", "b", "c") >= 2);
    }

    @Test
    void a_pattern_names_detections_by_wildcards_underscores_too() {
        means("1 of _*", set -> set.contains("_d"));
        means("all of *", set -> set.size() == 4);
        means("3 of *", set -> set.size() >= 3);
        means("all of a", set -> set.contains("a"));
        means("1 of a* or 1 of b*", set -> count(set, "a", "b") >= 1);
    }

    @Test
    void words_of_the_grammar_may_be_written_in_capitals() {
        means("a AND NOT b OR c", set -> (set.contains("a") && !set.contains("b")) || set.contains("c"));
        means("ALL OF THEM", set -> count(set, "a", "b", "c") == 3);
    }

    @Test
    void blanks_and_line_breaks_do_not_matter() {
        means("'  a   and(b)or\tc '", set -> (set.contains("a") && set.contains("b")) || set.contains("c"));
        means("|-\n    a\n    and b", set -> set.contains("a") && set.contains("b"));
    }

    @Test
    void a_list_of_conditions_is_any_of_them() {
        means("[a and b, c]", set -> (set.contains("a") && set.contains("b")) || set.contains("c"));
    }

    @Test
    void a_name_that_is_not_there_is_refused() {
        assertThat(refusal("a and x")).isEqualTo("condition: there is no detection 'x'");
        assertThat(refusal("A")).isEqualTo("condition: there is no detection 'A'");
    }

    @Test
    void a_pattern_that_names_nothing_is_refused() {
        assertThat(refusal("all of x*")).isEqualTo("condition: no detection is named 'x*'");
        assertThat(refusal("a and not 1 of filter_*")).isEqualTo("condition: no detection is named 'filter_*'");
    }

    @Test
    void pipes_are_refused() {
        assertThat(refusal("a | count() > 5")).contains("aggregations");
        assertThat(refusal("a | count(b) by c > 5")).contains("aggregations");
        assertThat(refusal("a | near b")).contains("aggregations");
    }

    @Test
    void what_is_no_condition_is_refused() {
        assertThat(refusal("a and")).isEqualTo("condition: it ends too early");
        assertThat(refusal("(a")).contains("not closed");
        assertThat(refusal("a)")).contains("unexpected ')'");
        assertThat(refusal("a b")).contains("unexpected 'b'");
        assertThat(refusal("1 of")).contains("lacks a name");
        assertThat(refusal("0 of them")).contains("not a quantity");
        assertThat(refusal("few of them")).contains("not a quantity");
        assertThat(refusal("4 of them")).contains("asks for 4 of 3");
        assertThat(refusal("''")).contains("a condition is not text");
        assertThat(refusal("[]")).contains("the list of conditions is empty");
        assertThat(refusal("[[a]]")).contains("a condition is not text");
        assertThat(refusal("{a: b}")).contains("a condition is not text");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(refusal("(".repeat(200) + "a" + ")".repeat(200))).contains("nested deeper than 100");
        assertThat(refusal("not ".repeat(200) + "a")).contains("nested deeper than 100");
    }

    @Test
    void a_detection_that_the_condition_does_not_use_is_a_warning() {
        assertThat(Trial.warnings(rule("a and b"))).containsExactly("the condition does not use _d, c");
        assertThat(Trial.warnings(rule("all of *"))).isEmpty();
    }
}
