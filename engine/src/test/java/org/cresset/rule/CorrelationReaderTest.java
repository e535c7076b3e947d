package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.rule.Correlation.Combination;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CorrelationReaderTest {

    private static Reading read(String fields) {
        return new RuleReader(Placeholders.NONE)
                .read("title: t\nid: i\nlevel: low\ncorrelation: {" + fields + "}\n", "rule.yml")
                .getFirst();
    }

    private static Correlation correlation(String fields) {
        Reading reading = read(fields);
        assertThat(reading).isInstanceOf(Reading.Loaded.class);
        return ((Reading.Loaded) reading).rule().correlation().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "5m,300", "2h,7200", "30d,2592000", "1w,604800"})
    void a_timespan_is_a_number_and_a_unit(String timespan, long seconds) {
        assertThat(correlation("type: temporal, rules: [a, b], timespan: " + timespan)
                        .timespan())
                .isEqualTo(seconds * 1_000_000);
    }

    @Test
    void several_bounds_are_a_range() {
        Correlation range =
                correlation("type: event_count, rules: a, timespan: 1m, condition: {gte: 3, lt: 5, neq: 4}");
        List<Boolean> holds = List.of(2, 3, 4, 5).stream()
                .map(count ->
                        range.bounds().stream().allMatch(bound -> bound.holds(java.math.BigDecimal.valueOf(count))))
                .toList();
        assertThat(holds).containsExactly(false, true, false, false);
    }

    @Test
    void a_condition_in_words_needs_no_list_of_rules() {
        Correlation words = correlation("type: temporal, timespan: 1m, condition: not c and (a or b) and not (c or d)");
        assertThat(words.rules()).containsExactly("c", "a", "b", "d");
        assertThat(words.combinations())
                .containsExactly(
                        new Combination(List.of(1), List.of(0, 3)), new Combination(List.of(2), List.of(0, 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: event_count, rules: a, timespan: 1m                                  | no lt, lte, gt
            type: event_count, rules: a, timespan: 1m, condition: {gte: 1, field: f}   | looks at no field
            type: event_count, rules: a, timespan: 1m, condition: {gte: many}          | gte is not a number
            type: event_count, rules: a, timespan: 1m, condition: {over: 1}            | unknown entry of the condition
            type: event_count, rules: a, timespan: 1m, condition: a and b              | only temporal
            type: event_count, rules: a, timespan: 1 minute, condition: {gte: 1}       | timespan '1 minute'
            type: event_count, rules: a, timespan: 0s, condition: {gte: 1}             | timespan '0s'
            type: event_count, rules: a, condition: {gte: 1}                           | it has no timespan
            type: event_count, timespan: 1m, condition: {gte: 1}                       | it names no rules
            type: event_count, rules: a, timespan: 1m, window: tumbling                | unknown entries: window
            type: value_count, rules: a, timespan: 1m, condition: {gte: 1}             | needs a field
            type: value_sum, rules: a, timespan: 1m, condition: {gt: 1, field: [f, g]} | only value_count
            type: value_percentile, rules: a, timespan: 1m, condition: {gt: 1, field: f} | which percentile
            type: value_percentile, rules: a, timespan: 1m, condition: {gt: 1, field: f, percentile: 101} | from 0 to 100
            type: value_median, rules: a, timespan: 1m, condition: {gt: 1, field: f, percentile: 5} | has no percentile
            type: value_mode, rules: a, timespan: 1m                                   | unknown type 'value_mode'
            rules: a, timespan: 1m                                                     | it has no type
            type: temporal, rules: [a, a], timespan: 1m                                | names a rule twice
            type: temporal, rules: [a, b], timespan: 1m, condition: a or c             | no detection 'c'
            type: temporal, rules: [a, b], timespan: 1m, condition: a                  | does not use b
            type: temporal, rules: [a, b], timespan: 1m, condition: not a and not b    | without any of the rules
            type: temporal, rules: [a, b], timespan: 1m, condition: a and b and not a  | can never hold
            type: temporal_ordered, rules: [a, b], timespan: 1m, condition: {gte: 1}   | asks for all of its rules
            type: event_count, rules: a, timespan: 1m, condition: {gte: 5, lt: 3}      | no number is within
            type: event_count, rules: a, timespan: 1m, condition: {gt: 3, lt: 4}       | no number is within
            type: event_count, rules: a, timespan: 1m, condition: {lt: 1}              | no number is within
            type: event_count, rules: a, timespan: 400000y, condition: {gte: 1}        | longer than a thousand years
            type: temporal, rules: [a, b], timespan: 1m, condition: {gte: 3}           | can never be found
            type: temporal, rules: [a, b], timespan: 1m, generate: maybe               | generate is true or false
            type: temporal, rules: [a, b], timespan: 1m, aliases: {x: {c: f}}          | not among the rules
            """)
    void what_cannot_be_carried_out_is_refused_with_the_reason(String fields, String reason) {
        assertThat(read(fields))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void spaces_in_the_names_of_fields_do_not_count() {
        Correlation spaced = correlation("type: value_count, rules: a, timespan: 1m, group-by: 'Target User',"
                + " aliases: {'Target User': {a: 'Other User'}}, condition: {gte: 2, field: 'Host Name'}");
        assertThat(spaced.eventFields()).containsExactly("HostName", "OtherUser");
    }

    @Test
    void many_ways_to_meet_a_condition_are_too_many() {
        List<String> pairs = new java.util.ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pairs.add("(r" + i + " and s" + i % 9 + ")");
        }
        String few = String.join(" or ", pairs);
        assertThat(correlation("type: temporal, timespan: 1m, condition: " + few)
                        .combinations())
                .hasSize(40);
        assertThat(read("type: temporal, timespan: 1m, condition: (" + few + ") and (t or u or v or w or x or y or z)"))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains("more than 256 combinations"));
    }

    /// The combinations hold for a set of rules exactly where the condition does.
    @Test
    void combinations_mean_what_the_condition_says() {
        for (String words : List.of(
                "a and (b or not c)",
                "a and not (b and c)",
                "(a or b) and (c or d) and not (a and d)",
                "a or (b and not (c or not d))")) {
            Correlation read = correlation("type: temporal, timespan: 1m, condition: " + words);
            for (int set = 0; set < 16; set++) {
                int found = set;
                boolean met = read.combinations().stream()
                        .anyMatch(one -> one.present().stream().allMatch(place -> isIn(read, place, found))
                                && one.absent().stream().noneMatch(place -> isIn(read, place, found)));
                assertThat(met)
                        .as("%s of %s", words, Integer.toBinaryString(set))
                        .isEqualTo(holds(words, set));
            }
        }
    }

    private static boolean isIn(Correlation read, int place, int set) {
        return (set >> (read.rules().get(place).charAt(0) - 'a') & 1) == 1;
    }

    /// The condition by hand.
    private static boolean holds(String words, int set) {
        boolean a = (set & 1) != 0;
        boolean b = (set & 2) != 0;
        boolean c = (set & 4) != 0;
        boolean d = (set & 8) != 0;
        return switch (words) {
            case "a and (b or not c)" -> a && (b || !c);
            case "a and not (b and c)" -> a && !(b && c);
            case "(a or b) and (c or d) and not (a and d)" -> (a || b) && (c || d) && !(a && d);
            default -> a || (b && !(c || !d));
        };
    }

    @Test
    void a_count_that_holds_at_once_is_warned_of() {
        Reading reading = read("type: event_count, rules: a, timespan: 1m, condition: {lt: 5}");
        assertThat(((Reading.Loaded) reading).warnings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.HOLDS_AT_ONCE);
    }

    @Test
    void it_is_the_same_out_of_the_cache() {
        List<Reading> readings = List.of(
                read("type: value_count, rules: [a, b], timespan: 1m, group-by: u, generate: true,"
                        + " aliases: {u: {a: x, b: y}}, condition: {gte: 2, neq: 3.5, field: [f, g]}"),
                read("type: temporal_ordered, timespan: 1m, condition: a and (b or not c)"));
        assertThat(RuleDecoder.decoded(RuleEncoder.encoded(readings))).isEqualTo(readings);
    }
}
