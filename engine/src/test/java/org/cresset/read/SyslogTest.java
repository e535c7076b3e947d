package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.file.Contents;
import org.junit.jupiter.api.Test;

/// The heads of syslog, and what becomes of a file of them.
final class SyslogTest {

    private static final long MODIFIED = Timestamps.parse("2026-03-05T12:00:00Z");

    /// The records of a file that was last modified in March 2026.
    private static Collected of(String text) {
        return of(text, MODIFIED, OptionalInt.empty());
    }

    private static Collected of(String text, long modified, OptionalInt year) {
        Collected all = new Collected();
        FieldTable fields = FieldTable.with(List.of());
        Contents.Options options = new Contents.Options(false, year);
        try {
            new Contents(fields, new LogSources(fields), Limits.DEFAULT, options)
                    .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "input", modified, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String shown(Collected all, String... fields) {
        StringBuilder out = new StringBuilder(all.only().time());
        for (String field : fields) {
            out.append('|').append(all.only().fields().getOrDefault(field, "-"));
        }
        return out.toString();
    }

    private static String head(String line) {
        return shown(of(line + "\n"), "facility", "severity", "Computer", "appname", "pid", "message");
    }

    @Test
    void the_parts_of_a_head_of_rfc_3164_are_fields() {
        assertThat(head("<38>Mar  4 08:00:01 web1 sshd[4711]: Invalid user x from 192.0.2.7"))
                .isEqualTo("2026-03-04T08:00:01.000Z|auth|info|web1|sshd|4711|Invalid user x from 192.0.2.7");
        assertThat(head("Mar 14 08:00:01 web1 kernel: [    1.5] device eth0 entered promiscuous mode"))
                .isEqualTo("2025-03-14T08:00:01.000Z|-|-|web1|kernel|-|[    1.5] device eth0 entered promiscuous mode");
        assertThat(head("Mar 04 08:00:01 web1 postfix/smtpd[9]: connect from a.example.org[192.0.2.7]"))
                .isEqualTo(
                        "2026-03-04T08:00:01.000Z|-|-|web1|postfix/smtpd|9|" + "connect from a.example.org[192.0.2.7]");
        assertThat(head("Mar  4 08:00:01 web1 /usr/sbin/cron[9]: (root) CMD (x)"))
                .isEqualTo("2026-03-04T08:00:01.000Z|-|-|web1|cron|9|(root) CMD (x)");
    }

    @Test
    void a_tag_may_name_a_module() {
        Collected all = of("Mar  4 08:00:01 web1 sshd(pam_unix)[19]: check pass; user unknown\n");
        assertThat(shown(all, "hostname", "appname", "module", "pid", "message"))
                .isEqualTo("2026-03-04T08:00:01.000Z|web1|sshd|pam_unix|19|check pass; user unknown");
    }

    @Test
    void what_is_missing_from_a_head_is_missing_from_the_event() {
        assertThat(head("Mar  4 08:00:01 sshd[4711]: no host"))
                .isEqualTo("2026-03-04T08:00:01.000Z|-|-|-|sshd|4711|no host");
        assertThat(head("Mar  4 08:00:01 web1 last message repeated 2 times"))
                .isEqualTo("2026-03-04T08:00:01.000Z|-|-|web1|-|-|last message repeated 2 times");
        assertThat(head("<13>su: no time")).isEqualTo("|user|notice|-|su|-|no time");
        assertThat(head("<13>just words")).isEqualTo("|user|notice|-|-|-|just words");
        assertThat(head("Mar  4 08:00:01 web1 app:")).isEqualTo("2026-03-04T08:00:01.000Z|-|-|web1|app|-|-");
    }

    @Test
    void a_line_that_ends_with_its_year_has_no_message() {
        assertThat(of("Wed Mar  4 08:00:01 2026").only().fields()).isEmpty();
    }

    @Test
    void a_time_and_a_host_alone_are_no_head() {
        assertThat(of("2026-03-04T08:00:01Z web1").events).isEmpty();
        assertThat(of("2026-03-04T08:00:01Z web1").unreadable).hasSize(1);
    }

    @Test
    void times_of_rfc_3339_state_their_zone() {
        assertThat(head("2026-03-04T09:00:01.123456+01:00 web1 sshd[1]: m"))
                .isEqualTo("2026-03-04T08:00:01.123456Z|-|-|web1|sshd|1|m");
        assertThat(head("<38>2026-03-04T08:00:01Z web1 su: m"))
                .isEqualTo("2026-03-04T08:00:01.000Z|auth|info|web1|su|-|m");
    }

    @Test
    void a_line_of_rfc_5424_has_structured_data() {
        Collected all = of("<165>1 2026-03-04T08:00:01.003-01:00 web1 app 47 ID9 "
                + "[x@32473 a=\"1\" b=\"q \\\"w\\\" \\\\ \\] \\n\"][y@32473 c=\"\"] \uFEFFhello\n");
        assertThat(shown(all, "facility", "severity", "Computer", "appname", "pid", "msgid", "message"))
                .isEqualTo("2026-03-04T09:00:01.003Z|local4|notice|web1|app|47|ID9|hello");
        assertThat(shown(all, "x@32473.a", "x@32473.b", "y@32473.c"))
                .isEqualTo("2026-03-04T09:00:01.003Z|1|q \"w\" \\ ] \\n|");
    }

    @Test
    void nil_values_of_rfc_5424_are_no_fields_and_bad_data_is_part_of_the_message() {
        assertThat(head("<34>1 - - - - - -")).isEqualTo("|auth|crit|-|-|-|-");
        assertThat(head("<34>1 2026-03-04T08:00:01Z web1 su - - - text"))
                .isEqualTo("2026-03-04T08:00:01.000Z|auth|crit|web1|su|-|text");
        assertThat(head("<34>1 2026-03-04T08:00:01Z web1 su - - [x a=\"open"))
                .isEqualTo("2026-03-04T08:00:01.000Z|auth|crit|web1|su|-|[x a=\"open");
    }

    @Test
    void the_heads_of_cisco_are_known() {
        String expected = "2026-02-17T13:40:03.673Z|192.0.2.10|PARSER|5|CFGLOG_LOGGEDCMD|"
                + "%PARSER-5-CFGLOG_LOGGEDCMD: User:x  logged command:no aaa";
        String text = "%PARSER-5-CFGLOG_LOGGEDCMD: User:x  logged command:no aaa";
        for (String line : List.of(
                "192.0.2.10 6705: Feb 17 13:40:03.673: " + text,
                "<189>6705: 192.0.2.10: *Feb 17 13:40:03.673 UTC: " + text,
                "Feb 17 13:40:03.673: 192.0.2.10 6705: " + text,
                "Feb 17 2026 13:40:03.673: 192.0.2.10: " + text)) {
            Collected all = of(line + "\n");
            assertThat(shown(all, "Computer", "device_facility", "device_severity", "mnemonic", "message"))
                    .as(line)
                    .isEqualTo(expected);
            assertThat(all.only().source()).isEqualTo("cisco/aaa/[]");
        }
    }

    @Test
    void frames_of_rfc_6587_hold_as_many_bytes_as_they_say() {
        Collected all = of("23 <34>1 - a b - - - one\nx42 <34>1 - a b - - - two é three<34>no count\n");
        assertThat(all.events)
                .extracting(event -> event.fields().get("message"))
                .containsExactly("one\nx", "two é three<34>no count");
        Collected lying = of("9999 <34>1 - a b - - - one\n21 <34>1 - a b - - - two\n");
        assertThat(lying.events)
                .extracting(event -> event.fields().get("message"))
                .containsExactly("one", "two");
    }

    @Test
    void a_line_without_a_head_belongs_to_the_record_before_it() {
        Collected all = of("""
            Mar  4 08:00:01 web1 app[1]: failed
            \tat a.B(B.java:1)
            Caused by: x
            Mar  4 08:00:02 web1 app[1]: next

            """);
        assertThat(all.events)
                .extracting(event -> event.fields().get("message"))
                .containsExactly("failed\n\tat a.B(B.java:1)\nCaused by: x", "next");
        assertThat(all.events.getFirst().fields()).containsEntry("lines", "3");
        assertThat(all.events.getLast().fields()).doesNotContainKey("lines");
    }

    @Test
    void ends_of_lines_of_windows_and_blank_lines_count_for_nothing() {
        Collected all = of("Mar  4 08:00:01 web1 app: a\r\n\r\nMar  4 08:00:02 web1 app: b\r\n\r\n");
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events)
                .extracting(event -> event.fields().get("message"))
                .containsExactly("a", "b");
        assertThat(all.events).allSatisfy(event -> assertThat(event.fields()).doesNotContainKey("lines"));
    }

    @Test
    void a_tail_has_an_end_and_what_is_behind_it_is_told() {
        Collected all = of("Mar  4 08:00:01 web1 app: x\nMar  4 08:00:01 web1 app: x\n"
                + ("\t" + "y".repeat(999) + "\n").repeat(70));
        assertThat(all.events).hasSize(2);
        assertThat(all.events.getLast().fields().get("message")).hasSizeBetween(60_000, 66_000);
        assertThat(all.unreadable)
                .hasSize(70 - 65)
                .allSatisfy(piece -> assertThat(piece.reason())
                        .isEqualTo("a line without the head of syslog, and none before it that it could belong to"));
    }

    @Test
    void a_line_that_is_too_long_costs_only_itself() {
        String line = "Mar  4 08:00:01 web1 app: x\n";
        Collected all = Collected.of(
                Packed.text(line + "Mar  4 08:00:01 web1 app: " + "y".repeat(5000) + "\n" + line),
                new Limits(1000, 16, 500, 200, 3, 50, 50, 1 << 20));
        assertThat(all.events).hasSize(2);
        assertThat(all.unreadable)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("a record is longer than 1000 bytes"));
    }

