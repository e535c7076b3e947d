package org.cresset.bench;

import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;

/// Keeps copies of the first so many events.
final class Kept extends EventsOnly {

    private final FieldTable fields;
    private final List<Event> events;
    private final int most;

    Kept(FieldTable fields, List<Event> events, int most) {
        this.fields = fields;
        this.events = events;
        this.most = most;
    }

    @Override
    public void event(Event event) {
        if (events.size() == most) {
            return;
        }
        Event copy = new Event(fields);
        for (int entry = 0; entry < event.size(); entry++) {
            copy.add(event.name(entry), fields.slot(event.name(entry)), event.kind(entry), event.value(entry));
        }
        copy.time(event.time());
        copy.source(event.source());
        events.add(copy);
    }
}
