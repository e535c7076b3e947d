package org.cresset.rule.index;

import java.util.Arrays;

/// The atoms found in one value, each once. For one thread.
final class Found {

    private final int[] stamps;
    private int stamp;
    private int[] atoms = new int[64];
    private int size;

    Found(int atomCount) {
        stamps = new int[atomCount];
    }

    /// Forgets everything.
    void clear() {
        size = 0;
        if (++stamp == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    boolean has(int atom) {
        return stamps[atom] == stamp;
    }

    void add(int atom) {
        if (stamps[atom] == stamp) {
            return;
        }
        stamps[atom] = stamp;
        if (size == atoms.length) {
            atoms = Arrays.copyOf(atoms, size * 2);
        }
        atoms[size++] = atom;
    }

    int size() {
        return size;
    }

    int atom(int index) {
        return atoms[index];
    }
}
