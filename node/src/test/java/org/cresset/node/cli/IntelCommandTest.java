package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `intel` and `scan --intel`, as a user runs them.
final class IntelCommandTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String connection(int second, String host, String address) {
        return """
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":3,"Computer":"%s","Image":"C:\\\\a.exe","ProcessGuid":"{1}",\
            "UtcTime":"2026-03-04 08:00:%02d.000","SourceIp":"10.0.0.9","DestinationIp":"%s","DestinationPort":"443"}
            """.formatted(host, second, address);
    }

    private String imported(String... more) throws IOException {
        Path feed = file(
                "feed.txt",
                "45.0.0.1\n8.8.8.8\n127.0.0.1\ngoogle.com\nd41d8cd98f00b204e9800998ecf8427e\nbad[.]example\n");
        String store = folder.resolve("store.jsonl").toString();
        List<String> words = new java.util.ArrayList<>(
                List.of("intel", "import", feed.toString(), "--rating", "B2", "-o", store, "--force"));
        words.addAll(List.of(more));
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return store;
    }

    @Test
    void what_everyone_meets_is_not_imported_unless_the_user_insists() throws IOException {
        Path feed = file("feed.txt", "45.0.0.1\n8.8.8.8\n127.0.0.1\ngoogle.com\nd41d8cd98f00b204e9800998ecf8427e\n");
        Run run = Run.of("intel", "import", feed.toString());
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err()).contains("1 indicators", "4 on warning lists", "public resolver (Google)", "empty file");
        assertThat(Run.of("intel", "import", feed.toString(), "--insist").lines())
                .hasSize(5);
    }

    @Test
    void a_store_is_sorted_and_the_same_whatever_the_order_of_feeds() throws IOException {
        Path a = file("a.csv", "indicator,source\n45.0.0.9,x\n45.0.0.1,x\n");
        Path b = file("b.csv", "indicator,source,tlp\n45.0.0.1,x,red\n");
        Run one = Run.of("intel", "import", "-q", a.toString(), b.toString());
        assertThat(one.lines()).hasSize(2).isSorted();
        assertThat(one.lines().getFirst()).contains("45.0.0.1", "\"tlp\":\"RED\"");
        assertThat(Run.of("intel", "import", "-q", b.toString(), a.toString()).out())
                .isEqualTo(one.out());
    }

    @Test
    void codes_say_how_an_import_ended() throws IOException {
        Path partly = file("partly.txt", "45.0.0.1\nwhat is this\n");
        assertThat(Run.of("intel", "import", partly.toString()).code()).isEqualTo(ExitCode.PARTLY_UNREADABLE);
        assertThat(Run.of("intel", "import", "-v", partly.toString()).err()).contains("partly.txt line 2: ");
        assertThat(Run.of("intel", "import", "--allow-partial", partly.toString())
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(Run.of("intel", "import", file("none.txt", "8.8.8.8\n").toString())
                        .code())
                .isEqualTo(ExitCode.NOTHING_TO_RUN);
        assertThat(Run.of("intel", "import", partly.toString(), "--tlp", "pink").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("intel", "import", folder.resolve("missing").toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void hostile_names_do_no_harm_on_a_terminal() throws IOException {
        Path feed = file("x.csv", "indicator,malware\n45.0.0.1,\u001b[31mred\n");
        assertThat(Run.of("intel", "list", feed.toString()).out())
                .contains("45.0.0.1")
                .doesNotContain("\u001b");
    }

    @Test
    void values_are_matched_and_exports_keep_within_a_marking() throws IOException {
        String store = imported();
        Path values = file("values.txt", "x.bad.example\n45.0.0.2\nhttp://45.0.0.1/a\n");
        Run run = Run.of("intel", "match", values.toString(), "--intel", store);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.out()).contains("x.bad.example\tdomain", "http://45.0.0.1/a\tipv4");
        assertThat(Run.of("intel", "export", store, "-f", "stix").out()).contains("\"type\":\"bundle\"", "TLP:AMBER");
        assertThat(Run.of("intel", "export", store, "--max-tlp", "GREEN").code())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void indicators_in_events_are_detections_and_the_rest_on_a_host_is_counted() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            log.append(connection(i, "WS1", "45.0.0.1")).append(connection(i, "WS1", "8.8.8.8"));
        }
        log.append(connection(31, "WS2", "45.0.0.1"));
        Path logs = file("log.json", log.toString());
        Path out = folder.resolve("out");
        Run run = Run.of("scan", "-q", "--intel", imported(), "--out-dir", out.toString(), logs.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        List<String> found = Files.readAllLines(out.resolve("detections.jsonl")).stream()
                .filter(line -> line.contains("\"kind\":\"indicator\""))
                .toList();
        assertThat(found).hasSize(6).allMatch(line -> line.contains("\"DestinationIp\":\"45.0.0.1\""));
        assertThat(found.get(4)).contains("25 more on this host");
        assertThat(found.get(0))
                .contains("\"level\":\"medium\"", "\"techniques\":[]", "Indicator of feed.txt: ipv4 45.0.0.1");
        assertThat(Files.readString(out.resolve("summary.json")))
                .contains("\"sightings\" : 31", "\"detections\" : 6", "\"folded\" : 25");
        assertThat(Files.readString(out.resolve("stories.jsonl"))).doesNotContain("8.8.8.8");
        assertThat(run.out()).contains("6 of the detections are indicators", "25 more sightings");
    }

    @Test
    void a_feed_can_be_given_as_it_is_and_the_threads_change_nothing() throws IOException {
        Path feed = file("f.txt", "45.0.0.1\n45.0.0.0/28\n");
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (int i = 0; i < 8; i++) {
            Files.writeString(
                    logs.resolve(i + ".json"),
                    connection(i, "WS1", "45.0.0.1") + connection(i + 8, "WS" + i, "45.0.0." + i));
        }
        String one = Run.of("scan", "-q", "--json", "--threads", "1", "--intel", feed.toString(), logs.toString())
                .out();
        assertThat(one).contains("\"kind\":\"indicator\"");
        assertThat(Run.of("scan", "-q", "--json", "--threads", "7", "--intel", feed.toString(), logs.toString())
                        .out())
                .isEqualTo(one);
        assertThat(Run.of("scan", "--intel", file("empty.txt", "8.8.8.8\n").toString(), logs.toString())
                        .code())
                .isEqualTo(ExitCode.NOTHING_TO_RUN);
    }

    @Test
    void other_detections_are_the_same_with_indicators_as_without() throws IOException {
        Path logs = Path.of("../samples/intrusion");
        List<String> without = Run.of("scan", "-q", "--json", logs.toString()).lines();
        List<String> with = Run.of("scan", "-q", "--json", "--intel", imported(), logs.toString()).lines().stream()
                .filter(line -> !line.contains("\"kind\":\"indicator\""))
                .toList();
        assertThat(without).isNotEmpty();
        assertThat(with).isEqualTo(without);
    }
}
