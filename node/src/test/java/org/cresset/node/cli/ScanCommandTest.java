package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cresset.render.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command that everything else stands on, run as a user runs it.
final class ScanCommandTest {

    private static final Path SAMPLE = Path.of("../samples/intrusion");
    private static final String LOUD = """
        title: Any process creation
        id: 6f0c8a8e-0000-4000-8000-000000000001
        level: low
        logsource: {product: windows, category: process_creation}
        detection: {all: {Image: '*'}, condition: all}
        """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void the_sample_gives_exactly_the_expected_detections() throws IOException {
        Run run = Run.of("scan", SAMPLE.toString(), "-f", "jsonl");
        List<String> expected = Files.readAllLines(Path.of("../samples/intrusion.expected.tsv")).stream()
                .filter(line -> !line.startsWith("time\t"))
                .map(line -> List.of(line.split("\t", -1)))
                .map(cells -> cells.get(1) + " " + cells.get(2))
                .sorted()
                .toList();
        assertThat(run.lines().stream()
                        .map(line -> text(line, "host") + " " + text(line, "title"))
                        .sorted())
                .isEqualTo(expected);
        assertThat(run.lines().stream().map(line -> text(line, "time"))).isSorted();
    }

    @Test
    void nothing_grave_is_found_in_the_ordinary_work_of_the_sample() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../samples/intrusion.expected.tsv"));
        assertThat(rows).anyMatch(row -> row.endsWith("\tordinary")).anyMatch(row -> row.contains("\tcritical\t"));
        assertThat(rows.stream().filter(row -> row.endsWith("\tordinary")).map(row -> row.split("\t", -1)[3]))
                .doesNotContain("high", "critical");
    }

    private static String text(String json, String name) {
        int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(start, json.indexOf('"', start));
    }

    @Test
    void the_run_folder_is_the_same_bytes_whatever_the_order_of_files_and_the_number_of_threads() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        List<String> files = List.of("dc-01.json", "srv-files.jsonl", "ws-17.jsonl");
        Run first = scan(one, "1", files);
        Run second = scan(two, "2", files.reversed());
        assertThat(first.code()).isEqualTo(ExitCode.DONE);
        assertThat(second.code()).isEqualTo(ExitCode.DONE);
        assertThat(contents(two)).isEqualTo(contents(one));
    }

    @Test
    void one_large_file_gives_the_same_bytes_whatever_the_number_of_threads() throws IOException {
        StringBuilder large = new StringBuilder();
        List<String> lines = Files.readAllLines(SAMPLE.resolve("ws-17.jsonl"));
        for (int i = 0; i < 60; i++) {
            int round = i;
            lines.forEach(line ->
                    large.append(line.replace("ws-17", "ws-" + round % 7)).append('\n'));
            large.append("{ damaged\n");
        }
        Path file = file("large.jsonl", large.toString());
        Path one = folder.resolve("one");
        Run.of("scan", "-q", "--threads", "1", "--out-dir", one.toString(), file.toString());
        for (String threads : List.of("2", "5")) {
            Path many = folder.resolve("many" + threads);
            Run.of("scan", "-q", "--threads", threads, "--out-dir", many.toString(), file.toString());
            assertThat(contents(many)).isEqualTo(contents(one));
        }
        assertThat(contents(one).get("detections.jsonl")).hasLineCount(60 * hits("ws-17.jsonl"));
    }

    private int hits(String name) {
        return Run.of("scan", "-f", "jsonl", SAMPLE.resolve(name).toString())
                .lines()
                .size();
    }

    private static Run scan(Path out, String threads, List<String> files) {
        Stream<String> options = Stream.of("scan", "-q", "--threads", threads, "--out-dir", out.toString());
        Stream<String> paths = files.stream().map(name -> SAMPLE.resolve(name).toString());
        return Run.of(Stream.concat(options, paths).toArray(String[]::new));
    }

    private static Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                boolean summary = file.endsWith("summary.json");
                contents.put(
                        file.getFileName().toString(), summary ? text.substring(0, text.indexOf("\"run\"")) : text);
            }
        }
        assertThat(contents.keySet())
                .containsExactly(
                        "detections.jsonl",
                        "input-errors.csv",
                        "manifest.json",
                        "navigator-layer.json",
                        "report.html",
                        "rules-status.csv",
                        "stix.json",
                        "stories.jsonl",
                        "summary.json",
                        "timeline.jsonl");
        return contents;
    }

    @Test
    void every_rule_is_accounted_for() throws IOException {
        Path out = folder.resolve("run");
        Path bad = file("bad.yml", "title: no detection\nlogsource: {product: windows}\n");
        Run.of("scan", SAMPLE.toString(), "-r", bad.toString(), "--out-dir", out.toString());
        List<String> rows = Files.readAllLines(out.resolve("rules-status.csv"));
        String summary = Files.readString(out.resolve("summary.json"));
        long total = number(summary, "total");
        assertThat(rows).hasSize((int) total + 1);
        assertThat(number(summary, "fired")
                        + number(summary, "quiet")
                        + number(summary, "no_source")
                        + number(summary, "refused"))
                .isEqualTo(total);
        assertThat(rows).anyMatch(row -> row.contains(",refused,0,it has no detection,"));
    }

    private static long number(String json, String name) {
        String rest = json.substring(json.indexOf("\"" + name + "\" : ") + name.length() + 5);
        return Long.parseLong(rest.substring(0, rest.indexOf('\n')).replace(",", ""));
    }

    @Test
    void input_that_cannot_be_read_ends_with_3_and_the_rest_is_read() throws IOException {
        Path log = file(
                "log.jsonl",
                "{\"EventID\":1,\"Channel\":\"Security\"}\n{\"EventID\":2,\"Chan\n{\"EventID\":3,"
                        + "\"Channel\":\"Security\"}\n");
        Path out = folder.resolve("run");
        Run run = Run.of("scan", log.toString(), "--out-dir", out.toString());
        assertThat(run.code()).isEqualTo(ExitCode.PARTLY_UNREADABLE);
        assertThat(run.out()).contains("2 records read | 1 unreadable");
        assertThat(Files.readAllLines(out.resolve("input-errors.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(log + ",35,");
        assertThat(Run.of("scan", log.toString(), "--allow-partial").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void findings_at_the_level_asked_for_end_with_10() {
        assertThat(Run.of("scan", SAMPLE.toString(), "--fail-on", "critical").code())
                .isEqualTo(ExitCode.FINDINGS);
        assertThat(Run.of("scan", SAMPLE.resolve("dc-01.json").toString(), "--fail-on", "high")
                        .code())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void no_rule_that_can_run_ends_with_4_and_never_reports_clean() throws IOException {
        Path bad = file("bad.yml", "title: x\n");
        Run run = Run.of("scan", SAMPLE.toString(), "--only-rules", "-r", bad.toString());
        assertThat(run.code()).isEqualTo(ExitCode.NOTHING_TO_RUN);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing to run");
    }

    @Test
    void wrong_usage_ends_with_2_and_says_what_is_wrong() {
        assertThat(Run.of("scan")).satisfies(run -> {
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("PATH");
        });
        assertThat(Run.of("scan", "no-such-file").err()).contains("no such file or folder: no-such-file");
        assertThat(Run.of("scan", SAMPLE.toString(), "-m", "terrible").err()).contains("'terrible'");
        assertThat(Run.of("scna").err()).contains("scna");
        assertThat(Run.of("scan", SAMPLE.toString(), "-f", "xml").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_folder_with_something_in_it_is_not_overwritten_unless_forced() throws IOException {
        file("precious.txt", "do not touch");
        Run run = Run.of("scan", SAMPLE.toString(), "--out-dir", folder.toString());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--force");
        assertThat(Run.of("scan", SAMPLE.toString(), "--out-dir", folder.toString(), "--force")
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("precious.txt")).hasContent("do not touch");
    }

    @Test
    void exceptions_silence_hits_and_are_counted() throws IOException {
        Path except = file("except.yml", """
            - rule: Any process *
              condition: {Image|endswith: '\\a.exe'}
              reason: known good
            """);
        Path rule = file("loud.yml", LOUD);
        Path log = file("log.jsonl", process("C:\\\\a.exe") + process("C:\\\\b.exe") + process("C:\\\\A.EXE"));
        Path out = folder.resolve("run");
        Run run = Run.of(
                "scan",
                log.toString(),
                "--only-rules",
                "-r",
                rule.toString(),
                "--except",
                except.toString(),
                "--out-dir",
                out.toString());
        assertThat(run.out()).contains("2 hits were silenced by exceptions");
        assertThat(Files.readAllLines(out.resolve("detections.jsonl"))).hasSize(1);
        assertThat(Files.readString(out.resolve("rules-status.csv")))
                .contains("fired,1,2 hits silenced by exceptions,");
    }

    private static String process(String image) {
        return "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Hostname\":\"h\",\"@timestamp\":"
                + "\"2026-03-04T08:00:00Z\",\"Image\":\"" + image + "\"}\n";
    }

    @Test
    void times_limit_what_is_looked_at() throws IOException {
        Path rule = file("loud.yml", LOUD);
        Path log = file("log.jsonl", process("C:\\\\a.exe"));
        String[] all = {"scan", log.toString(), "--only-rules", "-r", rule.toString(), "-f", "jsonl"};
        assertThat(Run.of(all).lines()).hasSize(1);
        assertThat(Run.of(with(all, "--from", "2026-03-04T08:00:01Z")).lines()).isEmpty();
        assertThat(Run.of(with(all, "--to", "2026-03-04T08:00:00Z")).lines()).isEmpty();
        assertThat(Run.of(with(all, "--from", "2026-03-04", "--to", "2026-03-05"))
                        .lines())
                .hasSize(1);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void hostile_text_is_inert_in_every_output() throws IOException {
        Path rule = file("loud.yml", LOUD);
        String evil = "=cmd|\\u001b[31m\\u202e<script>alert(1)</script>\\u0000\\r\\n";
        Path log = file("log.jsonl", process(evil).replace("\"h\"", "\"" + evil + "\""));
        Path out = folder.resolve("run");
        String table = Run.of(
                        "scan", log.toString(), "--only-rules", "-r", rule.toString(), "--out-dir", out.toString())
                .out();
        String csv = Run.of("scan", log.toString(), "--only-rules", "-r", rule.toString(), "-f", "csv")
                .out();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                assertThat(text).as(file.toString()).doesNotContain("\u001b", "\u202e", "\u0000");
            }
        }
        assertThat(table + csv).doesNotContain("\u001b", "\u202e", "\u0000");
        assertThat(csv).contains(",'=cmd");
        assertThat(Files.readString(out.resolve("report.html")))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void no_line_of_the_table_is_wider_than_the_terminal() {
        for (int columns : List.of(55, 80, 120, 200)) {
            for (String language : List.of("en", "zh-CN")) {
                Run run = Run.wide(columns, "scan", SAMPLE.toString(), "--lang", language);
                assertThat(run.lines().stream().filter(line -> line.contains("ws-17") || line.contains("srv-files")))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(Math.max(columns, 72)));
            }
        }
    }

    @Test
    void what_is_wrong_with_a_filter_is_counted_and_named_on_demand() throws IOException {
        Path filter = file("filter.yml", """
            title: Known
            logsource: {product: windows}
            filter: {rules: [gone], known: {Image: x}, condition: not known}
            """);
        Run run = Run.of("scan", SAMPLE.toString(), "-r", filter.toString(), "-v");
        assertThat(run.out()).contains("Filters").contains("1 with problems");
        assertThat(run.err()).contains("filter.yml: it names rules that are not there: gone");
    }
}
