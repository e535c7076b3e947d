package org.cresset.node.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.DetectionLog;
import org.cresset.report.DetectionText.Format;
import org.cresset.report.Findings;
import org.cresset.rule.Pipelines;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several threads over files: nothing is lost, and nobody waits for ever.
final class ScanTest {

    private static final String RULE = """
        title: Everything
        id: 00000000-0000-4000-8000-000000000001
        level: low
        logsource: {product: windows, category: process_creation}
        detection: {all: {Image: '*'}, condition: all}
        """;

    @TempDir
    Path folder;

    private Path lines(String name, int count, int length) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("{\"product\":\"windows\",\"category\":\"process_creation\",\"Image\":\"")
                    .append(i)
                    .append("x".repeat(length))
                    .append("\"}\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static Findings run(List<Path> files, int threads, DetectionLog log) {
        RuleSet rules = RuleSet.of(new RuleReader(Placeholders.NONE).read(RULE, "rule.yml"), List.of());
        Scan.Request request = new Scan.Request(
                Inputs.find(files),
                List.of(),
                rules,
                new Exceptions(List.of(), rules.fields()),
                Pipelines.NONE,
                AlertForms.NONE,
                Watchlist.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                threads,
                Contents.Options.DEFAULT,
                "v",
                "c");
        return new Scan(request, log, new Progress()).run();
    }

    @Test
    void every_event_is_asked_once_however_many_threads_help() throws IOException {
        List<Path> files = List.of(lines("a", 5_000, 40), lines("b", 10, 40_000), lines("c", 1, 10));
        for (int threads : new int[] {1, 2, 7}) {
            try (DetectionLog log = new DetectionLog(folder, List.of(Format.CSV))) {
                Findings findings = run(files, threads, log);
                List<String> found = new ArrayList<>();
                log.forEach(line -> found.add(line.getFirst()));
                assertThat(findings.account().events()).isEqualTo(5_011);
                assertThat(found).hasSize(5_011).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_thread_that_fails_ends_the_scan_and_leaves_nobody_waiting() throws IOException {
        List<Path> files = List.of(lines("a", 30_000, 400), lines("b", 30_000, 400));
        Path gone = folder.resolve("gone");
        for (int threads : new int[] {1, 2, 5}) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                try (DetectionLog log = new DetectionLog(gone, List.of(Format.JSONL))) {
                    assertThatThrownBy(() -> run(files, threads, log)).isInstanceOf(UncheckedIOException.class);
                }
            });
        }
    }

    @Test
    void a_copy_of_an_event_is_the_event() {
        FieldTable table = FieldTable.with(List.of("a"));
        Event event = new Event(table);
        event.add("a", table.slot("a"), Kind.TEXT, "é1");
        event.add("b", -1, Kind.NUMBER, "2");
        event.add("a", table.slot("a"), Kind.NULL, "");
        event.alias(table.slot("Image"), 0);
        event.time(17);
        event.place("p", 3, 4);
        event.raw(new byte[] {9, 8, 7}, 1, 3);
        Event copy = new Event(table);
        copy.add("a", table.slot("a"), Kind.TEXT, "old");
        copy.copy(event);
        event.clear();
        assertThat(copy.size()).isEqualTo(4);
        assertThat(copy.get("a")).contains("é1");
        assertThat(copy.get("b")).contains("2");
        assertThat(copy.get("Image")).contains("é1");
        assertThat(copy.kind(copy.next(copy.first(table.slot("a"))))).isEqualTo(Kind.NULL);
        assertThat(copy.time()).isEqualTo(17);
        assertThat(copy.place().record()).isEqualTo(3);
        assertThat(copy.rawCopy()).containsExactly(8, 7);
    }
}
