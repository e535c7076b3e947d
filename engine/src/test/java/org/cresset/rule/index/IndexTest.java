package org.cresset.rule.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.Property;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.rule.Condition;
import org.cresset.rule.Evaluator;
import org.cresset.rule.Explanation;
import org.cresset.rule.Expression;
import org.cresset.rule.Glob;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.ValueTest;
import org.cresset.rule.index.Matcher.Caching;
import org.junit.jupiter.api.Test;

/// The index finds what the reference finds.
final class IndexTest {

    /// What came of asking many rules about an event.
    private record Answers(Map<Integer, Map<String, String>> hits, Set<Integer> undecided) {

        Answers() {
            this(new TreeMap<>(), new TreeSet<>());
        }
    }

    private static Answers reference(List<Condition> conditions, Event event) {
        Answers answers = new Answers();
        Evaluator evaluator = new Evaluator(event.fields());
        for (int rule = 0; rule < conditions.size(); rule++) {
            try {
                if (evaluator.predicate(conditions.get(rule)).test(event)) {
                    answers.hits().put(rule, Explanation.matched(conditions.get(rule), event));
                }
            } catch (Expression.OutOfSteps open) {
                answers.undecided().add(rule);
            }
        }
        return answers;
    }

    private static Answers asked(Matcher matcher, Event event) {
        Answers answers = new Answers();
        List<Integer> order = new ArrayList<>();
        matcher.match(event, new Matcher.Outcome() {
            @Override
            public void hit(int rule, Event of) {
                order.add(rule);
                answers.hits().put(rule, matcher.matched(rule, of));
            }

            @Override
            public void undecided(int rule) {
                answers.undecided().add(rule);
            }
        });
        assertThat(order).isSorted();
        return answers;
    }

    private static FieldTable table(List<Condition> conditions) {
        Set<String> fields = new TreeSet<>();
        conditions.forEach(condition -> fields.addAll(Explanation.fields(condition)));
        return FieldTable.with(fields);
    }

    private static Index index(List<Condition> conditions, FieldTable table) {
        return new Index(conditions, table);
    }

    @Test
    void what_it_finds_and_shows_is_what_the_reference_finds_and_shows() {
        int[] hits = new int[1];
        Property.holds(1500, chance -> {
            Chanced chanced = new Chanced(chance);
            List<Condition> conditions =
                    chanced.rules(12).stream().map(SigmaRule::condition).toList();
            FieldTable table = table(conditions);
            Index index = index(conditions, table);
            Matcher remembering = new Matcher(index, Caching.ON);
            Matcher forgetful = new Matcher(index, Caching.OFF);
            Event event = new Event(table);
            for (int i = 0; i < 20; i++) {
                chanced.fill(event, table);
                Answers expected = reference(conditions, event);
                assertThat(asked(forgetful, event)).isEqualTo(expected);
                assertThat(asked(remembering, event)).isEqualTo(expected);
                assertThat(asked(remembering, event)).isEqualTo(expected);
                hits[0] += expected.hits().size();
            }
        });
        assertThat(hits[0]).as("chance makes events that fire").isGreaterThan(30_000);
    }

    @Test
    void an_expression_out_of_steps_counts_only_where_the_rest_does_not_decide() {
        Condition endless = match("a", "(a+)+\\1b");
        Condition yes = match("b", "x");
        List<Condition> conditions = List.of(
                endless,
                new Condition.Any(List.of(endless, yes)),
                new Condition.All(List.of(endless, new Condition.Not(yes))),
                new Condition.All(List.of(endless, yes)),
                new Condition.AtLeast(2, List.of(endless, yes, new Condition.Present("a"))));
        FieldTable table = table(conditions);
        Event event = new Event(table);
        event.add(table.slot("a"), Kind.TEXT, "a".repeat(40));
        event.add(table.slot("b"), Kind.TEXT, "x");
        Answers answers = asked(new Matcher(index(conditions, table), Caching.ON), event);
        assertThat(answers).isEqualTo(reference(conditions, event));
        assertThat(answers.undecided()).containsExactly(0, 3);
        assertThat(answers.hits()).containsOnlyKeys(1, 4);
    }

