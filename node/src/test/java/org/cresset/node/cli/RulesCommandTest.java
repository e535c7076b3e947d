package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cresset rules`, run as a rule writer runs it.
final class RulesCommandTest {

    private static final String RULE = """
        title: Shell from an office program
        id: 6f0c8a8e-0000-4000-8000-000000000002
        level: high
        logsource: {product: windows, category: process_creation}
        detection:
          parent: {ParentImage|endswith: '\\winword.exe'}
          child: {Image|endswith: ['\\cmd.exe', '\\powershell.exe']}
          condition: parent and child
        """;

    private static final String EVENT =
            "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Image\":\"C:\\\\x\\\\CMD.EXE\","
                    + "\"ParentImage\":\"C:\\\\explorer.exe\"}\n{\"EventID\":4624,\"Channel\":\"Security\"}\n";

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void check_counts_what_loads_and_names_what_is_refused_with_its_reason() throws IOException {
        file("good.yml", RULE);
        file(
                "bad.yml",
                RULE.replace("|endswith: '\\winword.exe'", "|endsover: x").replace("0002", "0003"));
        Run run = Run.of("rules", "check", folder.toString(), "--json");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("\"total\":2,\"loaded\":1,")
                .contains("\"id\":\"6f0c8a8e-0000-4000-8000-000000000003\"")
                .contains("unknown modifier 'endsover' of 'ParentImage'");
    }

    @Test
    void check_ends_with_4_where_nothing_loads() throws IOException {
        String bad = file("bad.yml", "title: [not, a, rule]");
        assertThat(Run.of("rules", "check", bad).code()).isEqualTo(ExitCode.NOTHING_TO_RUN);
    }

    @Test
    void our_own_rules_all_load_without_warnings() {
        Run run = Run.of("rules", "check", "--json", "--disable", "CR506");
        assertThat(run.out()).contains("\"refused\":[]").contains("\"warnings\":[]");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void list_shows_each_rule_on_a_line() {
        Run run = Run.of("rules", "list");
        assertThat(run.lines())
                .hasSizeGreaterThanOrEqualTo(150)
                .allMatch(line -> line.matches("(critical|high|medium|low|informational) .*"))
                .anyMatch(line -> line.contains("windows/process_creation"))
                .anyMatch(line -> line.contains("correlation value_count"));
    }

    @Test
    void explain_shows_each_part_with_its_truth_and_the_value_that_it_saw() throws IOException {
        String rule = file("rule.yml", RULE);
        String log = file("log.jsonl", EVENT);
        Run run = Run.of("rules", "explain", rule, "--on", log);
        assertThat(run.lines())
                .contains(
                        "  false  all of",
                        "    false  parent",
                        "      false  ParentImage is *\\winword.exe    <- C:\\explorer.exe",
                        "        true   Image is *\\cmd.exe    <- C:\\x\\CMD.EXE");
        assertThat(run.err()).contains("2 events: the rule fires on 0, may not look at 1");
    }

    @Test
    void explain_finds_a_bundled_rule_by_its_title() throws IOException {
        String log = file("log.jsonl", EVENT);
        assertThat(Run.of("rules", "explain", "Security Event Log Cleared", "--on", log)
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(Run.of("rules", "explain", "no such rule", "--on", log).code())
                .isEqualTo(ExitCode.USAGE);
    }

    private static final String ATTACK = EVENT.replace("explorer.exe", "WINWORD.EXE");

    @Test
    void a_rule_is_held_against_what_it_must_find_and_what_it_must_not() throws IOException {
        String rule = file("rule.yml", RULE);
        String attack = file("attack.json", ATTACK + ATTACK);
        String quiet = file("quiet.json", EVENT);
        Run good = Run.of("rules", "test", rule, "--on", attack, "--expect", "2", "--baseline", quiet);
        assertThat(good.code()).isEqualTo(ExitCode.DONE);
        assertThat(good.out())
                .contains("ok      on       Shell from an office program")
                .contains("2 (wanted 2) of 4 events, 500000.0 per million")
                .contains("ok      baseline Shell from an office program")
                .contains("0 (wanted 0) of 2 events, 0.0 per million");
        assertThat(Run.of("rules", "test", rule, "--on", attack).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void a_rule_that_does_not_do_what_is_expected_ends_with_findings() throws IOException {
        String rule = file("rule.yml", RULE);
        String attack = file("attack.json", ATTACK);
        for (String[] options : new String[][] {
            {"--on", attack, "--expect", "2"},
            {"--on", file("quiet.json", EVENT)},
            {"--baseline", attack},
            {"--baseline", attack, "--expect", "0"}
        }) {
            String[] words = Stream.concat(Stream.of("rules", "test", rule), Stream.of(options))
                    .toArray(String[]::new);
            Run bad = Run.of(words);
            assertThat(bad.code()).as(String.join(" ", words)).isEqualTo(ExitCode.FINDINGS);
            assertThat(bad.out()).startsWith("FAILED");
        }
    }

    @Test
    void a_test_says_when_a_log_has_nothing_for_a_rule_to_look_at() throws IOException {
        String rule = file("rule.yml", RULE.replace("process_creation", "file_event"));
        Run bad = Run.of("rules", "test", rule, "--on", file("attack.json", ATTACK));
        assertThat(bad.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(bad.out()).contains("no event is of its log source, windows/file_event");
    }

    @Test
    void filters_apply_in_tests_and_explanations() throws IOException {
        String rule = file("rule.yml", RULE);
        String attack = file("attack.json", ATTACK);
        String filter = file("filter.yml", """
            title: Known
            logsource: {product: windows}
            filter:
              rules: [6f0c8a8e-0000-4000-8000-000000000002]
              known: {Image|startswith: 'C:\\x\\'}
              condition: not known
            """);
        assertThat(Run.of("rules", "test", rule, "-r", filter, "--on", attack, "--expect", "0")
                        .code())
                .isEqualTo(ExitCode.DONE);
        Run explained = Run.of("rules", "explain", rule, "-r", filter, "--on", attack);
        assertThat(explained.out()).contains("filter Known");
        assertThat(explained.err()).contains("the rule fires on 0");
    }

    @Test
    void a_test_without_logs_or_rules_is_a_mistake_in_the_call() throws IOException {
        assertThat(Run.of("rules", "test", file("rule.yml", RULE)).code()).isEqualTo(ExitCode.USAGE);
        String attack = file("attack.json", ATTACK);
        assertThat(Run.of("rules", "test", "no such rule", "--on", attack).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("rules", "test", file("bad.yml", "title: x\n"), "--on", attack)
                        .code())
                .isEqualTo(ExitCode.NOTHING_TO_RUN);
    }

    private static final String FOUND =
            RULE.replace("'\\winword.exe'", "'*\\winword.exe'").replace("level: high\n", "");

    @Test
    void check_shows_findings_by_file_with_code_and_place_and_counts_them() throws IOException {
        String rule = file("rule.yml", FOUND);
        Run run = Run.of("rules", "check", rule);
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.lines())
                .containsSubsequence(
                        rule,
                        "  CR103 warning: it has no level; taken as medium",
                        "  CR309 note: '*\\winword.exe': the star at the end changes nothing"
                                + " (at parent/ParentImage, line 5)",
                        "CR103  warning       1  no level",
                        "CR309  note          1  a star that the modifier already stands for")
                .last()
                .asString()
                .startsWith("1 rules: 1 loaded, 0 refused, 1 warnings, ");
    }

    @Test
    void check_tells_each_finding_in_json() throws IOException {
        String rule = file("rule.yml", FOUND);
        assertThat(Run.of("rules", "check", rule, "--json").out())
                .contains("{\"code\":\"CR309\",\"severity\":\"note\",\"id\":\"6f0c8a8e-0000-4000-8000-000000000002\",")
                .contains("\"line\":5,\"place\":\"parent/ParentImage\",\"reason\":\"");
    }

    @Test
    void codes_and_groups_of_codes_can_be_left_out() throws IOException {
        String rule = file("rule.yml", FOUND);
        Run run = Run.of("rules", "check", rule, "--disable", "CR309,cr1", "--disable", "CR5");
        assertThat(run.lines()).containsExactly("1 rules: 1 loaded, 0 refused, 0 warnings, 0 notes");
        assertThat(Run.of("rules", "check", rule, "--disable", "CR999").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("rules", "check", rule, "--disable", "C").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void warnings_and_refusals_can_fail_a_check_but_notes_do_not() throws IOException {
        String rule = file("rule.yml", FOUND);
        assertThat(Run.of("rules", "check", rule, "--fail-on-warning").code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Run.of("rules", "check", rule, "--fail-on-warning", "--disable", "CR103")
                        .code())
                .isEqualTo(ExitCode.DONE);
        file("bad.yml", "title: x\n");
        assertThat(Run.of("rules", "check", folder.toString(), "--fail-on-warning", "--disable", "CR103")
                        .code())
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void problems_of_filters_are_findings_too() throws IOException {
        file("rule.yml", RULE);
        file("filter.yml", """
            title: Known
            id: 6f0c8a8e-0000-4000-8000-000000000009
            logsource: {product: windows}
            filter: {rules: [gone], known: {Image: x}, condition: not known}
            """);
        assertThat(Run.of("rules", "check", folder.toString(), "--json").out())
                .contains(
                        "{\"code\":\"CR702\",\"severity\":\"warning\",\"id\":\"6f0c8a8e-0000-4000-8000-000000000009\"")
                .contains("\"filters\":[{\"id\":\"6f0c8a8e-0000-4000-8000-000000000009\",");
    }

    @Test
    void list_shows_what_rules_cost_the_dearest_first() throws IOException {
        file("rule.yml", RULE);
        String always = RULE.replace("parent and child", "child or not parent")
                .replace("Shell from", "Anything but")
                .replace("0002", "0003");
        file("always.yml", always);
        Run run = Run.of("rules", "list", "--only-rules", "-r", folder.toString(), "--cost");
        assertThat(run.lines())
                .containsExactly(
                        "WOKEN       TEXTS  ASKED  REGEX (OPEN)  WORDS  RULE",
                        "always          3      0      0    (0)      0  Anything but an office program",
                        "by text         3      0      0    (0)      0  Shell from an office program");
        assertThat(Run.of("rules", "list", "--only-rules", "-r", folder.toString(), "--cost", "--json")
                        .lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"woken\":\"always\",\"texts\":3,\"asked\":0,");
    }
}
