package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scan` on alerts of other products, as a user runs it.
final class AlertsCommandTest {

    private static final String TABLE = """
        - product: sensors
          when: {fields: [short, name], path: '*_alerts.txt'}
          time: time
          host: host
          name: name
          id: short
          source: ip
        """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String wazuh(int number, int level, String name) {
        return """
            {"timestamp":"2026-03-04T08:%02d:00.000+0000","rule":{"id":"%d","level":%d,"description":"%s"},\
            "agent":{"id":"1","name":"h%d"},"decoder":{"name":"x"},"full_log":"%d"}
            """.formatted(number % 60, 100 + number % 5, level, name, number % 3, number);
    }

    private static String wazuh(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(wazuh(i, 3 + i % 13, i % 2 == 0 ? "Odd thing " + i : "ET SCAN of ports " + i % 4));
        }
        return text.toString();
    }

    private static String table(int count) {
        StringBuilder text = new StringBuilder("time,name,ip,host,short,time_label,event_label\n");
        for (int i = 0; i < count; i++) {
            text.append(1_642_213_952 + i % 50)
                    .append(i % 2 == 0 ? ",Sensor: brute force," : ",Sensor: database update,")
                    .append("192.0.2.7,mail,S-")
                    .append(i % 4)
                    .append(",a,b\n");
        }
        return text.toString();
    }

    @Test
    void alerts_are_detections_and_counted_beside_the_rules() throws IOException {
        Path log = file("alerts.json", wazuh(1, 12, "Odd thing") + wazuh(2, 5, "Brute force") + wazuh(3, 5, "x"));
        Path out = folder.resolve("out");
        Run run = Run.of("scan", "-q", "--out-dir", out.toString(), log.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        String summary = Files.readString(out.resolve("summary.json"));
        assertThat(summary).contains("\"alerts\" : 3").contains("\"high\" : 1").contains("\"low\" : 2");
        assertThat(summary).contains("\"fired\" : 0");
        assertThat(Files.readString(out.resolve("rules-status.csv"))).doesNotContain("wazuh:");
        List<String> detections = Files.readAllLines(out.resolve("detections.jsonl"));
        assertThat(detections).hasSize(3).allMatch(line -> line.contains("\"kind\":\"alert\""));
        assertThat(detections.get(1)).contains("\"id\":\"wazuh:102\"", "\"T1110\"", "\"host\":\"h2\"");
        assertThat(Files.readString(out.resolve("report.html"))).contains("Odd thing", "Alerts of other products");
        assertThat(Files.readString(out.resolve("timeline.jsonl"))).contains("wazuh:102");
        assertThat(Files.readString(out.resolve("navigator-layer.json"))).contains("T1110");
        assertThat(run.out()).contains("3 of the detections are alerts of other products");
    }

    @Test
    void the_level_asked_for_holds_for_alerts_too() throws IOException {
        Path log = file("alerts.json", wazuh(1, 12, "Odd thing") + wazuh(2, 5, "Brute force"));
        assertThat(Run.of("scan", "-q", "--json", "-m", "medium", log.toString())
                        .lines())
                .hasSize(1);
        assertThat(Run.of("scan", "-q", "--fail-on", "high", log.toString()).code())
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void the_output_does_not_depend_on_the_number_of_threads() throws IOException {
        Path mapping = file("map.yml", TABLE);
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("a.json"), wazuh(3_000));
        Files.writeString(logs.resolve("b_alerts.txt"), table(3_000));
        List<List<String>> runs = new ArrayList<>();
        for (String threads : List.of("1", "2", "5")) {
            Path out = folder.resolve("out" + threads);
            Run run = Run.of(
                    "scan",
                    "-q",
                    "--threads",
                    threads,
                    "--alerts",
                    mapping.toString(),
                    "--out-dir",
                    out.toString(),
                    logs.toString());
            assertThat(run.code()).isEqualTo(ExitCode.DONE);
            runs.add(List.of(
                    run.out().replace(out.toString(), "OUT"),
                    Files.readString(out.resolve("detections.jsonl")),
                    Files.readString(out.resolve("report.html")),
                    Files.readString(out.resolve("navigator-layer.json")),
                    Files.readString(out.resolve("manifest.json"))));
        }
        assertThat(runs.get(0).get(1).lines()).hasSize(6_000);
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isEqualTo(runs.get(0));
    }

    @Test
    void a_table_needs_a_mapping_and_then_no_rules() throws IOException {
        Path log = file("x_alerts.txt", table(4));
        Path mapping = file("map.yml", TABLE);
        assertThat(Run.of("scan", "-q", log.toString()).code()).isEqualTo(ExitCode.PARTLY_UNREADABLE);
        Run run = Run.of("scan", "-q", "--json", "--only-rules", "--alerts", mapping.toString(), log.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.out())
                .contains("\"rule\":{\"id\":\"sensors:S-0\",\"title\":\"Sensor: brute force\",\"level\":\"medium\"")
                .contains("\"src_ip\":\"192.0.2.7\"");
    }

    @Test
    void a_mapping_that_cannot_be_read_is_named_with_line_and_reason() throws IOException {
        Path log = file("a.json", wazuh(1));
        Path mapping = file("map.yml", "product: x\nwhen: {fields: [a]}\nname: n\nhots: h\n");
        Run run = Run.of("scan", "--alerts", mapping.toString(), log.toString());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("map.yml: line 4: unknown key 'hots' of a mapping");
        assertThat(Run.of("scan", "--alerts", folder.resolve("none").toString(), log.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}
