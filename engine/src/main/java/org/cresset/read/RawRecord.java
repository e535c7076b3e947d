package org.cresset.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import org.cresset.event.Event;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.event.TextBuffer;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.Role;
import org.cresset.read.Names.TooMuch;

/// The values of one record under the names of its exporter, until the record is whole and it can be told what it is.
/// Their text already stands in the event that they will fill. Used again for each record. For one thread.
public final class RawRecord {

    private static final int ID = Names.bits(EnumSet.of(Role.ID));
    private static final int NAMED = Names.bits(EnumSet.of(Role.CHANNEL, Role.PROVIDER));
    private static final int BARE_SYSMON = Names.bits(EnumSet.of(Role.ID, Role.UTC));
    private static final int TAG = Names.bits(EnumSet.of(Role.TAG));
    private static final int UTC = Names.bits(EnumSet.of(Role.UTC));
    private static final int LABEL = Names.bits(EnumSet.of(Role.LABEL));
    private static final int DEFENDER = Names.bits(EnumSet.of(Role.ACTION, Role.DEVICE));

    private static final int FOLDED = Names.bits(EnumSet.of(Role.FOLDED));
    private static final int DOCUMENT = Names.bits(EnumSet.of(Role.DOCUMENT));

    private final Resolver sources;
    private final int limit;
    private final Event event;
    private Path[] paths = new Path[64];
    private Kind[] kinds = new Kind[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int size;
    private int roles;
    private String form = "";
    private long time = Event.NO_TIME;
    private TimeTrust trust = TimeTrust.STATED;

    RawRecord(Event event, Resolver sources, Limits limits) {
        this.event = event;
        this.sources = sources;
        limit = limits.entries();
    }

    public void clear() {
        event.clear();
        size = 0;
        roles = 0;
        form = "";
        time = Event.NO_TIME;
    }

    /// Says which form of log this is a record of: a word of the table `records.tsv`.
    public void form(String name) {
        form = name;
    }

    /// Says when it happened, where the reader has read that itself.
    public void time(long micros, TimeTrust how) {
        time = micros;
        trust = how;
    }

    /// Where the text of all values stands. Pieces of a value are appended here between [TextBuffer#mark()] and [#add].
    public TextBuffer buffer() {
        return event.buffer();
    }

    /// Adds a value.
    ///
    /// @throws TooMuch where the record has too many values
    public void add(Path path, Kind kind, String text) {
        int mark = event.mark();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        event.buffer().utf8(bytes, 0, bytes.length);
        add(path, kind, mark);
    }

    /// Makes what was appended to the buffer since the mark a value.
    ///
    /// @throws TooMuch where the record has too many values
    public void add(Path path, Kind kind, int mark) {
        if (size == limit) {
            throw new TooMuch("the record has more than " + limit + " values");
        }
        if ((path.roles & LABEL) != 0) {
            return;
        }
        if (size == paths.length) {
            grow();
        }
        paths[size] = path;
        kinds[size] = kind;
        from[size] = mark;
        to[size] = event.mark();
        size++;
        roles |= path.roles;
    }

    private void grow() {
        int capacity = size * 2;
        paths = Arrays.copyOf(paths, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
    }

    private boolean has(int wanted) {
        return (roles & wanted) == wanted;
    }

    /// Makes the values those of the event, under the names that rules know, with its time and its log source.
    void fill() {
        boolean sysmon = form.isEmpty() && isBareSysmon();
        if (!form.isEmpty()) {
            fillPlain();
        } else if (sysmon || isWindows() || has(DEFENDER)) {
            fillWindows();
        } else {
            fillPlain();
        }
        if (sysmon) {
            event.add(Fields.CHANNEL, Kind.TEXT, "Microsoft-Windows-Sysmon/Operational");
            event.add(Fields.PROVIDER, Kind.TEXT, "Microsoft-Windows-Sysmon");
        }
        if (time == Event.NO_TIME) {
            event.time(time());
        } else {
            event.time(time, trust);
        }
        event.form(form);
        sources.resolve(event);
    }

    private void fillPlain() {
        boolean folded = has(FOLDED);
        for (int i = 0; i < size; i++) {
            if (!folded || paths[i].otherCase < 0) {
                event.add(paths[i].name, paths[i].slot, kinds[i], from[i], to[i]);
            }
        }
        if (folded) {
            int exact = event.size();
            for (int i = 0; i < size; i++) {
                addInOtherCase(i, paths[i].otherCase, paths[i].name, exact);
            }
        }
    }

    /// Adds a value whose name differs from that of a field in case alone, under the field's name, unless the record
    /// has the field itself too.
    private void addInOtherCase(int value, int slot, String name, int exact) {
        if (slot < 0) {
            return;
        }
        int first = event.first(slot);
        if (first >= 0 && first < exact) {
            event.add(name, -1, kinds[value], from[value], to[value]);
        } else {
            event.add(slot, kinds[value], from[value], to[value]);
        }
    }

    /// Whether it holds the text of another record, as shippers wrap one.
    boolean holdsRecords() {
        return has(DOCUMENT);
    }

    private boolean isWindows() {
        return has(ID) && (roles & NAMED) != 0;
    }

    /// An event id and the time as only Sysmon names it, but neither channel nor provider.
    private boolean isBareSysmon() {
        return has(BARE_SYSMON) && !isWindows() && !has(TAG);
    }

    private void fillWindows() {
        String pending = "";
        for (int i = 0; i < size; i++) {
            Path path = paths[i];
            if (pending.isEmpty() && !path.isSpecial()) {
                event.add(path.windowsName, path.windowsSlot, kinds[i], from[i], to[i]);
            } else if (path.windowsName.equals("=name")) {
                addEmpty(pending);
                pending = text(i).replace(" ", "");
            } else if (!pending.isEmpty() && path.windowsName.equals("Data")) {
                event.add(pending, event.fields().slot(pending), kinds[i], from[i], to[i]);
                pending = "";
            } else if (!path.isSpecial()) {
                event.add(path.windowsName, path.windowsSlot, kinds[i], from[i], to[i]);
            }
        }
        addEmpty(pending);
    }

    private String text(int value) {
        return new String(event.text(), from[value], to[value] - from[value], StandardCharsets.UTF_8);
    }

    private void addEmpty(String name) {
        if (!name.isEmpty()) {
            event.add(name, event.fields().slot(name), Kind.TEXT, "");
        }
    }

    private long time() {
        long time = Event.NO_TIME;
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            int rank = (paths[i].roles & UTC) != 0 ? 6 : paths[i].time;
            if (rank > 0 && rank < best) {
                long read = Timestamps.parse(event.text(), from[i], to[i]);
                best = read == Event.NO_TIME ? best : rank;
                time = read == Event.NO_TIME ? time : read;
            }
        }
        return time;
    }
}
