package org.cresset.rule.index;

import java.util.Arrays;

/// Finds all texts of a set that a value begins with, or ends with, in one walk from that end. Immutable once filled.
final class Trie {

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final boolean backwards;

    /// By hash: the node and the byte that an edge leads from, plus one; 0 where there is none.
    private long[] edges = new long[64];

    private int[] targets = new int[64];
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
            long edge = edge(node, text[backwards ? text.length - 1 - i : i]);
            int next = targets[slot(edge)];
            node = next > 0 ? next : grown(edge);
        }
        atoms[node] = atom;
    }

    private static long edge(int node, byte b) {
        return (((long) node << 8) | (b & 0xff)) + 1;
    }

    private int grown(long edge) {
        if (nodes == atoms.length) {
            atoms = Arrays.copyOf(atoms, nodes * 2);
            Arrays.fill(atoms, nodes, atoms.length, -1);
        }
        if (++edgeCount * 2 > edges.length) {
            long[] oldEdges = edges;
            int[] oldTargets = targets;
            edges = new long[oldEdges.length * 2];
            targets = new int[edges.length];
            for (int i = 0; i < oldEdges.length; i++) {
                put(oldEdges[i], oldTargets[i]);
            }
        }
        put(edge, nodes);
        return nodes++;
    }

    private void put(long edge, int target) {
        if (edge != 0) {
            int slot = slot(edge);
            edges[slot] = edge;
            targets[slot] = target;
        }
    }

    /// Where an edge stands, or where it would stand: there its target is 0, since no edge leads to the root.
    private int slot(long edge) {
        long[] all = edges;
        int slot = (int) ((edge * MIX) >>> (Integer.numberOfLeadingZeros(all.length) + 33));
        while (all[slot] != 0 && all[slot] != edge) {
            slot = (slot + 1) & (all.length - 1);
        }
        return slot;
    }

    void find(byte[] value, int length, Found found) {
        int node = 0;
        for (int i = 0; i < length; i++) {
            node = targets[slot(edge(node, value[backwards ? length - 1 - i : i]))];
            if (node == 0) {
                return;
            }
            if (atoms[node] >= 0) {
                found.add(atoms[node]);
            }
        }
    }
}
