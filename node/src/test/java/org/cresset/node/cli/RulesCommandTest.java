package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Run run = Run.of("rules", "check", "--json");
        assertThat(run.out()).contains("\"refused\":[]").contains("\"warnings\":[]");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void list_shows_each_rule_on_a_line() {
        Run run = Run.of("rules", "list");
        assertThat(run.lines())
                .hasSizeGreaterThanOrEqualTo(25)
                .allMatch(line -> line.contains("windows/") || line.contains("cresset/"));
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
}
