package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.file.Contents;
import org.junit.jupiter.api.Test;

/// Every Windows JSON file of the shared telemetry, counted.
final class ManifestTest {

    private static final class Counter implements Sink {

        private long events;
        private long unknown;
        private final List<Unreadable> unreadable = new ArrayList<>();

        @Override
        public void event(Event event) {
            events++;
            unknown += event.source().product().isEmpty() ? 1 : 0;
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {
            unreadable.add(piece);
        }

        @Override
        public void skipped(Unreadable piece) {}
    }

    @Test
    void every_evtx_file_is_read_with_the_count_of_the_manifest_and_without_a_sign_of_damage() throws IOException {
        int files = readsAll(format -> format.equals("evtx"));
        assertThat(files).isGreaterThan(800);
    }

    @Test
    void every_windows_file_is_read_with_the_count_of_the_manifest_and_nothing_unreadable() throws IOException {
        int files = readsAll(format -> format.startsWith("win-flat-jsonl") || format.startsWith("sysmon-json-array"));
        assertThat(files).isGreaterThan(60);
    }

    /// Reads the files of a format; returns how many there are.
    private static int readsAll(Predicate<String> format) throws IOException {
        Path root = Shared.path("telemetry-dev");
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        List<String> wrong = new ArrayList<>();
        int files = 0;
        for (String line : Files.readAllLines(root.resolve("manifest.tsv"))) {
            List<String> cells = List.of(line.split("\t", -1));
            if (!format.test(cells.get(3))) {
                continue;
            }
            files++;
            Counter counter = new Counter();
            try (var in = Files.newInputStream(root.resolve(cells.getFirst()))) {
                contents.read(in, cells.getFirst(), counter);
            }
            boolean right = counter.events == Long.parseLong(cells.get(5)) && counter.unreadable.isEmpty();
            if (!right || counter.unknown > 0) {
                wrong.add(cells.getFirst() + ": " + counter.events + " events instead of " + cells.get(5)
                        + ", unknown source " + counter.unknown + ", unreadable " + counter.unreadable);
            }
        }
        assertThat(wrong).isEmpty();
        return files;
    }
}
