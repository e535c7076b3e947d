package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.Trial.Value;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.index.Index;
import org.cresset.rule.index.Matcher;
import org.cresset.rule.index.Matcher.Caching;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the files in `conformance` say of the Sigma language, asked of every way in which a rule is carried out.
final class ConformanceTest {

    /// The names of the modifiers in the specification, and the long ones of the flags.
    private static final String NAMES = """
            all startswith endswith contains exists cased neq windash re i m s ignorecase multiline dotall base64 \
            base64offset utf16le utf16be utf16 wide lt lte gt gte minute hour day week month year cidr expand fieldref""";

    /// One rule, ready to be asked.
    private record Asked(
            SigmaTest test, SigmaRule rule, FieldTable fields, Predicate<Event> reference, Matcher matcher) {

        static Asked of(SigmaTest test, SigmaRule rule) {
            FieldTable fields = FieldTable.with(rule.fields());
            Index index = new Index(List.of(rule.condition()), fields);
            return new Asked(
                    test,
                    rule,
                    fields,
                    new Evaluator(fields).predicate(rule.condition()),
                    new Matcher(index, new int[] {7}, Caching.ON));
        }

        void expect(List<Value> values, boolean fires) {
            Event event = event(test, fields, values);
            boolean seen = !test.sources().told() || event.source().serves(rule.source());
            assertThat(seen && reference.test(event))
                    .as("%s, by definition: %s", test.name(), values)
                    .isEqualTo(fires);
            assertThat(seen && !hits(matcher, event).isEmpty())
                    .as("%s, by the index: %s", test.name(), values)
                    .isEqualTo(fires);
            assertThat(seen && Explanation.of(rule.condition(), event).holds())
                    .as("%s, by its explanation: %s", test.name(), values)
                    .isEqualTo(fires);
        }
    }

    private static Event event(SigmaTest test, FieldTable fields, List<Value> values) {
        Event event = Trial.event(fields, values);
        if (test.sources().told()) {
            new LogSources(fields).resolve(event);
        }
        return event;
    }

    private static Set<Integer> hits(Matcher matcher, Event event) {
        Set<Integer> hits = new TreeSet<>();
        matcher.match(event, new Matcher.Outcome() {
            @Override
            public void hit(int rule, Event event) {
                hits.add(rule);
            }

            @Override
            public void undecided(int rule) {
                throw new AssertionError("undecided");
            }
        });
        return hits;
    }

    private static Reading reading(SigmaTest test) {
        List<Reading> readings = new RuleReader(test.placeholders()).read(test.rule(), "rule.yml");
        assertThat(readings).as(test.rule()).hasSize(1);
        return readings.getFirst();
    }

    private static Reading.Loaded loaded(SigmaTest test) {
        return switch (reading(test)) {
            case Reading.Loaded loaded -> loaded;
            case Reading.Filter filter -> throw new AssertionError("a filter, not a rule:\n" + test.rule());
            case Reading.Refused refused -> throw new AssertionError(refused.reason() + " in\n" + test.rule());
        };
    }

    private static void refusal(SigmaTest test, String reason) {
        switch (reading(test)) {
            case Reading.Loaded loaded -> throw new AssertionError("not refused:\n" + test.rule());
            case Reading.Filter filter -> throw new AssertionError("not refused:\n" + test.rule());
            case Reading.Refused refused -> assertThat(refused.reason()).contains(reason);
        }
    }

    private static void meaning(SigmaTest test) {
        Reading.Loaded loaded = loaded(test);
        String warnings =
                String.join("\n", loaded.warnings().stream().map(Finding::text).toList());
        test.warns()
                .ifPresentOrElse(
                        text -> assertThat(warnings).contains(text),
                        () -> assertThat(warnings).isEmpty());
        Asked asked = Asked.of(test, loaded.rule());
        for (int time = 0; time < 2; time++) {
            test.fires().forEach(event -> asked.expect(event, true));
            test.quiet().forEach(event -> asked.expect(event, false));
        }
        assertThat(test.sources().sees())
                .allMatch(source -> source.serves(loaded.rule().source()));
        assertThat(test.sources().ignores())
                .noneMatch(source -> source.serves(loaded.rule().source()));
    }

