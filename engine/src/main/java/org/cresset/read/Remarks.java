package org.cresset.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.Place;

/// Makes what a reader notices about a log an event, of product `cresset` and a service that says what kind of remark
/// it is. For one thread; the event is used again.
public final class Remarks {

    private static final Map<String, EventSource> SOURCES = new ConcurrentHashMap<>();

    private final Event event;
    private final StringBuilder content = new StringBuilder();

    public Remarks(FieldTable fields) {
        event = new Event(fields);
    }

    /// Begins a remark.
    ///
    /// @param computer the host that the log is of; may be empty
    public void start(String service, String computer) {
        event.clear();
        content.setLength(0);
        event.source(SOURCES.computeIfAbsent(
                service, name -> new EventSource(Optional.of("cresset"), Optional.of(name), Set.of(), List.of())));
        event.add(Fields.PRODUCT_TAG, Kind.TEXT, "cresset");
        event.add(Fields.SERVICE_TAG, Kind.TEXT, service);
        event.add(Fields.COMPUTER, Kind.TEXT, computer);
        content.append(computer);
    }

    public void add(String name, String value) {
        event.add(name, event.fields().slot(name), Kind.TEXT, value);
        content.append('\n').append(value);
    }

    /// Ends the remark; it holds until the next one begins.
    ///
    /// @param place where in the log it belongs
    /// @param time in microseconds since 1970, or [Event#NO_TIME]
    public Event end(Place place, long time) {
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        event.time(time);
        event.place(place.path(), place.record(), place.offset());
        event.raw(bytes, 0, bytes.length);
        return event;
    }
}
