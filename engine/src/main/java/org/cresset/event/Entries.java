package org.cresset.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of an [Event].
///
/// Values stand in one byte array ([#text()]); an entry names its part of it. A repeated field has several entries
/// ([#next(int)]). Entries may be derived: the same text under the name that rules expect. For one thread at a time.
abstract sealed class Entries permits Event {

    private final FieldTable fields;
    private final int[] first;
    private final int[] last;
    private final TextBuffer text = new TextBuffer();
    private int size;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] next = new int[64];
    private int[] slot = new int[64];
    private Kind[] kinds = new Kind[64];
    private @Nullable String[] names = new String[64];
    private @Nullable String[] decoded = new String[64];
    private @Nullable String[] folded = new String[64];

    Entries(FieldTable fields) {
        this.fields = fields;
        first = new int[fields.size()];
        last = new int[fields.size()];
        Arrays.fill(first, -1);
    }

    public final FieldTable fields() {
        return fields;
    }

    /// Forgets all entries.
    final void empty() {
        for (int entry = 0; entry < size; entry++) {
            if (slot[entry] >= 0) {
                first[slot[entry]] = -1;
            }
        }
        size = 0;
        text.clear();
    }

    /// Adds the entries of others of the same fields, where there are none yet.
    final void addAll(Entries other) {
        text.utf8(other.text(), 0, other.mark());
        for (int entry = 0; entry < other.size; entry++) {
            add(other.name(entry), other.slot[entry], other.kinds[entry], other.from[entry], other.to[entry]);
        }
    }

    /// Adds a value under a name; `slot` is the name's slot or -1. Returns the entry.
    public final int add(String name, int slotOfName, Kind kind, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int start = text.mark();
        text.utf8(bytes, 0, bytes.length);
        return add(name, slotOfName, kind, start, text.mark());
    }

    /// As [#add], for a field that has a slot.
    public final int add(int slotOfName, Kind kind, String value) {
        return add(fields.name(slotOfName), slotOfName, kind, value);
    }

    /// Where the text of all values stands. Pieces of a value are appended here between [#mark()] and [#end].
    public final TextBuffer buffer() {
        return text;
    }

    /// Where the next piece will stand in [#text()]: what a value that begins now begins at.
    public final int mark() {
        return text.mark();
    }

    /// Makes what was appended since the mark a value. Returns the entry.
    public final int end(String name, int slotOfName, Kind kind, int mark) {
        return add(name, slotOfName, kind, mark, text.mark());
    }

    /// Gives the value of an entry a second name.
    public final void alias(int slotOfName, int entry) {
        add(fields.name(slotOfName), slotOfName, kinds[entry], from[entry], to[entry]);
    }

    /// Makes a part of the buffer a value of a field that has a slot. Returns the entry.
    public final int add(int slotOfName, Kind kind, int start, int end) {
        return add(fields.name(slotOfName), slotOfName, kind, start, end);
    }

    /// Makes a part of the buffer a value. Returns the entry.
    public final int add(String name, int slotOfName, Kind kind, int start, int end) {
        if (size == from.length) {
            grow();
        }
        int entry = size++;
        names[entry] = name;
        slot[entry] = slotOfName;
        kinds[entry] = kind;
        from[entry] = start;
        to[entry] = end;
        next[entry] = -1;
        decoded[entry] = null;
        folded[entry] = null;
        if (slotOfName >= 0) {
            if (first[slotOfName] < 0) {
                first[slotOfName] = entry;
            } else {
                next[last[slotOfName]] = entry;
            }
            last[slotOfName] = entry;
        }
        return entry;
    }

    private void grow() {
        int capacity = size * 2;
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        next = Arrays.copyOf(next, capacity);
        slot = Arrays.copyOf(slot, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        names = Arrays.copyOf(names, capacity);
        decoded = Arrays.copyOf(decoded, capacity);
        folded = Arrays.copyOf(folded, capacity);
    }

    /// The number of entries; they are numbered from 0.
    public final int size() {
        return size;
    }

    /// The first entry of a field, or -1 where the event lacks it.
    public final int first(int slotOfName) {
        return first[slotOfName];
    }

    /// The next entry of the same field, or -1.
    public final int next(int entry) {
        return next[entry];
    }

    public final String name(int entry) {
        String name = names[entry];
        return name == null ? "" : name;
    }

    /// The slot of the field that an entry belongs to, or -1.
    public final int slot(int entry) {
        return slot[entry];
    }

    public final Kind kind(int entry) {
        return kinds[entry];
    }

    /// The bytes that [#from(int)] and [#to(int)] point into, in UTF-8.
    public final byte[] text() {
        return text.bytes();
    }

    public final int from(int entry) {
        return from[entry];
    }

    public final int to(int entry) {
        return to[entry];
    }

    /// The text of an entry; empty for a null.
    public final String value(int entry) {
        String value = decoded[entry];
        if (value == null) {
            value = new String(text.bytes(), from[entry], to[entry] - from[entry], StandardCharsets.UTF_8);
            decoded[entry] = value;
        }
        return value;
    }

    /// The number that an entry is, if it is one of up to nine decimal digits, or -1.
    public final int number(int entry) {
        int length = to[entry] - from[entry];
        if (length == 0 || length > 9) {
            return -1;
        }
        int number = 0;
        for (int i = from[entry]; i < to[entry]; i++) {
            int digit = text.bytes()[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// The text of an entry, folded by [Fold].
    public final String folded(int entry) {
        String value = folded[entry];
        if (value == null) {
            value = Fold.fold(value(entry));
            folded[entry] = value;
        }
        return value;
    }

    /// The first value of a field that is not null.
    public final Optional<String> get(int slotOfName) {
        for (int entry = first[slotOfName]; entry >= 0; entry = next[entry]) {
            if (kinds[entry] != Kind.NULL) {
                return Optional.of(value(entry));
            }
        }
        return Optional.empty();
    }

    /// As [#get(int)], for any name; slow where the name has no slot.
    public final Optional<String> get(String name) {
        int known = fields.slot(name);
        if (known >= 0) {
            return get(known);
        }
        for (int entry = 0; entry < size; entry++) {
            if (name.equals(names[entry]) && kinds[entry] != Kind.NULL) {
                return Optional.of(value(entry));
            }
        }
        return Optional.empty();
    }
}
