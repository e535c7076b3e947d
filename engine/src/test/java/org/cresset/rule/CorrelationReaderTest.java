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
