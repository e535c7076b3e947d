package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Correlations from the command line.
final class CorrelationsCommandTest {

    private static final String RULES = """
        title: Logon failed
        id: 6f0c8a8e-0000-4000-8000-000000000001
        name: failed
        level: informational
        logsource: {product: windows, service: security}
        detection: {sel: {EventID: 4625}, condition: sel}
        ---
        title: Many logons failed
        id: 6f0c8a8e-0000-4000-8000-000000000002
        level: high
        tags: [attack.credential-access, attack.t1110]
        correlation:
          type: value_count
          rules: failed
          group-by: IpAddress
          timespan: 10m
          condition: {gte: 3, field: TargetUserName}
        """;

    @TempDir
    Path folder;

    private static String event(int minute, String user) {
        return """
            {"EventID":4625,"Channel":"Security","Hostname":"dc-1","@timestamp":"2026-03-04T08:%02d:00Z",\
            "TargetUserName":"%s","IpAddress":"10.0.0.9"}
            """.formatted(minute, user);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run scan(String... more) throws IOException {
        String rules = file("rules.yml", RULES);
        String late = file("a.json", event(6, "carol") + event(40, "dan"));
        String early = file("b.json", event(1, "ann") + event(3, "bob"));
        return Run.of(Stream.concat(Stream.of("scan", late, early, "-r", rules, "--only-rules"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void events_of_several_files_are_taken_together_in_the_order_of_their_time() throws IOException {
        Run one = scan("-f", "jsonl", "--threads", "1");
        assertThat(one.out().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "\"kind\":\"correlation\"",
                                "\"value_count TargetUserName\":\"3\"",
                                "b.json",
                                "a.json"));
        assertThat(scan("-f", "jsonl", "--threads", "4").out()).isEqualTo(one.out());
    }

    @Test
    void a_rule_below_the_level_asked_for_still_feeds_a_correlation() throws IOException {
        assertThat(scan("-f", "jsonl", "--min-level", "high").out().lines()).hasSize(1);
    }

    @Test
    void every_hit_is_accounted_for() throws IOException {
        Path out = folder.resolve("out");
        scan("--out-dir", out.toString());
        assertThat(Files.readString(out.resolve("rules-status.csv")))
                .contains("Logon failed,informational,quiet,0,4 hits went to correlations only")
                .contains("Many logons failed,high,fired,1,");
        assertThat(Files.readString(out.resolve("summary.json"))).contains("\"late\" : 0");
    }

    @Test
    void a_correlation_is_tested_with_the_rules_it_needs() throws IOException {
        String rules = file("rules.yml", RULES);
        String log = file("log.json", event(1, "ann") + event(3, "bob") + event(6, "carol"));
        Run run = Run.of(
                "rules", "test", "Many logons failed", "-r", rules, "--only-rules", "--on", log, "--expect", "1");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).doesNotContain("Logon failed");
        assertThat(Run.of("rules", "explain", "Many logons failed", "-r", rules, "--on", log)
                        .err())
                .contains("explain the rules it takes together (failed)");
    }

    @Test
    void the_noise_of_all_rules_is_told_by_level_and_leaves_out_what_only_feeds_correlations() throws IOException {
        String rules = file("rules.yml", RULES);
        String log = file("log.json", event(1, "ann") + event(3, "bob") + event(6, "carol") + event(50, "dan"));
        String[] words = {"rules", "test", "-r", rules, "--only-rules", "--baseline", log};
        Run run = Run.of(words);
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("noise per million of 4 events: critical 0.0, high 250000.0, medium 0.0")
                .contains("informational 0.0, 1 of 2 rules silent");
        assertThat(Run.of(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new))
                        .out())
                .contains("\"noise_per_million\":{\"critical\":0.0,\"high\":250000.0");
    }

    @Test
    void a_correlation_over_bundled_rules_is_checked_with_them() throws IOException {
        String rules = file("own.yml", """
            title: Many failures
            id: 6f0c8a8e-0000-4000-8000-000000000009
            level: high
            correlation:
              type: event_count
              rules: windows_logon_failed
              group-by: Computer
              timespan: 10m
              condition: {gte: 50}
            """);
        assertThat(Run.of("rules", "check", rules, "--json").out()).contains("\"total\":1,\"loaded\":1,\"refused\":[]");
        assertThat(Run.of("rules", "check", rules, "--json", "--only-rules").code())
                .isEqualTo(ExitCode.NOTHING_TO_RUN);
    }
}
