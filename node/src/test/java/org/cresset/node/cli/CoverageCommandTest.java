package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cresset.render.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cresset rules coverage`, run as somebody does who wonders what is still blind.
final class CoverageCommandTest {

    private static final String RULE = """
            title: %s
            id: 6f0c8a8e-0000-4000-8000-00000000000%d
            level: %s
            status: test
            tags: [attack.%s]
            logsource: {product: %s, category: %s}
            detection: {s: {Image|endswith: '\\nowhere.exe'}, condition: s}
            """;

    private static final String EVENT =
            "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Image\":\"C:\\\\x\\\\CMD.EXE\"}\n";

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /// A rule for processes on Windows, one for files there, one for processes on Linux.
    private String rules() throws IOException {
        return file(
                "rules.yml",
                RULE.formatted("Processes", 1, "high", "t1059.001", "windows", "process_creation") + "---\n"
                        + RULE.formatted("Files", 2, "low", "t1486", "windows", "file_event") + "---\n"
                        + RULE.formatted("Linux", 3, "high", "t1059.004", "linux", "process_creation"));
    }

    @Test
    void without_logs_and_sources_every_rule_counts() throws IOException {
        Run run = Run.of("rules", "coverage", rules());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.lines())
                .contains("TACTIC                    COVERED  COVERABLE  BLIND")
                .contains("execution                       3          0     43")
                .contains("techniques                      4          0    687");
        assertThat(run.err()).contains("3 rules, 3 with their log source, 0 without a technique, 0 refused");
    }

    @Test
    void logs_show_which_rules_can_be_asked() throws IOException {
        String log = file("log.json", EVENT);
        Run run = Run.of("rules", "coverage", rules(), "--on", log, "-v");
        assertThat(run.lines())
                .contains("execution                       2          1     43")
                .contains("impact                          0          1     32")
                .anyMatch(line -> line.matches(" {2}covered {3}T1059 {5}Command and Scripting .* 2"))
                .anyMatch(line -> line.matches(" {2}covered {3}T1059.001 PowerShell +1"))
                .anyMatch(line -> line.matches(" {2}coverable T1059.004 Unix Shell +1"))
                .anyMatch(line -> line.equals("  blind     T1059.002 AppleScript"))
                .containsSubsequence("     1  linux/process_creation", "     1  windows/file_event");
    }

    @Test
    void log_sources_can_be_named_and_unknown_ones_are_told() throws IOException {
        assertThat(Run.of("rules", "coverage", rules(), "--sources", "windows").lines())
                .contains("techniques                      3          1    687");
        assertThat(Run.of("rules", "coverage", rules(), "--sources", "Windows/file_event,linux")
                        .lines())
                .contains("techniques                      3          1    687");
        Run typo = Run.of("rules", "coverage", rules(), "--sources", "windows/file_evnt");
        assertThat(typo.lines()).contains("techniques                      0          4    687");
        assertThat(typo.err()).contains("no rule is for the log source windows/file_evnt");
    }

    @Test
    void rules_below_a_level_can_be_left_out() throws IOException {
        assertThat(Run.of("rules", "coverage", rules(), "-m", "high").lines())
                .contains("impact                          0          0     33");
    }

    @Test
    void json_names_every_technique_with_its_rules() throws IOException {
        Run run = Run.of("rules", "coverage", rules(), "--sources", "linux", "--json");
        assertThat(run.lines()).hasSize(1);
        assertThat(run.out())
                .startsWith(
                        "{\"attack\":\"18.1\",\"rules\":3,\"present\":1,\"covered\":2,\"coverable\":2,\"blind\":687,")
                .contains("{\"tactic\":\"execution\",\"covered\":2,\"coverable\":1,\"blind\":43}")
                .contains(
                        "{\"id\":\"T1486\",\"name\":\"Data Encrypted for Impact\",\"tactics\":[\"impact\"],"
                                + "\"state\":\"coverable\",\"rules\":[{\"id\":\"6f0c8a8e-0000-4000-8000-000000000002\","
                                + "\"title\":\"Files\",\"level\":\"low\",\"source\":\"windows/file_event\",\"present\":false}]}")
                .contains("\"unknown\":[],\"missing\":[{\"source\":\"windows/file_event\",\"techniques\":1}");
    }

    @Test
    void a_layer_goes_to_the_navigator() throws IOException {
        Path layer = folder.resolve("layer.json");
        assertThat(Run.of("rules", "coverage", rules(), "-o", layer.toString()).out())
                .isEmpty();
        assertThat(Files.readString(layer)).contains("\"layer\" : \"4.5\"").contains("\"techniqueID\" : \"T1486\"");
        assertThat(Run.of("rules", "coverage", rules(), "-f", "navigator").out())
                .isEqualTo(Files.readString(layer));
        assertThat(Run.of("rules", "coverage", rules(), "-f", "nonsense").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void the_table_fits_a_narrow_terminal() throws IOException {
        for (int columns : new int[] {40, 60, 100}) {
            Run run = Run.wide(columns, "rules", "coverage", rules(), "-v", "--sources", "linux");
            assertThat(run.lines()).contains("  MORE  MISSING LOG SOURCE").allMatch(line -> Width.of(line) <= columns);
        }
    }

    @Test
    void our_own_rules_cover_something_and_say_where_they_are_blind() {
        Run run = Run.of("rules", "coverage", "--json");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("\"state\":\"covered\"").contains("\"state\":\"blind\"");
    }

    @Test
    void nothing_to_run_and_broken_logs_end_with_their_codes() throws IOException {
        assertThat(Run.of("rules", "coverage", file("bad.yml", "title: x\n")).code())
                .isEqualTo(ExitCode.NOTHING_TO_RUN);
        assertThat(Run.of("rules", "coverage", rules(), "--on", file("bad.json", EVENT + "{\"EventID\":"))
                        .code())
                .isEqualTo(ExitCode.PARTLY_UNREADABLE);
        assertThat(Run.of(
                                "rules",
                                "coverage",
                                rules(),
                                "--on",
                                folder.resolve("gone").toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
