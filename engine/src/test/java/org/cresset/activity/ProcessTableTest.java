package org.cresset.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.event.Event;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.junit.jupiter.api.Test;

/// Which process a number means.
final class ProcessTableTest {

    private static ProcessStarted start(long time, long pid, String image) {
        Context context = new Context(time, TimeTrust.STATED, "h1", "", "", "linux/sysmon", new Place("log", 1, 0));
        return new ProcessStarted(context, new ProcessRef("", pid, image), ProcessRef.NONE, "", "", "");
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
}
