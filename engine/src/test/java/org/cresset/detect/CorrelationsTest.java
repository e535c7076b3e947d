package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.rule.Level;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// Correlations among rules, from the event to the detection.
final class CorrelationsTest {

    private static final String FAILED = """
        title: Logon failed
        id: 00000000-0000-4000-8000-000000000001
        name: failed
        level: low
        logsource: {product: windows, service: security}
        detection: {sel: {EventID: 4625}, condition: sel}
        """;
    private static final String SUCCEEDED = """
        title: Logon succeeded
        id: 00000000-0000-4000-8000-000000000002
        name: succeeded
        level: informational
        logsource: {product: windows, service: security}
        detection: {sel: {EventID: 4624}, condition: sel}
        """;

    private static String correlation(String name, String fields) {
        return """
            title: Correlation %s
            id: %s
            name: %s
            level: high
            correlation: {timespan: 1m, %s}
            """.formatted(name, name, name, fields);
    }

    private static final String MANY =
            correlation("many", "type: event_count, rules: failed, group-by: [User, Computer], condition: {gte: 3}");

    /// A logon event some seconds after the first.
    private static String event(int id, int second, String user) {
        return """
            {"Channel":"Security","EventID":%d,"User":"%s","Computer":"srv-1","@timestamp":"2026-03-04T08:%02d:%02dZ"}
            """.formatted(id, user, second / 60, second % 60);
    }

    private static Scanned scanned(List<String> rules, String... events) {
        return scanned("[]", rules, events);
    }

    private static Scanned scanned(String exceptions, List<String> rules, String... events) {
        List<Reading> readings = new ArrayList<>();
        rules.forEach(rule -> readings.addAll(Scanned.readings(rule)));
        return Scanned.of(readings, exceptions, String.join("", events));
    }

    private static List<String> titles(Scanned scanned) {
        return scanned.detections().stream()
                .map(detection -> detection.rule().title())
                .toList();
    }

    private static String[] failures(int... seconds) {
        return java.util.Arrays.stream(seconds)
                .mapToObj(second -> event(4625, second, "eve"))
                .toArray(String[]::new);
    }

