package org.cresset.bench;

import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;

/// Keeps copies of the first so many events.
record Kept(FieldTable fields, List<Event> events, int most) implements Sink {

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

    @Override
    public void remark(Event event) {}

    @Override
    public void unreadable(Unreadable piece) {}

    @Override
    public void skipped(Unreadable piece) {}
}
