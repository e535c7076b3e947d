package org.cresset.detect.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries in the order they came, with room that grows and shrinks.
final class Ring {

    private static final int LEAST = 4;

    private @Nullable Entry[] entries = new Entry[LEAST];
    private int first;
    private int size;

    void add(Entry entry) {
        if (size == entries.length) {
            resize(size * 2);
        }
        entries[(first + size++) & (entries.length - 1)] = entry;
    }

    int size() {
        return size;
    }

    Entry get(int index) {
        Entry entry = index < size ? entries[(first + index) & (entries.length - 1)] : null;
        if (entry == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return entry;
    }

    Entry oldest() {
        return get(0);
    }

    Entry remove() {
        Entry oldest = oldest();
        entries[first] = null;
        first = (first + 1) & (entries.length - 1);
        size--;
        if (entries.length > LEAST && size * 4 < entries.length) {
            resize(entries.length / 2);
        }
        return oldest;
    }

    private void resize(int room) {
        @Nullable Entry[] moved = Arrays.copyOf(new Entry[0], room);
        for (int i = 0; i < size; i++) {
            moved[i] = get(i);
        }
        entries = moved;
        first = 0;
    }

    List<Entry> toList() {
        List<Entry> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(get(i));
        }
        return all;
    }

    /// The evidence of the latest events.
    List<Evidence> latest(int most) {
        List<Evidence> latest = new ArrayList<>();
        for (int i = Math.max(0, size - most); i < size; i++) {
            latest.add(get(i).evidence());
        }
        return latest;
    }
}
