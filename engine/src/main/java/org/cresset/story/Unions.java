package org.cresset.story;

import java.util.Arrays;

/// Which of some numbered things hang together. The least number of those that do stands for all. For one thread.
public final class Unions {

    private int[] above = new int[64];
    private int size;

    /// Adds a thing that hangs together with none yet. Returns its number; the first is 0.
    public int add() {
        if (size == above.length) {
            above = Arrays.copyOf(above, 2 * size);
        }
        above[size] = size;
        return size++;
    }

    /// The number of the thing that stands for all that hang together with this one.
    public int root(int number) {
        int at = number;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    public void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        above[Math.max(a, b)] = Math.min(a, b);
    }
}