    @Test
    void the_year_is_the_latest_that_the_age_of_the_file_allows() {
        String feb = "Feb 29 08:00:01 web1 app: x\n";
        assertThat(of("Mar  6 08:00:01 web1 app: x\n").only().time()).startsWith("2026-03-06");
        assertThat(of("Mar  7 08:00:01 web1 app: x\n").only().time()).startsWith("2025-03-07");
        assertThat(of("Dec 31 23:59:59 web1 app: x\n").only().time()).startsWith("2025-12-31");
        assertThat(of("Jan  1 00:00:00 web1 app: x\n", Timestamps.parse("2025-12-31T12:00:00Z"), OptionalInt.empty())
                        .only()
                        .time())
                .startsWith("2026-01-01");
        assertThat(of(feb).only().time()).startsWith("2024-02-29");
        assertThat(of(feb, Event.NO_TIME, OptionalInt.of(2023)).only().time()).isEmpty();
        assertThat(of(feb, MODIFIED, OptionalInt.of(2020)).only().time()).startsWith("2020-02-29");
        assertThat(of(feb, Event.NO_TIME, OptionalInt.empty()).only().time()).isEmpty();
    }

    @Test
    void a_year_of_an_archive_is_that_of_its_entry() throws IOException {
        byte[] tar = Packed.tar(java.util.Map.of("a.log", Packed.text("Mar  4 08:00:01 web1 app: x\n")));
        Collected all = new Collected();
        FieldTable fields = FieldTable.with(List.of());
        new Contents(fields, new LogSources(fields), Limits.DEFAULT)
                .read(new ByteArrayInputStream(Packed.gzip(tar)), "x.tgz", MODIFIED, all);
        assertThat(all.only().time()).startsWith("2026-03-04");
    }

