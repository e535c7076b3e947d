package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.file.Contents;
import org.junit.jupiter.api.Test;

/// When things happened, where the clocks of a log disagree.
final class ClocksTest {

    /// When each event happened and what that rests on, and the remarks on the log.
    private static final class Times implements Sink {

        private final List<String> events = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        @Override
        public void event(Event event) {
            events.add(Timestamps.format(event.time()) + " " + event.trust());
        }

        @Override
        public void remark(Event event) {
            remarks.add(event.get("Computer").orElse("") + " "
                    + event.get("Sign").orElse("") + " "
                    + event.get("Offset").orElse("") + " "
                    + event.get("Records").orElse("") + " "
                    + event.get("Apart").orElse("") + " " + event.get("ApartBy").orElse(""));
        }

        @Override
        public void unreadable(Unreadable piece) {
            throw new AssertionError(piece);
        }

        @Override
        public void skipped(Unreadable piece) {
            throw new AssertionError(piece);
        }
    }

    private static void read(InputStream in, String path, Sink sink) throws IOException {
        FieldTable fields = FieldTable.with(List.of());
        new Contents(fields, new LogSources(fields), Limits.DEFAULT).read(in, path, sink);
    }

    private static Times times(String... lines) throws IOException {
        Times all = new Times();
        read(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), "log", all);
        return all;
    }

    /// A record as PowerShell exports it: local time with a `Z` behind it.
    private static String exported(String channel, int id, String time, String rest) {
        return "{\"EventID\":" + id + ",\"Channel\":\"" + channel
                + "\",\"Hostname\":\"ws-1.example.org\",\"TimeCreated\":\"" + time + "\",\"@timestamp\":\"" + time
                + "\"" + rest + "}";
    }

    private static String security(String time) {
        return exported("Security", 4688, time, "");
    }

    private static String sysmon(int id, String time, String utc) {
        return exported("Microsoft-Windows-Sysmon/Operational", id, time, ",\"UtcTime\":\"" + utc + "\"");
    }

    @Test
    void only_sysmon_tells_the_time_of_a_host() throws IOException {
        Times all = times(
                exported("Application", 1, "2026-03-04T10:00:00.000Z", ",\"UtcTime\":\"2026-03-03 11:00:00.000\""),
                security("2026-03-04T10:00:01.000Z"));
        assertThat(all.events).containsExactly("2026-03-04T10:00:00.000Z ASSUMED", "2026-03-04T10:00:01.000Z ASSUMED");
        assertThat(all.remarks).isEmpty();
    }

    @Test
    void records_before_the_first_of_sysmon_are_put_right_too() throws IOException {
        Times all = times(
                security("2026-03-04T09:53:46.248Z"), sysmon(1, "2026-03-04T09:53:46.119Z", "2026-03-05 04:53:46.100"));
        assertThat(all.events).containsExactly("2026-03-05T04:53:46.248Z CORRECTED", "2026-03-05T04:53:46.100Z STATED");
        assertThat(all.remarks).containsExactly("ws-1.example.org OFFSET +19:00 2 0 ");
    }

    @Test
    void without_a_second_clock_a_creation_time_of_an_export_is_only_assumed() throws IOException {
        Times all = times(security("2026-03-04T09:53:46.248Z"));
        assertThat(all.events).containsExactly("2026-03-04T09:53:46.248Z ASSUMED");
        assertThat(all.remarks).isEmpty();
    }

    @Test
    void a_twelve_hour_clock_that_begins_anew_is_followed() throws IOException {
        Times all = times(
                sysmon(1, "2026-03-04T12:59:58.000Z", "2026-03-04 19:59:58.000"),
                security("2026-03-04T12:59:59.000Z"),
                security("2026-03-04T01:00:01.000Z"),
                sysmon(1, "2026-03-04T01:00:02.000Z", "2026-03-04 20:00:02.000"),
                security("2026-03-04T11:59:00.000Z"),
                security("2026-03-05T12:01:00.000Z"),
                security("2026-03-05T01:01:00.000Z"));
        assertThat(all.events.stream().map(line -> line.substring(0, 19)))
                .containsExactly(
                        "2026-03-04T19:59:58",
                        "2026-03-04T19:59:59",
                        "2026-03-04T20:00:01",
                        "2026-03-04T20:00:02",
                        "2026-03-05T06:59:00",
                        "2026-03-05T07:01:00",
                        "2026-03-05T08:01:00");
    }

    @Test
    void a_clock_of_sysmon_that_no_zone_explains_is_not_believed() throws IOException {
        Times all = times(
                sysmon(1, "2026-03-04T09:53:46.119Z", "2026-03-04 16:53:46.100"),
                sysmon(3, "2026-03-04T09:53:47.000Z", "2026-02-27 21:38:47.000"),
                sysmon(3, "2026-03-04T09:53:48.000Z", "2026-03-04 16:50:48.000"));
        assertThat(all.events)
                .containsExactly(
                        "2026-03-04T16:53:46.100Z STATED",
                        "2026-03-04T16:53:47.000Z CORRECTED",
                        "2026-03-04T16:53:48.000Z DOUBTED");
        assertThat(all.remarks).containsExactly("ws-1.example.org APART +07:00 3 2 -115:15");
    }

    @Test
    void the_time_of_the_host_counts_and_not_when_the_collector_had_it() throws IOException {
        String record =
                "{\"EventID\":4688,\"Channel\":\"Security\",\"Hostname\":\"ws-2\",\"EventTime\":\"2026-03-04 22:50:54\","
                        + "\"EventReceivedTime\":\"2026-03-04 22:52:56\",\"@timestamp\":\"2026-03-05T02:52:56.537Z\"}";
        assertThat(times(record).events).containsExactly("2026-03-05T02:50:54.000Z CORRECTED");
    }

    @Test
    void hosts_of_one_log_may_have_different_zones() throws IOException {
        String other =
                sysmon(1, "2026-03-04T10:00:00.000Z", "2026-03-04 09:00:00.000").replace("ws-1", "ws-9");
        Times all = times(
                security("2026-03-04T09:53:46.000Z"),
                security("2026-03-04T09:53:46.000Z").replace("ws-1", "ws-9"),
                other,
                sysmon(1, "2026-03-04T09:53:46.119Z", "2026-03-04 16:53:46.100"));
        assertThat(all.events)
                .containsExactly(
                        "2026-03-04T16:53:46.000Z CORRECTED",
                        "2026-03-04T08:53:46.000Z CORRECTED",
                        "2026-03-04T09:00:00.000Z STATED",
                        "2026-03-04T16:53:46.100Z STATED");
    }

    @Test
    void one_log_tells_nothing_about_the_next() throws IOException {
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        Times all = new Times();
        for (String log : List.of(
                sysmon(1, "2026-03-04T09:53:46.119Z", "2026-03-04 16:53:46.100"),
                security("2026-03-04T09:53:46.000Z"))) {
            contents.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "log", all);
        }
        assertThat(all.events.getLast()).isEqualTo("2026-03-04T09:53:46.000Z ASSUMED");
    }

    @Test
    void a_time_without_a_zone_is_assumed_and_one_with_an_offset_stated() throws IOException {
        assertThat(times("{\"time\":\"2026-03-04 09:00:00\",\"a\":1}").events)
                .containsExactly("2026-03-04T09:00:00.000Z ASSUMED");
        assertThat(times("{\"time\":\"2026-03-04T09:00:00+02:00\",\"a\":1}").events)
                .containsExactly("2026-03-04T07:00:00.000Z STATED");
    }

    /// Counts events whose time is more than a second off without being marked, those that are marked, and all.
    private static final class Judge implements Sink {

        private final Map<String, Long> zones;
        private final List<String> wrong = new ArrayList<>();
        private long all;
        private long marked;

        Judge(Map<String, Long> zones) {
            this.zones = zones;
        }

        /// When it truly happened: Sysmon says so itself, but for what the kernel stamps; else by the zone of its log.
        private Optional<Long> truth(Event event) {
            String id = event.get("EventID").orElse("");
            Optional<String> utc = event.get("UtcTime");
            Long zone = zones.get(event.get("Computer").orElse(""));
            Optional<Long> written = zone == null
                    ? Optional.empty()
                    : event.get("TimeCreated").map(time -> Timestamps.parse(time) + zone);
            boolean kernel = id.equals("3") || id.equals("22");
            boolean late = utc.isPresent()
                    && written.isPresent()
                    && Math.abs(Timestamps.parse(utc.get()) - written.get()) < 30_000_000;
            return utc.isPresent() && (!kernel || late) ? utc.map(Timestamps::parse) : written;
        }

        @Override
        public void event(Event event) {
            Optional<Long> truth = truth(event);
            if (truth.isEmpty()) {
                return;
            }
            all++;
            if (event.trust() == TimeTrust.DOUBTED || event.trust() == TimeTrust.ASSUMED) {
                marked++;
            } else if (Math.abs(event.time() - truth.get()) > 1_000_000) {
                wrong.add(event.place().record() + " " + event.get("EventID").orElse("") + " " + event.trust() + " "
                        + Timestamps.format(event.time()) + " instead of " + Timestamps.format(truth.get()));
            }
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }

    /// The zone that most records of Sysmon show between their two clocks, by host.
    private static final class Zones implements Sink {

        private final Map<String, Map<Long, Integer>> votes = new HashMap<>();

        @Override
        public void event(Event event) {
            Optional<String> written = event.get("TimeCreated");
            Optional<String> utc = event.get("UtcTime");
            if (written.isPresent() && utc.isPresent()) {
                long difference = Timestamps.parse(utc.get()) - Timestamps.parse(written.get());
                votes.computeIfAbsent(event.get("Computer").orElse(""), unseen -> new HashMap<>())
                        .merge(Math.round(difference / 3.6e9) * 3_600_000_000L, 1, Integer::sum);
            }
        }

        Map<String, Long> zones() {
            Map<String, Long> zones = new HashMap<>();
            votes.forEach((host, counts) -> zones.put(
                    host,
                    counts.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey()));
            return zones;
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }

    @Test
    void times_of_recorded_logs_are_right_within_a_second_or_marked() throws IOException {
        Path root = Shared.path("telemetry-dev");
        List<String> wrong = new ArrayList<>();
        long all = 0;
        long marked = 0;
        for (String line : Files.readAllLines(root.resolve("manifest.tsv"))) {
            List<String> cells = List.of(line.split("\t", -1));
            if (!cells.get(3).startsWith("win-flat-jsonl")) {
                continue;
            }
            Zones zones = new Zones();
            Path file = root.resolve(cells.getFirst());
            try (InputStream in = Files.newInputStream(file)) {
                read(in, cells.getFirst(), zones);
            }
            Judge judge = new Judge(zones.zones());
            try (InputStream in = Files.newInputStream(file)) {
                read(in, cells.getFirst(), judge);
            }
            judge.wrong.stream().limit(3).forEach(each -> wrong.add(cells.getFirst() + ": " + each));
            all += judge.all;
            marked += judge.marked;
        }
        assertThat(wrong).isEmpty();
        assertThat(all).isGreaterThan(400_000);
        assertThat(marked * 1.0 / all)
                .as("share of times marked as not trusted")
                .isLessThan(0.01);
    }
}
