package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Which records of the audit log become one event, and when.
final class AuditJoinTest {

    private static String line(String type, String id, String fields) {
        return "type=" + type + " msg=audit(" + id + "): " + fields + "\n";
    }

    /// The types of each event, in order.
    private static List<String> types(Collected all) {
        return all.events.stream().map(event -> event.fields().get("type")).toList();
    }

    @Test
    void the_mixed_records_of_two_events_are_told_apart() {
        Collected all = Collected.of(line("SYSCALL", "9.5:1", "pid=1")
                + line("SYSCALL", "9.5:2", "pid=2")
                + line("CWD", "9.5:1", "cwd=\"/a\"")
                + line("PROCTITLE", "9.5:2", "proctitle=\"b\"")
                + line("PROCTITLE", "9.5:1", "proctitle=\"a\""));
        assertThat(types(all)).containsExactly("SYSCALL | PROCTITLE", "SYSCALL | CWD | PROCTITLE");
        assertThat(all.events.get(1).fields()).containsEntry("pid", "1").containsEntry("cwd", "/a");
        assertThat(all.records).isEqualTo(5);
    }

    @Test
    void the_same_number_of_another_machine_or_time_is_another_event() {
        Collected all = Collected.of("node=a " + line("SYSCALL", "9.5:1", "pid=1") + "node=b "
                + line("CWD", "9.5:1", "cwd=\"/\"") + "node=a " + line("CWD", "9.501:1", "cwd=\"/\""));
        assertThat(types(all)).containsExactly("SYSCALL", "CWD", "CWD");
    }

    @Test
    void where_events_have_an_end_record_it_is_waited_for() {
        String first = line("SYSCALL", "9.5:1", "pid=1")
                + line("PROCTITLE", "9.5:1", "proctitle=\"a\"")
                + line("EOE", "9.5:1", "");
        Collected all = Collected.of(first
                + line("SYSCALL", "9.5:2", "pid=2")
                + line("PROCTITLE", "9.5:2", "proctitle=\"b\"")
                + line("SYSCALL", "9.5:3", "pid=3")
                + line("EOE", "9.5:2", "")
                + line("EOE", "9.5:3", ""));
        assertThat(types(all))
                .containsExactly("SYSCALL | PROCTITLE | EOE", "SYSCALL | PROCTITLE | EOE", "SYSCALL | EOE");
        assertThat(all.records).isEqualTo(8);
    }

    @Test
    void an_event_two_seconds_behind_is_whole() {
        Collected all = Collected.of(line("SYSCALL", "9.5:1", "pid=1")
                + line("SYSCALL", "11.4:2", "pid=2")
                + line("CWD", "9.5:1", "cwd=\"/\"")
                + line("SYSCALL", "11.6:3", "pid=3")
                + line("PATH", "9.5:1", "name=\"/late\""));
        assertThat(types(all)).containsExactly("SYSCALL | CWD", "SYSCALL", "SYSCALL", "PATH");
    }

    @Test
    void an_event_64_others_behind_is_whole() {
        StringBuilder text = new StringBuilder(line("SYSCALL", "9.5:1", "pid=1"));
        for (int i = 2; i <= 65; i++) {
            text.append(line("USER_ACCT", "9.5:" + i, "pid=1"));
        }
        Collected in = Collected.of(text + line("CWD", "9.5:1", "cwd=\"/\""));
        assertThat(in.events.getLast().fields()).containsEntry("type", "SYSCALL | CWD");
        Collected late = Collected.of(text + line("USER_ACCT", "9.5:66", "pid=1") + line("CWD", "9.5:1", "cwd=\"/\""));
        assertThat(late.events.getLast().fields()).containsEntry("type", "CWD");
        assertThat(late.records).isEqualTo(67);
    }

    @Test
    void no_event_grows_without_bound() {
        Collected all = Collected.of(line("PATH", "9.5:1", "name=\"/a\"").repeat(1500));
        assertThat(all.events).hasSize(3);
        assertThat(all.records).isEqualTo(1500);
        Limits limits = new Limits(1000, 16, 500, 200, 3, 50, 50, 1 << 20);
        Collected small = Collected.of(
                Packed.text(line("PATH", "9.5:1", "name=\"" + "a".repeat(200) + "\"")
                        .repeat(50)),
                limits);
        assertThat(small.records).isEqualTo(50);
        assertThat(small.events.size()).isGreaterThan(12);
    }

    @Test
    void a_record_of_too_many_values_costs_only_itself() {
        Limits limits = new Limits(20_000, 16, 50, 200, 3, 50, 50, 1 << 20);
        Collected all = Collected.of(
                Packed.text(line("SYSCALL", "9.5:1", "pid=7")
                        + line("X", "9.5:1", "a=b ".repeat(60))
                        + line("CWD", "9.5:1", "cwd=\"/\"")),
                limits);
        assertThat(types(all)).containsExactly("SYSCALL", "CWD");
        assertThat(all.unreadable).singleElement().satisfies(piece -> {
            assertThat(piece.reason()).isEqualTo("the record has more than 50 values");
            assertThat(piece.offset())
                    .isEqualTo(line("SYSCALL", "9.5:1", "pid=7").length());
        });
    }

    @Test
    void a_line_that_is_no_record_costs_only_itself() {
        String good = line("CWD", "9.5:1", "cwd=\"/\"");
        Collected all = Collected.of(good + "type=SYSCALL msg=audit(9.5): pid=1\n" + "what else\n" + good.repeat(4));
        assertThat(all.records).isEqualTo(5);
        assertThat(all.unreadable)
                .extracting(Unreadable::reason)
                .containsExactly(
                        "not an audit record: no SECONDS:SERIAL in audit( )",
                        "not an audit record: no type= and audit(");
    }
}
