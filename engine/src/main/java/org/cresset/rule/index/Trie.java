package org.cresset.rule.index;

import java.util.Arrays;

/// Finds all texts of a set that a value begins with, or ends with, in one walk from that end. Immutable once filled.
final class Trie {

    private static final int MIX = 0x9e3779b9;

    private final boolean backwards;
    private long[] edges = new long[64];
    private int edgeCount;
    private int[] atoms = new int[16];
    private int nodes = 1;

    /// Makes an empty one.
    ///
    /// @param backwards whether values are walked from their end
    Trie(boolean backwards) {
        this.backwards = backwards;
        Arrays.fill(atoms, -1);
    }

    boolean isEmpty() {
        return edgeCount == 0;
    }

    /// Adds a text that is not empty.
    void add(byte[] text, int atom) {
        int node = 0;
        for (int i = 0; i < text.length; i++) {
            int key = (node << 8) | (text[backwards ? text.length - 1 - i : i] & 0xff);
            int next = next(key);
            node = next > 0 ? next : grown(key);
        }
        atoms[node] = atom;
    }

    private int grown(int key) {
        if (nodes == 1 << 23) {
            throw new IllegalStateException("too many texts for one index");
        }
        if (nodes == atoms.length) {
            atoms = Arrays.copyOf(atoms, nodes * 2);
            Arrays.fill(atoms, nodes, atoms.length, -1);
        }
        if (++edgeCount * 2 > edges.length) {
            long[] old = edges;
            edges = new long[old.length * 2];
            for (long edge : old) {
                put(edge);
            }
        }
        put(((long) key << 32) | nodes);
        return nodes++;
    }

    /// An edge is its key and the node it leads to; 0 is none, since no edge leads to the root.
    private void put(long edge) {
        if (edge == 0) {
            return;
        }
        int slot = place((int) (edge >>> 32), edges.length);
        while (edges[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
    }

    private static int place(int key, int capacity) {
        return (key * MIX) >>> (Integer.numberOfLeadingZeros(capacity) + 1);
    }

    private int next(int key) {
        long[] all = edges;
        int slot = place(key, all.length);
        for (long edge = all[slot]; edge != 0; edge = all[slot]) {
            if ((int) (edge >>> 32) == key) {
                return (int) edge;
            }
            slot = (slot + 1) & (all.length - 1);
        }
        return 0;
    }

    void find(byte[] value, int length, Found found) {
        int node = 0;
        for (int i = 0; i < length; i++) {
            node = next((node << 8) | (value[backwards ? length - 1 - i : i] & 0xff));
            if (node == 0) {
                return;
            }
            if (atoms[node] >= 0) {
                found.add(atoms[node]);
            }
        }
    }
}
