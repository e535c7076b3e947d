package org.cresset.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cresset.activity.Activity.ProcessEnded;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.event.Event;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.junit.jupiter.api.Test;

/// Which process a number means.
final class ProcessTableTest {

    private static Context context(long time) {
        return new Context(time, TimeTrust.STATED, "h1", "", "", "linux/sysmon", new Place("log", 1, 0));
    }

    private static ProcessStarted start(long time, long pid, String image) {
        return start(time, new ProcessRef("", pid, image), ProcessRef.NONE);
    }

    private static ProcessStarted start(long time, ProcessRef process, ProcessRef parent) {
        return new ProcessStarted(context(time), process, parent, "", "", "");
    }

    private static ProcessEnded end(long time, long pid) {
        return new ProcessEnded(context(time), new ProcessRef("", pid, ""));
    }

    @Test
    void processes_without_a_number_are_not_one_another() {
        ProcessTable table = new ProcessTable(10);
        table.started(start(1_000_000, -1, "/bin/a"));
        ProcessTable.Known known = table.at("h1", new ProcessRef("", -1, "/bin/b"), 2_000_000);
        assertThat(known.image()).isEqualTo("/bin/b");
        assertThat(known.start()).isEqualTo(Event.NO_TIME);
    }

    @Test
    void a_number_means_who_had_it_then() {
        ProcessTable table = new ProcessTable(10);
        table.started(start(10_000_000, 7, "/bin/a"));
        table.started(start(60_000_000, 7, "/bin/b"));
        assertThat(table.at("h1", new ProcessRef("", 7, ""), 20_000_000).image())
                .isEqualTo("/bin/a");
        assertThat(table.at("h1", new ProcessRef("", 7, ""), 70_000_000).image())
                .isEqualTo("/bin/b");
        assertThat(table.at("h2", new ProcessRef("", 7, "/bin/c"), 70_000_000).image())
                .isEqualTo("/bin/c");
    }

    @Test
    void what_two_sources_say_of_one_start_is_put_together() {
        ProcessTable table = new ProcessTable(10);
        ProcessRef parent = new ProcessRef("", 3, "/bin/sh");
        table.started(start(10_000_000, new ProcessRef("", 7, "/bin/a"), parent));
        ProcessRef named = new ProcessRef("p-1", 3, "/bin/sh");
        ProcessTable.Known known = table.started(start(11_000_000, new ProcessRef("a-1", 7, "/usr/bin/A"), named));
        assertThat(known).isEqualTo(new ProcessTable.Known("h1", "a-1", 7, "/bin/a", 10_000_000, Optional.of(named)));
        assertThat(table.at("h1", new ProcessRef("", 7, ""), 12_000_000)).isEqualTo(known);
        table.started(start(11_500_000, new ProcessRef("a-2", 7, "/bin/a"), parent));
        assertThat(table.at("h1", new ProcessRef("a-2", 7, ""), 12_000_000).guid())
                .as("another identifier is another process")
                .isEqualTo("a-2");
    }

    @Test
    void a_number_is_free_again_after_the_end() {
        ProcessTable table = new ProcessTable(10);
        table.started(start(10_000_000, 7, "/bin/a"));
        table.ended(end(20_000_000, 7));
        ProcessRef seven = new ProcessRef("", 7, "/bin/b");
        assertThat(table.at("h1", seven, 15_000_000).image()).isEqualTo("/bin/a");
        assertThat(table.at("h1", seven, 30_000_000).image()).isEqualTo("/bin/b");
    }

    @Test
    void an_end_without_a_time_ends_nothing() {
        ProcessTable table = new ProcessTable(10);
        table.at("h1", new ProcessRef("", 7, "/bin/a"), 10_000_000);
        table.ended(end(Event.NO_TIME, 7));
        assertThat(table.at("h1", new ProcessRef("", 7, "/bin/b"), 20_000_000).image())
                .isEqualTo("/bin/a");
    }

    @Test
    void the_number_that_was_not_named_for_longest_is_forgotten() {
        ProcessTable table = new ProcessTable(2);
        for (int pid = 1; pid <= 3; pid++) {
            table.started(start(10_000_000, pid, "/bin/a"));
            table.at("h1", new ProcessRef("", 1, ""), 20_000_000);
        }
        assertThat(table.at("h1", new ProcessRef("", 1, "x"), 20_000_000).image())
                .isEqualTo("/bin/a");
        assertThat(table.at("h1", new ProcessRef("", 2, "x"), 20_000_000).image())
                .isEqualTo("x");
    }

    @Test
    void of_a_number_that_is_used_again_and_again_the_latest_are_known() {
        ProcessTable table = new ProcessTable(10);
        for (int i = 1; i <= 100; i++) {
            table.started(start(i * 10_000_000L, 7, "/bin/" + i));
        }
        ProcessRef seven = new ProcessRef("", 7, "x");
        assertThat(table.at("h1", seven, 975_000_000).image()).isEqualTo("/bin/97");
        assertThat(table.at("h1", seven, 965_000_000).image()).isEqualTo("x");
    }
}
