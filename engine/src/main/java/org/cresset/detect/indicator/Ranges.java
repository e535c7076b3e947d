package org.cresset.detect.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.cresset.intel.indicator.Range;

/// Ranges of addresses in an open hash table, with one look-up for each length of prefix that there is. Immutable once
/// filled; safe for any thread then.
///
/// Hot path: nothing is allocated.
final class Ranges {

    private final List<Range> ranges = new ArrayList<>();
    private long[] highs = new long[64];
    private long[] lows = new long[64];
    private int[] prefixes = new int[64];
    private int[] table = new int[128];
    private int[] lengths = {};

    Ranges() {
        Arrays.fill(table, -1);
    }

    /// The number of a range, which is added where it is new.
    int add(Range range) {
        int known = find(range.high(), range.low(), range.prefix());
        if (known >= 0) {
            return known;
        }
        int size = ranges.size();
        if ((size + 1) * 4 > table.length) {
            grow();
        }
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
            prefixes = Arrays.copyOf(prefixes, size * 2);
        }
        highs[size] = range.high();
        lows[size] = range.low();
        prefixes[size] = range.prefix();
        ranges.add(range);
        put(size);
        TreeSet<Integer> all = new TreeSet<>(List.of(range.prefix()));
        Arrays.stream(lengths).forEach(all::add);
        lengths = all.descendingSet().stream().mapToInt(length -> length).toArray();
        return size;
    }

    private void grow() {
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        for (int key = 0; key < ranges.size(); key++) {
            put(key);
        }
    }

    private void put(int key) {
        int at = place(highs[key], lows[key], prefixes[key]);
        while (table[at] >= 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = key;
    }

    private int place(long high, long low, int prefix) {
        long hash = (high * 0x9e3779b97f4a7c15L ^ low) * 0xbf58476d1ce4e5b9L + prefix * 0x94d049bb133111ebL;
        return (int) (hash ^ (hash >>> 32)) & (table.length - 1);
    }

    /// The lengths of prefixes, longest first.
    int[] lengths() {
        return lengths;
    }

    /// The range of this length that an address lies in, or -1.
    int around(long high, long low, int prefix) {
        return find(high & Range.highMask(prefix), low & Range.lowMask(prefix), prefix);
    }

    private int find(long high, long low, int prefix) {
        for (int at = place(high, low, prefix); table[at] >= 0; at = (at + 1) & (table.length - 1)) {
            int key = table[at];
            if (highs[key] == high && lows[key] == low && prefixes[key] == prefix) {
                return key;
            }
        }
        return -1;
    }

    int size() {
        return ranges.size();
    }
}
