package org.cresset.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// The vessel: what was put in comes out, and nothing of the event before it.
final class EventTest {

    private static final FieldTable FIELDS = FieldTable.with(List.of("alpha", "beta"));

    @Test
    void values_of_a_field_come_out_in_their_order() {
        Event event = new Event(FIELDS);
        int alpha = FIELDS.slot("alpha");
        event.add(alpha, Kind.TEXT, "one");
        event.add("free", -1, Kind.TEXT, "loose");
        event.add(alpha, Kind.NUMBER, "2");
        int first = event.first(alpha);
        assertThat(event.value(first)).isEqualTo("one");
        assertThat(event.value(event.next(first))).isEqualTo("2");
        assertThat(event.next(event.next(first))).isEqualTo(-1);
        assertThat(event.get("free")).contains("loose");
        assertThat(event.get("alpha")).contains("one");
        assertThat(event.get("nowhere")).isEmpty();
    }

    @Test
    void an_alias_is_the_same_value_under_another_name() {
        Event event = new Event(FIELDS);
        event.alias(FIELDS.slot("beta"), event.add(FIELDS.slot("alpha"), Kind.TEXT, "Wert"));
        assertThat(event.get("beta")).contains("Wert");
        assertThat(event.folded(event.first(FIELDS.slot("beta")))).isEqualTo("wert");
        assertThat(event.name(1)).isEqualTo("beta");
    }

    @Test
    void a_null_is_there_but_has_no_value() {
        Event event = new Event(FIELDS);
        event.add(FIELDS.slot("alpha"), Kind.NULL, "");
        assertThat(event.first(FIELDS.slot("alpha"))).isZero();
        assertThat(event.get("alpha")).isEmpty();
        event.add(FIELDS.slot("alpha"), Kind.TEXT, "x");
        assertThat(event.get("alpha")).contains("x");
    }

    @Test
    void clearing_leaves_nothing_behind() {
        Event event = new Event(FIELDS);
        fill(event, List.of("x"));
        event.clear();
        assertThat(event.size()).isZero();
        assertThat(event.first(FIELDS.slot("alpha"))).isEqualTo(-1);
        assertThat(event.get("free0")).isEmpty();
        assertThat(event.time()).isEqualTo(Event.NO_TIME);
        assertThat(event.source()).isEqualTo(EventSource.UNKNOWN);
        assertThat(event.place()).isEqualTo(new Place("", 0, 0));
        assertThat(event.rawCopy()).isEmpty();
    }

    private static void fill(Event event, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            event.add(FIELDS.slot(i % 2 == 0 ? "alpha" : "beta"), Kind.TEXT, values.get(i));
            event.add("free" + i, -1, Kind.TEXT, values.get(i));
        }
        event.time(values.size());
        event.source(new EventSource(Optional.of("p"), Optional.empty(), java.util.Set.of(), List.of()));
        byte[] raw = String.join(",", values).getBytes(StandardCharsets.UTF_8);
        event.place("file", 1, 2);
        event.raw(raw, 0, raw.length);
    }

    @Test
    void a_used_event_is_like_a_new_one() {
        Event used = new Event(FIELDS);
        Property.holds(300, chance -> {
            List<String> values = values(chance);
            used.clear();
            fill(used, values);
            Event fresh = new Event(FIELDS);
            fill(fresh, values);
            assertThat(plain(used)).isEqualTo(plain(fresh));
        });
    }

    private static List<String> values(RandomGenerator chance) {
        List<String> values = new ArrayList<>();
        for (int i = chance.nextInt(100); i > 0; i--) {
            values.add(Property.text(chance, 200, "a", "Ä", "\uD83D\uDE00", "\n"));
        }
        return values;
    }

    private static List<String> plain(Event event) {
        List<String> all = new ArrayList<>();
        for (int entry = 0; entry < event.size(); entry++) {
            all.add(event.name(entry) + "=" + event.value(entry) + "/" + event.folded(entry) + ">" + event.next(entry));
        }
        all.add(event.first(FIELDS.slot("alpha")) + " " + event.first(FIELDS.slot("beta")));
        all.add(event.time() + " " + event.place() + " " + new String(event.rawCopy(), StandardCharsets.UTF_8));
        return all;
    }

    @Test
    void text_that_is_not_well_formed_becomes_well_formed() {
        Event event = new Event(FIELDS);
        event.add(FIELDS.slot("alpha"), Kind.TEXT, "a\uD800b");
        assertThat(event.get("alpha")).contains("a?b");
    }
}
