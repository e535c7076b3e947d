package org.cresset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.Property;
import org.cresset.detect.Detection;
import org.cresset.detect.Scanned;
import org.cresset.event.Event;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.report.DetectionText.Format;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Detections come out in the order of their time, however many there are.
final class DetectionLogTest {

    private static final SigmaRule RULE =
            ((Reading.Loaded) Scanned.readings(Scanned.rule(1, "app", "f: a")).getFirst()).rule();

    private static Detection detection(long time, int id, Map<String, String> matched) {
        return new Detection(
                "%032x".formatted(id),
                time,
                TimeTrust.STATED,
                Optional.of("h"),
                RULE,
                new Place("p", id, 0),
                false,
                Optional.empty(),
                matched,
                List.of());
    }

    private static List<List<String>> lines(DetectionLog log) {
        List<List<String>> all = new ArrayList<>();
        log.forEach(all::add);
        return all;
    }

    @Test
    void times_before_1970_and_none_at_all_come_first(@TempDir Path folder) {
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.JSONL))) {
            log.add(detection(5, 1, Map.of()));
            log.add(detection(-5, 2, Map.of()));
            log.add(detection(Event.NO_TIME, 3, Map.of()));
            log.add(detection(4, 4, Map.of()));
            assertThat(lines(log).stream().map(line -> line.getFirst().substring(37, 39)))
                    .containsExactly("03", "02", "04", "01");
        }
    }

    @Test
    void the_same_find_twice_over_gets_an_id_of_its_own(@TempDir Path folder) {
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.JSONL, Format.TIMESKETCH, Format.CSV))) {
            for (int i = 0; i < 3; i++) {
                log.add(detection(7, 1, Map.of()));
            }
            log.add(detection(7, 2, Map.of()));
            String id = "%032x".formatted(1);
            List<List<String>> lines = lines(log);
            assertThat(lines.get(0).get(0)).contains("\"" + id + "\"");
            assertThat(lines.get(1).get(0)).contains("\"" + id + "-2\"");
            assertThat(lines.get(2)).allSatisfy(line -> assertThat(line).contains(id + "-3"));
            assertThat(lines.get(3).get(2)).endsWith("%032x".formatted(2));
        }
    }

    @Test
    void many_detections_are_laid_aside_and_merged_and_nothing_stays(@TempDir Path folder) throws IOException {
        List<Long> times = new ArrayList<>();
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.JSONL, Format.CSV))) {
            Property.holds(1, chance -> {
                for (int i = 0; i < 9_000; i++) {
                    long time = chance.nextLong(1L << 50);
                    times.add(time);
                    log.add(detection(time, i, Map.of("f", "x".repeat(2_000))));
                }
            });
            try (Stream<Path> runs = Files.list(folder)) {
                assertThat(runs.count()).isGreaterThan(1);
            }
            List<String> read = new ArrayList<>();
            log.forEach(line -> read.add(line.get(1).substring(0, line.get(1).indexOf(','))));
            assertThat(read)
                    .hasSize(9_000)
                    .isEqualTo(times.stream()
                            .sorted()
                            .map(org.cresset.event.Timestamps::format)
                            .toList());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ever_more_detections_need_no_ever_more_open_files(@TempDir Path folder) throws IOException {
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.CSV), 2_000)) {
            Property.holds(1, chance -> {
                for (int i = 0; i < 6_000; i++) {
                    log.add(detection(chance.nextLong(1L << 50), i, Map.of()));
                }
            });
            try (Stream<Path> runs = Files.list(folder)) {
                assertThat(runs.count()).isBetween(2L, 130L);
            }
            assertThat(lines(log).stream().map(List::getFirst)).hasSize(6_000).isSorted();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void hostile_text_breaks_no_line_even_when_laid_aside(@TempDir Path folder) {
        String hostile = "a\tb\nc\rd\u2028e\uD800f\u202Eg\u0000h";
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.JSONL, Format.TIMESKETCH, Format.CSV))) {
            for (int i = 0; i < 3_000; i++) {
                log.add(detection(i, i, Map.of(hostile, hostile + "x".repeat(2_000))));
            }
            assertThat(lines(log)).hasSize(3_000).allSatisfy(line -> {
                assertThat(line).hasSize(3);
                assertThat(line.getFirst())
                        .startsWith("{")
                        .endsWith("}")
                        .doesNotContain("\u202E")
                        .doesNotContain("\u2028");
            });
        }
    }
}
