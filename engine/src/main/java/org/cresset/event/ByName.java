package org.cresset.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values by names in ASCII, found by the bytes of an event's entry, in any case, without making a string. Immutable.
final class ByName<V> {

    private final byte[][] names;
    private final Object[] values;

    /// Makes a table.
    ///
    /// @param byName names in lower case
    ByName(Map<String, V> byName) {
        int capacity = Integer.highestOneBit(Math.max(8, byName.size() * 4));
        names = new byte[capacity][];
        values = new Object[capacity];
        byName.forEach((name, value) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            int at = slot(bytes, 0, bytes.length);
            names[at] = bytes;
            values[at] = value;
        });
    }

    /// The value of the name that this entry holds, or null.
    @SuppressWarnings("unchecked") // only values of this type are ever put in
    @Nullable
    V get(Event event, int entry) {
        return (V) values[slot(event.text(), event.from(entry), event.to(entry))];
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + lower(bytes[i]);
        }
        int at = (hash ^ (hash >>> 16)) & (names.length - 1);
        while (names[at] != null && !same(names[at], bytes, from, to)) {
            at = (at + 1) & (names.length - 1);
        }
        return at;
    }

    private static boolean same(byte[] name, byte[] bytes, int from, int to) {
        if (name.length != to - from) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}
