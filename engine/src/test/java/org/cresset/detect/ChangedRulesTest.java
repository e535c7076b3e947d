package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.detect.Scanned.readings;
import static org.cresset.detect.Scanned.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.cresset.Property;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.LogSources;
import org.cresset.rule.PipelineReader;
import org.cresset.rule.Pipelines;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.index.Index;
import org.junit.jupiter.api.Test;

/// Sets of rules that follow one another while rules change.
final class ChangedRulesTest {

    private static final String A = rule(1, "a", "f: x");
    private static final String B = rule(2, "b", "g: y");

    private static RuleSet set(String... rules) {
        return RuleSet.of(readings(rules), List.of());
    }

    private static RuleSet next(RuleSet before, String... rules) {
        return before.next(readings(rules), fields -> fields, Set.of());
    }

    private static Index index(RuleSet set, String product) {
        return set.byLogSource().stream()
                .filter(part -> part.source().toString().equals(product))
                .findFirst()
                .orElseThrow()
                .index();
    }

    @Test
    void a_log_source_whose_rules_stay_the_same_keeps_its_index() {
        RuleSet before = set(A, B);
        Index a = index(before, "a");
        RuleSet after = next(before, A, rule(2, "b", "new_field: z"));
        assertThat(index(after, "a")).isSameAs(a);
        assertThat(index(after, "b")).isNotSameAs(index(before, "b"));
    }

    @Test
    void an_index_that_nobody_asked_for_yet_is_made_once_for_both_sets() {
        RuleSet before = set(A, B);
        RuleSet after = next(before, B);
        assertThat(index(after, "b")).isSameAs(index(before, "b"));
    }

    @Test
    void fields_keep_their_slots_and_new_ones_come_behind() {
        RuleSet before = set(A, B);
        RuleSet after = next(before, rule(0, "a", "aaa: z"), A);
        assertThat(after.fields().names()).startsWith(before.fields().names().toArray(String[]::new));
        assertThat(after.fields().slot("aaa")).isEqualTo(before.fields().size());
        assertThat(next(before, B).fields()).isSameAs(before.fields());
    }

    @Test
    void a_filter_that_changes_makes_only_the_log_sources_of_its_rules_anew() {
        String filter = """
            title: F
            logsource: {product: a}
            filter: {rules: any, known: {f: %s}, condition: not known}
            """;
        RuleSet before = set(A, B, filter.formatted("x"));
        RuleSet after = next(before, A, B, filter.formatted("z"));
        assertThat(index(after, "b")).isSameAs(index(before, "b"));
        assertThat(fired(before, "a", "x")).isEmpty();
        assertThat(fired(after, "a", "x")).containsExactly("Rule 1");
    }

    private static List<String> fired(RuleSet set, String product, String value) {
        List<String> fired = new ArrayList<>();
        Detector detector = new Detector(set, new Exceptions(List.of(), set.fields()));
        Event event = event(set.fields(), product, value);
        detector.detect(event, (rule, of) -> {
            Detection detection = detector.detection(rule, of);
            fired.add(detection.rule().title() + (detection.matched().isEmpty() ? " without evidence" : ""));
        });
        return fired;
    }

    /// An event with the same value in every field that the rules here ask for.
    private static Event event(FieldTable fields, String product, String value) {
        Event event = new Event(fields);
        event.add("product", fields.slot("product"), Kind.TEXT, product);
        event.add("category", fields.slot("category"), Kind.TEXT, "c");
        for (String field : List.of("f", "g", "h", "i")) {
            event.add(field, fields.slot(field), Kind.TEXT, value);
        }
        new LogSources(fields).resolve(event);
        assertThat(event.source()).isNotEqualTo(EventSource.UNKNOWN);
        return event;
    }

    @Test
    void a_rule_before_it_that_comes_or_goes_does_not_confuse_the_numbers_of_a_kept_index() {
        RuleSet before = set(A, B);
        assertThat(fired(before, "b", "y")).containsExactly("Rule 2");
        assertThat(fired(next(before, B), "b", "y")).containsExactly("Rule 2");
        assertThat(fired(next(before, rule(3, "c", "f: x"), rule(4, "a", "f: q"), A, B), "b", "y"))
                .containsExactly("Rule 2");
    }

    /// The law: a set that followed others finds what a fresh one finds.
    @Test
    void a_set_after_any_changes_is_as_good_as_a_fresh_one() {
        Property.holds(100, chance -> {
            RuleSet live = RuleSet.of(List.of(), List.of());
            for (int change = 0; change < 5; change++) {
                List<Reading> rules = readings(rules(chance));
                live = live.next(rules, fields -> fields, Set.of());
                RuleSet fresh = RuleSet.of(rules, List.of());
                for (String product : List.of("a", "b", "c")) {
                    for (String value : List.of("x", "y")) {
                        assertThat(fired(live, product, value)).isEqualTo(fired(fresh, product, value));
                    }
                }
            }
        });
    }

    private static String[] rules(RandomGenerator chance) {
        List<String> rules = new ArrayList<>();
        for (int rule = 0; rule < 8; rule++) {
            if (chance.nextBoolean()) {
                String product = List.of("a", "b", "c").get(rule % 3);
                String field = List.of("f", "g", "h", "i").get(chance.nextInt(4));
                rules.add(rule(rule, product, field + ": " + (chance.nextBoolean() ? "x" : "y")));
            }
        }
        return rules.toArray(String[]::new);
    }

    @Test
    void slots_for_pipelines_do_not_grow_with_every_change() {
        Pipelines pipelines = new Pipelines(List.of(PipelineReader.read("""
            name: p
            transformations: [{fields: {a.*: '*', b.*: '*', c: Image}}]
            """)));
        RuleSet first = RuleSet.of(readings(A, B), pipelines::slots, Set.of());
        RuleSet second = first.next(readings(A), pipelines::slots, Set.of());
        assertThat(second.fields()).isSameAs(first.fields());
        assertThat(second.next(readings(rule(1, "a", "z: x")), pipelines::slots, Set.of())
                        .fields()
                        .slot("b.z"))
                .isPositive();
    }
}