    @TestFactory
    Stream<DynamicTest> every_group_holds_by_definition_by_the_index_and_by_its_explanation() {
        return SigmaTests.all().stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.name(),
                        () -> test.refused().ifPresentOrElse(text -> refusal(test, text), () -> meaning(test))));
    }

    @Test
    void all_rules_in_one_index_find_what_each_finds_alone() {
        List<SigmaTest> tests = SigmaTests.all().stream()
                .filter(test -> test.refused().isEmpty())
                .toList();
        List<Condition> rules =
                tests.stream().map(test -> loaded(test).rule().condition()).toList();
        Set<String> names = rules.stream()
                .flatMap(rule -> Explanation.fields(rule).stream())
                .collect(Collectors.toSet());
        FieldTable fields = FieldTable.with(names);
        int[] numbers = IntStream.range(0, rules.size()).toArray();
        Matcher matcher = new Matcher(new Index(rules, fields), Caching.ON);
        Evaluator evaluator = new Evaluator(fields);
        List<Predicate<Event>> alone = rules.stream().map(evaluator::predicate).toList();
        for (SigmaTest test : tests) {
            Stream.concat(test.fires().stream(), test.quiet().stream()).forEach(values -> {
                Event event = event(test, fields, values);
                assertThat(hits(matcher, event))
                        .as("%s: %s", test.name(), values)
                        .containsExactlyElementsOf(Arrays.stream(numbers)
                                .filter(rule -> alone.get(rule).test(event))
                                .boxed()
                                .toList());
            });
        }
    }

    @Test
    void every_modifier_by_every_name_stands_in_a_rule_that_is_carried_out() {
        Set<String> used = new TreeSet<>();
        for (SigmaTest test : SigmaTests.all()) {
            if (test.refused().isEmpty()) {
                YamlReader.documents(test.rule()).forEach(document -> modifiers(document, used));
            }
        }
        assertThat(used).contains(NAMES.split(" "));
        assertThat(used.stream().flatMap(name -> Modifier.of(name).stream())).contains(Modifier.values());
    }

    private static void modifiers(Yaml yaml, Set<String> names) {
        if (yaml instanceof Items list) {
            list.items().forEach(item -> modifiers(item, names));
        }
        if (yaml instanceof Entries map) {
            for (Map.Entry<String, Yaml> entry : map.entries().entrySet()) {
                List<String> parts = Arrays.asList(entry.getKey().split("\\|", -1));
                names.addAll(parts.subList(1, parts.size()));
                modifiers(entry.getValue(), names);
            }
        }
    }

    @Test
    void what_is_not_of_the_format_is_a_failure() {
        String good = """
                about: a sentence
                spec: sigma-appendix-modifiers, contains
                detection: |
                  sel: {A: 1}
                  condition: sel
                fires: [{A: 1}]
                quiet: [{A: 2}]
                """;
        assertThat(SigmaTests.read("f", good)).hasSize(1);
        List<String> bad = new ArrayList<>(List.of(
                good + "firse: [{A: 1}]",
                good + "refused: some reason",
                good + "rule: a whole one",
                good + "from: somewhere",
                good + "sees: [{product: windows}]",
                good + "---\n" + good,
                good.replace("fires: [{A: 1}]", "fires: []"),
                good.replace("quiet: [{A: 2}]", ""),
                good.replace("[{A: 1}]", "[{}]"),
                good.replace("[{A: 1}]", "[{A: 0x1}]"),
                good.replace("[{A: 1}]", "[{A: {B: 1}}]"),
                good.replace("[{A: 1}]", "[{A: []}]"),
                good.replace("[{A: 1}]", "{A: 1}"),
                good.replace("sigma-appendix-modifiers", "somewhere"),
                good.replace("about: a sentence", ""),
                good.replace("detection: |", "detection:"),
                "- about",
                "about: ["));
        for (String text : bad) {
            assertThatThrownBy(() -> SigmaTests.read("f", text)).as(text).isInstanceOf(RuleException.class);
        }
    }
}
