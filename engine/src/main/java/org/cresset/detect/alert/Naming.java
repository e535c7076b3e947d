package org.cresset.detect.alert;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;

/// Gives the records that mapping files are for what they lack: a log source, a time, and the names of host, user,
/// process and addresses that rules know. What is known of them otherwise stays. For one thread.
final class Naming implements Resolver {

    private static final List<Role> NAMED =
            Stream.of(Role.values()).filter(role -> !role.field().isEmpty()).toList();

    /// The names that rules know.
    static final List<String> NAMES = NAMED.stream().map(Role::field).toList();

    private final Resolver inner;
    private final List<Form> forms;
    private final Map<Role, Integer> slots = new EnumMap<>(Role.class);
    private String path = "";

    private record Form(Bound bound, EventSource source) {}

    Naming(List<AlertForm> own, FieldTable fields, Resolver inner) {
        this.inner = inner;
        forms = own.stream()
                .map(form -> new Form(new Bound(form, fields), source(form.product())))
                .toList();
        NAMED.forEach(role -> slots.put(role, fields.slot(role.field())));
    }

    private static EventSource source(String product) {
        return new EventSource(Optional.of(product), Optional.of("alerts"), Set.of(), List.of());
    }

    @Override
    public void begins(String file) {
        path = file;
        inner.begins(file);
    }

    @Override
    public void resolve(Event event) {
        inner.resolve(event);
        for (Form form : forms) {
            if (form.bound().fits(event) && form.bound().covers(path)) {
                name(form, event);
                return;
            }
        }
    }

    private void name(Form form, Event event) {
        if (!event.source().isKnown()) {
            event.source(form.source());
        }
        slots.forEach((role, slot) -> {
            for (String name : form.bound().form().of(role)) {
                int entry = event.first(slot) >= 0 ? -1 : form.bound().entry(name, event);
                if (entry >= 0) {
                    event.alias(slot, entry);
                }
            }
        });
        form.bound().first(Role.TIME, event).ifPresent(text -> time(text, event));
    }

    /// The time that the mapping names, before any other that the record has.
    private static void time(String text, Event event) {
        long time = Timestamps.parse(text);
        if (time != Event.NO_TIME) {
            byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            boolean zoned = Timestamps.statesZone(utf8, 0, utf8.length);
            event.time(time, zoned ? TimeTrust.STATED : TimeTrust.ASSUMED);
        }
    }
}
