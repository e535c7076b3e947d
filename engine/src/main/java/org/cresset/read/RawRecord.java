package org.cresset.read;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.LogSources;
import org.cresset.event.Timestamps;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.Role;
import org.cresset.read.Names.TooMuch;

/// The values of one record under the names of its exporter, until the record is whole and it can be told what it is.
/// Used again for each record. For one thread.
public final class RawRecord {

    private record Value(Path path, Kind kind, String text) {}

    private final LogSources sources;
    private final int limit;
    private final List<Value> values = new ArrayList<>();
    private final Set<Role> roles = EnumSet.noneOf(Role.class);

    public RawRecord(LogSources sources, Limits limits) {
        this.sources = sources;
        limit = limits.entries();
    }

    public void clear() {
        values.clear();
        roles.clear();
    }

    /// Adds a value.
    ///
    /// @throws TooMuch where the record has too many values
    public void add(Path path, Kind kind, String text) {
        if (values.size() == limit) {
            throw new TooMuch("the record has more than " + limit + " values");
        }
        if (!path.roles.contains(Role.LABEL)) {
            values.add(new Value(path, kind, text));
            roles.addAll(path.roles);
        }
    }

    /// Fills an event, under the names that rules know, with its time and its log source.
    public void fill(Event event) {
        event.clear();
        boolean sysmon = isBareSysmon();
        if (sysmon || isWindows() || roles.containsAll(Set.of(Role.ACTION, Role.DEVICE))) {
            fillWindows(event);
        } else {
            fillPlain(event);
        }
        if (sysmon) {
            event.add(Fields.CHANNEL, Kind.TEXT, "Microsoft-Windows-Sysmon/Operational");
            event.add(Fields.PROVIDER, Kind.TEXT, "Microsoft-Windows-Sysmon");
        }
        event.time(time());
        sources.resolve(event);
    }

    private boolean isWindows() {
        return roles.contains(Role.ID) && (roles.contains(Role.CHANNEL) || roles.contains(Role.PROVIDER));
    }

    /// An event id and the time as only Sysmon names it, but neither channel nor provider.
    private boolean isBareSysmon() {
        return roles.containsAll(Set.of(Role.ID, Role.UTC)) && !isWindows() && !roles.contains(Role.TAG);
    }

    private void fillPlain(Event event) {
        for (Value value : values) {
            event.add(value.path().name, value.path().slot, value.kind(), value.text());
        }
    }

    private void fillWindows(Event event) {
        String pending = "";
        for (Value value : values) {
            String name = value.path().windowsName;
            if (name.equals("=name")) {
                addEmpty(event, pending);
                pending = value.text().replace(" ", "");
            } else if (!pending.isEmpty() && name.equals("Data")) {
                event.add(pending, event.fields().slot(pending), value.kind(), value.text());
                pending = "";
            } else if (!name.equals("-")) {
                event.add(name, value.path().windowsSlot, value.kind(), value.text());
            }
        }
        addEmpty(event, pending);
    }

    private static void addEmpty(Event event, String name) {
        if (!name.isEmpty()) {
            event.add(name, event.fields().slot(name), Kind.TEXT, "");
        }
    }

    private long time() {
        long time = Event.NO_TIME;
        int best = Integer.MAX_VALUE;
        for (Value value : values) {
            int rank = value.path().roles.contains(Role.UTC) ? 6 : value.path().time;
            if (rank > 0 && rank < best) {
                long read = Timestamps.parse(value.text());
                best = read == Event.NO_TIME ? best : rank;
                time = read == Event.NO_TIME ? time : read;
            }
        }
        return time;
    }
}
