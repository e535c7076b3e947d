package org.cresset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cresset.activity.Activities;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.junit.jupiter.api.Test;

/// What is kept of logs that are made to fill the memory.
final class InventoryTest {

    private static final FieldTable FIELDS = FieldTable.with(Activities.fields());
    private static final int MANY = 120_000;
    private static final int HOURS = 210_000;

    private static Event event(String host, long hour, EventSource source) {
        Event event = new Event(FIELDS);
        event.add(Fields.COMPUTER, Kind.TEXT, host);
        event.time(hour * 3_600_000_000L);
        event.source(source);
        return event;
    }

    private static Inventory inventory() {
        return new Inventory(new Activities(FIELDS));
    }

    @Test
    void ever_new_hosts_and_sources_are_counted_beyond_those_kept() {
        Inventory all = inventory();
        for (int i = 0; i < MANY; i++) {
            EventSource source = new EventSource(Optional.of("p"), Optional.of("s" + i), Set.of(), List.of());
            all.add(event("h" + i, 0, source));
        }
        assertThat(all.hosts().size()).isEqualTo(100_000);
        assertThat(all.hosts().beyond()).isEqualTo(MANY - 100_000);
        assertThat(all.sources().beyond()).isEqualTo(MANY - 100_000);
        assertThat(all.seen()).hasSize(100_000);
        assertThat(all.all().records()).isEqualTo(MANY);
    }

    @Test
    void ever_new_hours_are_counted_beyond_those_kept_and_known_ones_are_not() {
        Inventory all = inventory();
        for (int hour = 0; hour < HOURS; hour++) {
            all.add(event("h", hour, EventSource.UNKNOWN));
        }
        all.add(event("h", 0, EventSource.UNKNOWN));
        assertThat(all.hoursBeyond()).isEqualTo(HOURS - 200_000);
    }

    @Test
    void what_is_added_up_stays_within_the_bounds() {
        Inventory one = inventory();
        Inventory other = inventory();
        for (int i = 0; i < MANY / 2; i++) {
            one.add(event("a" + i, 0, EventSource.UNKNOWN));
            other.add(event("b" + i, 0, EventSource.UNKNOWN));
        }
        one.add(other);
        assertThat(one.hosts().size()).isEqualTo(100_000);
        assertThat(one.hosts().beyond()).isEqualTo(MANY - 100_000);
    }
}