    @Test
    void what_is_undecided_is_shown_by_nothing_and_asked_once() {
        Condition endless = match("a", "(a+)+\\1b");
        Condition yes = match("b", "x");
        Condition other = new Condition.Match("c", new ValueTest.Text(Glob.literal("y"), false));
        List<Condition> conditions = List.of(
                new Condition.Any(List.of(yes, new Condition.All(List.of(other, new Condition.Not(endless))))),
                new Condition.All(List.of(yes, match("a", "x++evil"))),
                new Condition.All(List.of(yes, new Condition.Not(match("a", "x++evil")))));
        FieldTable table = table(conditions);
        Event event = new Event(table);
        event.add(table.slot("a"), Kind.TEXT, "a".repeat(40) + "x".repeat(3000));
        event.add(table.slot("b"), Kind.TEXT, "x");
        event.add(table.slot("c"), Kind.TEXT, "y");
        Answers answers = asked(new Matcher(index(conditions, table), Caching.ON), event);
        assertThat(answers).isEqualTo(reference(conditions, event));
        assertThat(answers.hits().get(0)).containsOnlyKeys("b");
    }

    @Test
    void a_condition_too_large_for_steps_is_left_to_the_reference() {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            parts.add(contains("f", "t" + i));
        }
        List<Condition> conditions = List.of(new Condition.AtLeast(150, parts), new Condition.AtLeast(3, parts));
        FieldTable table = table(conditions);
        Event event = new Event(table);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i += 40) {
            text.append('t').append(i).append(' ');
        }
        event.add(table.slot("f"), Kind.TEXT, text.toString());
        Answers answers = asked(new Matcher(index(conditions, table), Caching.ON), event);
        assertThat(answers).isEqualTo(reference(conditions, event));
        assertThat(answers.hits()).containsOnlyKeys(1);
    }

    private static Condition match(String field, String expression) {
        return new Condition.Match(field, new ValueTest.Regex(new Expression(expression, Set.of())));
    }

    @Test
    void what_an_expression_needs_stands_in_all_that_it_matches() {
        int[] told = new int[3];
        Property.holds(20_000, chance -> {
            Chanced chanced = new Chanced(chance);
            String source = chanced.expression(3);
            Expression expression = new Expression(source, Set.of());
            Set<String> needed = expression.necessary();
            told[0] += needed.isEmpty() ? 0 : 1;
            told[2] += expression.shortest();
            for (int i = 0; i < 10; i++) {
                String text = chanced.value() + (chance.nextBoolean() ? "ababab.exeaab" : "");
                if (expression.isLinear() && expression.find(text)) {
                    told[1]++;
                    assertThat(text.codePointCount(0, text.length()))
                            .as(source)
                            .isGreaterThanOrEqualTo(expression.shortest());
                    assertThat(needed.isEmpty() || needed.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
                            .as(source + " in " + text)
                            .isTrue();
                }
            }
        });
        assertThat(told[0]).isGreaterThan(3_000);
        assertThat(told[1]).isGreaterThan(3_000);
        assertThat(told[2]).isGreaterThan(20_000);
    }

    @Test
    void a_value_with_more_finds_than_are_remembered_is_found_again() {
        List<Condition> conditions = new ArrayList<>();
        for (char c = 'a'; c <= 'z'; c++) {
            for (char d = 'a'; d <= 'c'; d++) {
                conditions.add(contains("f", "" + c + d));
            }
        }
        FieldTable table = table(conditions);
        Matcher matcher = new Matcher(index(conditions, table), Caching.ON);
        Event event = new Event(table);
        event.add(table.slot("f"), Kind.TEXT, "aabacbabbbccacbcc daebfc");
        Answers expected = reference(conditions, event);
        assertThat(asked(matcher, event)).isEqualTo(expected);
        assertThat(asked(matcher, event)).isEqualTo(expected);
    }

    private static Condition contains(String field, String text) {
        return new Condition.Match(field, new ValueTest.Text(Glob.literal(text).containing(), false));
    }
}
