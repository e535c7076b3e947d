package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cresset.render.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What logs hold, told to people and to programs.
final class StatsCommandTest {

    private static final Path SAMPLE = Path.of("../samples/intrusion");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String security(String time, String host, String user) {
        return "{\"EventID\":4624,\"Channel\":\"Security\",\"Computer\":\"" + host + "\",\"@timestamp\":\"" + time
                + "\",\"TargetUserName\":\"" + user + "\",\"TargetDomainName\":\"EXAMPLE\"}\n";
    }

    @Test
    void hosts_users_sources_and_meanings_are_counted() throws IOException {
        Path log = file(
                "a.json",
                security("2026-03-04T08:00:00Z", "ws-1", "anna")
                        + security("2026-03-04T09:00:00Z", "ws-1", "anna")
                        + security("2026-03-05T09:00:00Z", "ws-2", "bob"));
        Run run = Run.of("stats", "--json", log.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("\"records\":3")
                .contains("{\"name\":\"windows/security\",\"records\":3,")
                .contains("{\"name\":\"ws-1\",\"records\":2,")
                .contains("{\"name\":\"EXAMPLE\\\\anna\",\"records\":2,")
                .contains("{\"name\":\"LoggedOn\",\"records\":3,")
                .contains("\"days\":[{\"day\":\"2026-03-04\",\"records\":2},{\"day\":\"2026-03-05\",\"records\":1}]")
                .contains("\"first_seen\":\"2026-03-04T08:00:00.000Z\"");
    }

    @Test
    void hours_in_which_a_host_logged_nothing_are_gaps() throws IOException {
        Path log = file(
                "a.json",
                security("2026-03-04T08:10:00Z", "ws-1", "anna") + security("2026-03-04T17:50:00Z", "ws-1", "anna"));
        assertThat(Run.of("stats", "--json", log.toString()).out())
                .contains("\"gaps\":[{\"host\":\"ws-1\",\"source\":\"windows/security\","
                        + "\"from\":\"2026-03-04T09:00:00.000Z\",\"to\":\"2026-03-04T17:00:00.000Z\",\"hours\":8}]");
        assertThat(Run.of("stats", "--json", "--gap", "9", log.toString()).out())
                .contains("\"gaps\":[]");
    }

    @Test
    void rules_without_a_log_are_told_by_their_source() throws IOException {
        Path rule = file("r.yml", """
            title: A call
            id: 6f0c8a8e-0000-4000-8000-000000000002
            level: high
            tags: [attack.t1078]
            logsource: {product: aws, service: cloudtrail}
            detection: {all: {eventName: ConsoleLogin}, condition: all}
            """);
        Path log = file("a.json", security("2026-03-04T08:10:00Z", "ws-1", "anna"));
        assertThat(Run.of("stats", "--json", "--only-rules", "-r", rule.toString(), log.toString())
                        .out())
                .contains("\"rules\":{\"active\":1,\"blind\":1}")
                .contains("\"blind\":[{\"source\":\"aws/cloudtrail\",\"rules\":1,\"levels\":{\"high\":1},"
                        + "\"techniques\":[\"T1078\"]}]");
    }

    @Test
    void what_cannot_be_read_is_named_and_the_command_ends_with_3() throws IOException {
        Path log = file("a.json", security("2026-03-04T08:10:00Z", "ws-1", "anna") + "{ damaged\n");
        Run run = Run.of("stats", "--json", log.toString());
        assertThat(run.code()).isEqualTo(ExitCode.PARTLY_UNREADABLE);
        assertThat(run.out()).contains("\"unreadable\":[{\"path\":\"" + log + "\",\"offset\":");
    }

    @Test
    void the_answer_does_not_depend_on_the_number_of_threads() {
        String one =
                Run.of("stats", "--json", "--threads", "1", SAMPLE.toString()).out();
        for (String threads : List.of("2", "5")) {
            assertThat(Run.of("stats", "--json", "--threads", threads, SAMPLE.toString())
                            .out())
                    .isEqualTo(one);
        }
    }

    @Test
    void a_narrow_terminal_is_not_overrun() {
        for (String language : List.of("en", "zh-CN")) {
            for (int columns : new int[] {60, 80, 120}) {
                Run run = Run.wide(columns, "stats", "--gap", "1", "--lang", language, SAMPLE.toString());
                assertThat(run.lines().stream().filter(line -> line.matches(" +[0-9,]+ .*")))
                        .hasSizeGreaterThan(30)
                        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
            }
        }
    }

    @Test
    void names_from_logs_cannot_control_the_terminal() throws IOException {
        Path log = file("a.json", security("2026-03-04T08:10:00Z", "ws\\u001b[31m", "anna"));
        assertThat(Run.of("stats", log.toString()).out()).doesNotContain("\u001b");
    }

    @Test
    void bad_options_are_refused() {
        assertThat(Run.of("stats", "--gap", "0", SAMPLE.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("stats", "--threads", "0", SAMPLE.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("stats", "no-such-file").code()).isNotEqualTo(ExitCode.DONE);
    }
}
