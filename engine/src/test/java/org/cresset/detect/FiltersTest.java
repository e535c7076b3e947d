package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.rule.Finding;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// Filters are put into the rules that they are for.
final class FiltersTest {

    private static final String TOOL = """
        title: A tool runs
        id: 00000000-0000-4000-8000-000000000001
        name: tool_runs
        level: high
        logsource: {product: windows, category: process_creation}
        detection: {sel: {Image|endswith: '\\tool.exe'}, condition: sel}
        """;
    private static final String OTHER = """
        title: Something is written
        id: 00000000-0000-4000-8000-000000000002
        level: low
        logsource: {product: windows, category: file_event}
        detection: {sel: {Image|endswith: '\\tool.exe'}, condition: sel}
        """;
    private static final String LOG = """
        {"product":"windows","category":"process_creation","Image":"C:\\\\tool.exe","User":"adm_1"}
        {"product":"windows","category":"process_creation","Image":"C:\\\\tool.exe","User":"eve"}
        {"product":"windows","category":"file_event","Image":"C:\\\\tool.exe","User":"adm_1"}
        """;

    private static String filter(String rules, String condition) {
        return """
            title: Administrators
            id: 00000000-0000-4000-8000-00000000000f
            logsource: {product: windows, category: process_creation}
            filter:
              rules: %s
              admins: {User|startswith: 'adm_'}
              condition: %s
            """.formatted(rules, condition);
    }

    private static Scanned scanned(String... filters) {
        List<Reading> readings = new ArrayList<>(Scanned.readings(TOOL, OTHER));
        Stream.of(filters).forEach(filter -> readings.addAll(Scanned.readings(filter)));
        return Scanned.of(readings, "[]", LOG);
    }

    /// Which users each rule fires on.
    private static List<String> fired(Scanned scanned) {
        return scanned.detections().stream()
                .map(detection -> detection.rule().level().label() + " "
                        + detection.source().record())
                .toList();
    }

    @Test
    void a_filter_leaves_out_events_of_the_rules_that_it_names() {
        assertThat(fired(scanned())).containsExactly("high 1", "high 2", "low 3");
        assertThat(fired(scanned(filter("[00000000-0000-4000-8000-000000000001]", "not admins"))))
                .containsExactly("high 2", "low 3");
        assertThat(fired(scanned(filter("Tool_Runs", "not admins")))).containsExactly("high 2", "low 3");
    }

    @Test
    void a_filter_for_any_rule_is_for_those_of_its_log_source() {
        Scanned scanned = scanned(filter("any", "not admins"));
        assertThat(fired(scanned)).containsExactly("high 2", "low 3");
        assertThat(scanned.rules().filters().getFirst().rules()).isEqualTo(1);
        assertThat(scanned.rules().filters().getFirst().problems()).isEmpty();
    }

    @Test
    void a_condition_without_not_keeps_what_meets_it_and_says_so() {
        Scanned scanned = scanned(filter("[tool_runs]", "admins"));
        assertThat(fired(scanned)).containsExactly("high 1", "low 3");
        assertThat(scanned.rules().filters().getFirst().problems())
                .singleElement()
                .asString()
                .contains("not ...");
    }

    @Test
    void several_filters_must_all_let_an_event_through() {
        assertThat(fired(scanned(filter("any", "not admins"), filter("[tool_runs]", "admins"))))
                .containsExactly("low 3");
    }

    @Test
    void names_that_lead_nowhere_are_told() {
        Scanned scanned = scanned(filter("[gone, 00000000-0000-4000-8000-000000000002]", "not admins"));
        assertThat(fired(scanned)).containsExactly("high 1", "high 2", "low 3");
        assertThat(scanned.rules().filters().getFirst().rules()).isZero();
        assertThat(scanned.rules().filters().getFirst().problems())
                .extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "it names rules that are not there: gone",
                        "it names 00000000-0000-4000-8000-000000000002, which is a correlation or of another log source");
    }

    @Test
    void a_filter_is_no_rule_and_is_not_counted_as_one() {
        Scanned scanned = scanned(filter("any", "not admins"));
        assertThat(scanned.rules().total()).isEqualTo(2);
        assertThat(scanned.rules().filters()).hasSize(1);
    }

    @Test
    void a_filter_that_cannot_be_carried_out_is_refused() {
        for (String bad : List.of(
                filter("[]", "not admins"),
                filter("{a: b}", "not admins"),
                filter("any", "not others"),
                filter("any", "not admins").replace("rules: any", "x: y"),
                filter("any", "not admins").replace("logsource", "source"),
                "title: x\nlogsource: {product: windows}\nfilter: text\n")) {
            assertThat(Scanned.readings(bad)).singleElement().isInstanceOf(Reading.Refused.class);
        }
    }
}
