package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.file.Contents;
import org.junit.jupiter.api.Test;

/// Every Windows JSON file of the shared telemetry, counted.
final class ManifestTest {

    private static final Set<String> OTHERS = Set.of(
            "elastic-endpoint-json",
            "zeek",
            "cloudtrail-json-array",
            "m365-unified-audit-jsonl.zip",
            "zeek-tsv.zip",
            "loganalytics-jsonl.zip",
            "zeek-json.zip",
            "syslog",
            "suricata-eve",
            "evtx.zip",
            "cloudtrail-jsonl.zip",
            "cisco-raw",
            "auditd-text.zip",
            "auditd-text",
            "argus-binetflow",
            "apache-error");

    private static final class Counter implements Sink {

        private long events;
        private long unknown;
        private long timeless;
        private final List<Unreadable> unreadable = new ArrayList<>();

        @Override
        public void event(Event event) {
            events += event.records();
            timeless += event.time() == Event.NO_TIME ? 1 : 0;
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

    /// What the manifest counts in another way: the head of a table; a note in an archive; a sample that it does not
    /// count; and answers of a search, which hold several events each.
    private static final Map<String, Integer> COUNTED_OTHERWISE = Map.of(
            "network/slips/test4-malicious.binetflow", -1,
            "attack-range/procdump_t1003.001_capattack.evtx.zip", 1,
            "macos/Lateral Movement/lateral_movement_credaccess_kerberos_bifrost_procexec.json", 7,
            "macos/Persistence/persistence_emond_rules_filemod.json", 3,
            "macos/Persistence/persistence_execution_hidden_launchd_childproc.json", 1);

    /// Whether the records of a file cannot say when they happened: the year is missing, or times count from the start
    /// of
    /// a capture.
    private static boolean isTimeless(String path, String format) {
        return path.startsWith("network/slips/") || format.equals("syslog") || format.equals("cisco-raw");
    }

    /// Whether records are of no kind that rules could name: the note in an archive, the scripts that Zeek loaded.
    private static boolean isUnknown(String path) {
        return path.endsWith(".evtx.zip") || path.endsWith("loaded_scripts.log");
    }

    @Test
    void every_other_log_is_read_with_the_count_of_the_manifest() throws IOException {
        Path root = Shared.path("telemetry-dev");
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        List<String> wrong = new ArrayList<>();
        int files = 0;
        for (String line : Files.readAllLines(root.resolve("manifest.tsv"))) {
            List<String> cells = List.of(line.split("\t", -1));
            boolean damaged = cells.get(9).equals("not strict JSON");
            if (!OTHERS.contains(cells.get(3)) || damaged) {
                continue;
            }
            files++;
            Counter counter = new Counter();
            try (var in = Files.newInputStream(root.resolve(cells.getFirst()))) {
                contents.read(in, cells.getFirst(), counter);
            }
            String path = cells.getFirst();
            long told = cells.get(3).equals("cisco-raw") ? 1 : Long.parseLong(cells.get(5));
            told += COUNTED_OTHERWISE.getOrDefault(path, 0);
            boolean right = counter.events == told && counter.unreadable.isEmpty();
            boolean known = counter.unknown == 0 || isUnknown(path);
            boolean timed = counter.timeless == 0 || isTimeless(path, cells.get(3)) || isUnknown(path);
            if (!right || !known || !timed) {
                wrong.add(cells.getFirst() + ": " + counter.events + " events instead of " + told + ", unknown source "
                        + counter.unknown + ", without time " + counter.timeless + ", unreadable "
                        + counter.unreadable);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(files).isGreaterThan(80);
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
