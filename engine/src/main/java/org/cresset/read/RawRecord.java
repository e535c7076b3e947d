package org.cresset.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.event.TextBuffer;
import org.cresset.event.TimeTrust;
import org.cresset.event.Utf8;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.Role;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.clock.Clocks;

/// The values of one record under the names of its exporter, until the record is whole and it can be told what
/// it is. Their text already stands in the event that they will fill. Used again for each record. For one
/// thread.
public final class RawRecord {

    private static final int ID = Names.bits(EnumSet.of(Role.ID));
    private static final int NAMED = Names.bits(EnumSet.of(Role.CHANNEL, Role.PROVIDER));
    private static final int BARE_SYSMON = Names.bits(EnumSet.of(Role.ID, Role.UTC));
    private static final int TAG = Names.bits(EnumSet.of(Role.TAG));
    private static final int LABEL = Names.bits(EnumSet.of(Role.LABEL));
    private static final int DEVICE = Names.bits(EnumSet.of(Role.DEVICE));
    private static final int DEFENDER = Names.bits(EnumSet.of(Role.ACTION, Role.DEVICE));

    private static final int FOLDED = Names.bits(EnumSet.of(Role.FOLDED));
    private static final int DOCUMENT = Names.bits(EnumSet.of(Role.DOCUMENT));

    private final Resolver sources;
    private final int limit;
    private final Event event;
    private final Times times = new Times(this);
    private Path[] paths = new Path[64];
    private Kind[] kinds = new Kind[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int size;
    private int roles;
    private String form = "";
    private long time = Event.NO_TIME;
    private TimeTrust trust = TimeTrust.STATED;

    public RawRecord(Event event, Resolver sources, Limits limits) {
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

    /// Where the text of all values stands. Pieces of a value are appended here between [TextBuffer#mark()] and
    /// [#add].
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

    /// Adds a value that is a piece of foreign text, with what is not UTF-8 in it replaced.
    ///
    /// @throws TooMuch where the record has too many values
    public void add(Path path, byte[] bytes, int from, int to) {
        int mark = event.mark();
        if (Utf8.isAscii(bytes, from, to)) {
            event.buffer().utf8(bytes, from, to);
            add(path, Kind.TEXT, mark);
        } else {
            add(path, Kind.TEXT, new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /// How many values it has.
    public int size() {
        return size;
    }

    /// Forgets all values but so many of the first.
    public void cut(int count) {
        size = count;
        roles = 0;
        for (int i = 0; i < size; i++) {
            roles |= paths[i].roles;
        }
    }

    /// Forgets the values that stand at one of these places.
    public void drop(Set<Path> unwanted) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!unwanted.contains(paths[i])) {
                paths[kept] = paths[i];
                kinds[kept] = kinds[i];
                from[kept] = from[i];
                to[kept++] = to[i];
            }
        }
        cut(kept);
    }

    /// Makes what was appended to the buffer since the mark a value.
    ///
    /// @throws TooMuch where the record has too many values
    public void add(Path path, Kind kind, int mark) {
        add(path, kind, mark, event.mark());
    }

    /// Makes a part of what stands in the buffer a value; parts may overlap.
    ///
    /// @throws TooMuch where the record has too many values
    public void add(Path path, Kind kind, int start, int end) {
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
        from[size] = start;
        to[size] = end;
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
    public void fill() {
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
            times.settle(form.isEmpty() && (sysmon || isWindows()));
            event.time(times.time(), times.trust());
        } else {
            event.time(time, trust);
        }
        event.form(form);
        sources.resolve(event);
    }

    private void fillPlain() {
        boolean folded = form.isEmpty() && has(FOLDED);
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
        if (!has(DOCUMENT)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if ((paths[i].roles & DOCUMENT) != 0 && to[i] > from[i] && event.text()[from[i]] == '{') {
                return true;
            }
        }
        return false;
    }

    /// Whether it has what an event of Windows, or of Sysmon for Linux, has.
    public boolean isWindows() {
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
            boolean device = (path.roles & DEVICE) != 0 && !has(DEFENDER);
            if (device) {
                event.add(path.name, path.slot, kinds[i], from[i], to[i]);
            } else if (pending.isEmpty() && !path.isSpecial()) {
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

    /// Forgets what was found out about clocks, for a new log.
    void begin() {
        times.clear();
    }

    /// What was found out about clocks.
    public Clocks clocks() {
        return times.clocks();
    }

    /// Whether the record is of Windows and lacks the time that the log itself gave it, so that its clocks count.
    public boolean isClockAsked() {
        return form.isEmpty() && (isWindows() || isBareSysmon()) && times.areAsked();
    }

    /// Takes the record as a vote about clocks. True where it could vote.
    public boolean vote() {
        return times.vote();
    }

    Path path(int value) {
        return paths[value];
    }

    byte[] bytes() {
        return event.text();
    }

    int from(int value) {
        return from[value];
    }

    int to(int value) {
        return to[value];
    }
}