    @Test
    void times_without_a_year_or_a_zone_are_assumed() {
        assertThat(trust("Mar  4 08:00:01 web1 app: x\n")).isEqualTo(TimeTrust.ASSUMED);
        assertThat(trust("<13>Mar  4 2026 08:00:01 web1 app: x\n")).isEqualTo(TimeTrust.ASSUMED);
        assertThat(trust("2026-03-04T08:00:01 web1 app: x\n")).isEqualTo(TimeTrust.ASSUMED);
        assertThat(trust("2026-03-04T08:00:01Z web1 app: x\n")).isEqualTo(TimeTrust.STATED);
    }

    private static TimeTrust trust(String line) {
        TimeTrust[] trust = new TimeTrust[1];
        FieldTable fields = FieldTable.with(List.of());
        Sink sink = new Sink() {
            @Override
            public void event(Event event) {
                assertThat(event.time()).isEqualTo(Timestamps.parse("2026-03-04T08:00:01Z"));
                trust[0] = event.trust();
            }

            @Override
            public void remark(Event event) {}

            @Override
            public void unreadable(Unreadable piece) {
                throw new AssertionError(piece);
            }

            @Override
            public void skipped(Unreadable piece) {
                throw new AssertionError(piece);
            }
        };
        try {
            new Contents(fields, new LogSources(fields), Limits.DEFAULT)
                    .read(new ByteArrayInputStream(Packed.text(line)), "input", MODIFIED, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trust[0];
    }

    @Test
    void bytes_that_are_no_utf_8_are_replaced() {
        byte[] line = "Mar  4 08:00:01 web1 app: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Collected.of(line).only().fields()).containsEntry("message", "caf\uFFFD");
    }

    @Test
    void busybox_writes_the_priority_in_words() {
        Collected all = Collected.of("""
            Mar  4 08:00:01 box auth.info sshd[12]: Accepted password for root from 192.0.2.7
            Mar  4 08:00:01 box www.example.org: x
            """);
        Map<String, String> fields = all.events.getFirst().fields();
        assertThat(fields)
                .containsEntry("appname", "sshd")
                .containsEntry("facility", "auth")
                .containsEntry("severity", "info")
                .containsEntry("message", "Accepted password for root from 192.0.2.7");
    }
}