    @Test
    void a_burst_is_one_detection_that_names_its_events() {
        Scanned scanned = scanned(List.of(FAILED, MANY), failures(0, 10, 20, 30, 40));
        assertThat(scanned.detections()).hasSize(1);
        Detection found = scanned.detections().getFirst();
        assertThat(found.rule().kind()).isEqualTo("correlation");
        assertThat(found.host()).contains("srv-1");
        assertThat(found.matched())
                .containsEntry("User", "eve")
                .containsEntry("event_count", "3")
                .containsEntry("since", "2026-03-04T08:00:00.000Z");
        assertThat(found.events().stream().map(part -> part.source().record())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_second_burst_after_a_silence_is_another_detection() {
        assertThat(titles(scanned(List.of(FAILED, MANY), failures(0, 10, 20, 200, 210, 220))))
                .hasSize(2);
    }

    @Test
    void events_of_a_file_count_in_the_order_of_their_time() {
        assertThat(titles(scanned(List.of(FAILED, MANY), failures(150, 0, 120, 20, 100, 10))))
                .hasSize(2);
    }

    @Test
    void rules_that_a_correlation_looks_at_are_silent_but_counted() {
        Scanned scanned = scanned(List.of(FAILED, MANY), failures(0, 10));
        assertThat(scanned.detections()).isEmpty();
        assertThat(scanned.account().fedBy(0)).isEqualTo(2);
        assertThat(scanned.account().hits(0)).isZero();
        assertThat(scanned.account().hadSource(1)).isTrue();
    }

    @Test
    void with_generate_they_also_speak_for_themselves() {
        String loud = MANY.replace("condition", "generate: true, condition");
        assertThat(titles(scanned(List.of(FAILED, loud), failures(0, 10, 20))))
                .containsExactlyInAnyOrder("Logon failed", "Logon failed", "Logon failed", "Correlation many");
    }

    @Test
    void a_rule_is_silent_if_one_of_the_correlations_that_look_at_it_does_not_let_it_speak() {
        String loud = MANY.replace("condition", "generate: true, condition");
        String other = correlation("other", "type: event_count, rules: failed, condition: {gte: 9}");
        assertThat(titles(scanned(List.of(FAILED, loud, other), failures(0, 10, 20))))
                .containsExactly("Correlation many");
    }

    @Test
    void an_alias_joins_fields_of_different_names() {
        String alias = correlation(
                "guessed",
                "type: temporal_ordered, rules: [failed, succeeded], group-by: who,"
                        + " aliases: {who: {failed: User, succeeded: Account}}");
        String success = event(4624, 5, "eve").replace("User", "Account");
        assertThat(titles(scanned(List.of(FAILED, SUCCEEDED, alias), event(4625, 0, "EVE"), success)))
                .containsExactly("Correlation guessed");
        assertThat(titles(scanned(List.of(FAILED, SUCCEEDED, alias), event(4625, 9, "eve"), success)))
                .isEmpty();
    }

    @Test
    void a_correlation_may_look_at_another() {
        String chain = correlation("chain", "type: temporal_ordered, rules: [many, succeeded], group-by: User");
        List<String> rules = List.of(chain, FAILED, SUCCEEDED, MANY);
        assertThat(titles(scanned(
                        rules,
                        Stream.of(failures(0, 10, 20), new String[] {event(4624, 30, "eve")})
                                .flatMap(Stream::of)
                                .toArray(String[]::new))))
                .containsExactly("Correlation chain");
        assertThat(titles(scanned(rules, failures(0, 10, 20)))).isEmpty();
    }

    @Test
    void an_event_without_a_field_that_is_grouped_by_is_passed_over_and_counted() {
        Scanned scanned = scanned(
                List.of(FAILED, MANY),
                event(4625, 0, "eve").replace("User", "Other"),
                event(4625, 1, "eve").replace("2026-03-04T08", "soon"));
        assertThat(scanned.account().unplacedOf(1)).isEqualTo(2);
    }

    @Test
    void what_cannot_be_a_number_is_counted() {
        String sum = correlation("sum", "type: value_sum, rules: failed, condition: {gte: 1, field: User}");
        Scanned scanned = scanned(List.of(FAILED, sum), event(4625, 0, "eve"), event(4625, 1, "0x10"));
        assertThat(titles(scanned)).containsExactly("Correlation sum");
        assertThat(scanned.account().losses().unnumbered()).isOne();
    }

    @Test
    void an_exception_can_name_a_correlation_and_its_group() {
        String except = """
            - rule: many
              reason: a scanner
              expiry: 2027-01-01
              condition: {User: eve}
            """;
        Scanned scanned = scanned(except, List.of(FAILED, MANY), failures(0, 10, 20));
        assertThat(scanned.detections()).isEmpty();
        assertThat(scanned.account().silencedOf(1)).isOne();
    }

    @Test
    void what_an_exception_silences_feeds_no_other_correlation() {
        String except = """
            - rule: many
              reason: a scanner
              expiry: 2027-01-01
              condition: {User: eve}
            """;
        String chain = correlation("chain", "type: event_count, rules: many, group-by: User, condition: {gte: 1}");
        assertThat(titles(scanned(except, List.of(FAILED, MANY, chain), failures(0, 10, 20))))
                .isEmpty();
    }

    @Test
    void a_find_is_named_by_its_id_where_another_correlation_looks_at_it() {
        String chain = correlation(
                "chain", "type: event_count, rules: many, group-by: User, generate: true, condition: {gte: 1}");
        List<Detection> found =
                scanned(List.of(FAILED, MANY, chain), failures(0, 10, 20)).detections();
        assertThat(found).hasSize(2);
        assertThat(found.getLast().events().getFirst().id())
                .isEqualTo(found.getFirst().id());
    }

    @Test
    void a_rule_that_is_given_by_id_and_name_is_one_rule() {
        String id = "00000000-0000-4000-8000-000000000001";
        String twice = correlation("twice", "type: temporal_ordered, rules: [" + id + ", FAILED], group-by: User");
        assertThat(titles(scanned(List.of(FAILED, twice), failures(0, 10)))).containsExactly("Correlation twice");
        assertThat(titles(scanned(List.of(FAILED, twice), failures(0)))).isEmpty();
        String both = correlation("both", "type: temporal, rules: [" + id + ", failed], group-by: User");
        assertThat(reasons(FAILED, both)).containsExactly("correlation: it names a rule twice: failed");
    }

    @Test
    void a_temporal_count_has_its_source_if_enough_of_its_rules_have() {
        String other =
                FAILED.replace("000001", "000003").replace("failed", "proxy").replace("security", "nowhere");
        String two = correlation("two", "type: temporal, rules: [failed, succeeded, proxy], condition: {gte: 2}");
        String three = correlation("three", "type: temporal, rules: [failed, succeeded, proxy]");
        Account account = scanned(List.of(FAILED, SUCCEEDED, other, two, three), failures(0))
                .account();
        assertThat(account.hadSource(3)).isTrue();
        assertThat(account.hadSource(4)).isFalse();
    }

    @Test
    void long_values_are_told_apart_and_a_given_twice_rule_counts_once() {
        String count = correlation("count", "type: value_count, rules: failed, condition: {gte: 2, field: User}");
        String same = "x".repeat(600);
        assertThat(titles(scanned(List.of(FAILED, count), event(4625, 0, same + "Aa"), event(4625, 1, same + "BB"))))
                .containsExactly("Correlation count");
        List<Reading> readings = new ArrayList<>(Scanned.readings(FAILED, FAILED, MANY));
        assertThat(RuleSet.neededByCorrelations(readings, rule -> rule.level().compareTo(Level.HIGH) >= 0))
                .hasSize(1);
    }

    @Test
    void the_same_input_gives_the_same_ids() {
        assertThat(scanned(List.of(FAILED, MANY), failures(0, 1, 2))
                        .detections()
                        .getFirst()
                        .id())
                .isEqualTo(scanned(List.of(FAILED, MANY), failures(2, 0, 1))
                        .detections()
                        .getFirst()
                        .id());
    }

    // ---- what is refused

    private static List<String> reasons(String... rules) {
        return scanned(List.of(rules)).rules().refused().stream()
                .map(Reading.Refused::reason)
                .toList();
    }

    @Test
    void a_rule_that_is_not_there_is_named_and_so_are_those_that_need_it() {
        String chain = correlation("chain", "type: event_count, rules: many, condition: {gte: 2}");
        assertThat(reasons(MANY, chain))
                .containsExactlyInAnyOrder(
                        "correlation: it names a rule that is not there: failed",
                        "correlation: it names a rule that is not there: many");
    }

    @Test
    void two_rules_of_one_name_are_not_guessed_between() {
        assertThat(reasons(FAILED, FAILED.replace("000001", "000003"), MANY))
                .containsExactly("correlation: several rules are named failed");
    }

    @Test
    void correlations_that_look_at_each_other_are_refused() {
        String one = correlation("one", "type: event_count, rules: two, condition: {gte: 2}");
        String two = correlation("two", "type: event_count, rules: one, condition: {gte: 2}");
        assertThat(reasons(one, two))
                .hasSize(2)
                .allMatch(reason -> reason.contains("it looks at itself, or the chain"));
    }

    @Test
    void a_chained_correlation_has_only_what_it_groups_by() {
        String chain = correlation(
                "chain", "type: value_count, rules: many, group-by: User, condition: {gte: 2, field: Image}");
        assertThat(reasons(FAILED, MANY, chain))
                .containsExactly("correlation: it looks at Image of 'Correlation many', which is a correlation and does"
                        + " not group by that");
    }

    @Test
    void rules_left_out_by_level_are_kept_for_the_correlations_that_need_them() {
        List<Reading> readings = new ArrayList<>(Scanned.readings(FAILED, SUCCEEDED, MANY));
        assertThat(RuleSet.neededByCorrelations(readings, rule -> rule.level().compareTo(Level.HIGH) >= 0))
                .containsExactly("00000000-0000-4000-8000-000000000001");
    }
}
