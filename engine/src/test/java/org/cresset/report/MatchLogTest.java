package org.cresset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cresset.detect.correlation.Evidence;
import org.cresset.detect.correlation.Match;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What correlations are to look at comes back as it was, in the order of time.
final class MatchLogTest {

    private static Match match(long time, String value) {
        Place place = new Place("C:\\logs\\a\tb.json", time, 7);
        return new Match(
                3,
                1,
                List.of(value, "plain"),
                List.of("", value),
                new Evidence("%032x".formatted(time), 12, time, TimeTrust.ASSUMED, Optional.of("h\\n" + value), place));
    }

    private static List<Match> all(MatchLog log) {
        List<Match> all = new ArrayList<>();
        log.forEach(all::add);
        return all;
    }

    @Test
    void every_text_comes_back(@TempDir Path folder) {
        List<Match> matches = List.of(
                match(-5, "tab\tline\nreturn\rback\\slash\\t"), match(0, ""), match(1, "\u0000\u00e9\ud83d\ude00"));
        try (MatchLog log = new MatchLog(folder)) {
            matches.forEach(log::add);
            assertThat(all(log)).isEqualTo(matches);
        }
    }

    @Test
    void more_than_memory_holds_is_laid_aside_and_comes_back_in_order(@TempDir Path folder) throws IOException {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            matches.add(match(i * 1_000_003L - 500, "value " + i % 7 + "\n"));
        }
        List<Match> shuffled = new ArrayList<>(matches);
        Collections.shuffle(shuffled, new Random(6));
        try (MatchLog log = new MatchLog(folder, 2000)) {
            shuffled.forEach(log::add);
            assertThat(all(log)).isEqualTo(matches);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
