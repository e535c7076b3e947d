package org.cresset.story.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Spots that findings are anchored at, and which of them hang together. For one thread.
final class Spots {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] above = new int[64];

    /// The number of a spot, which is made where there is none of the name.
    int of(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = names.size();
        numbers.put(name, number);
        names.add(name);
        if (number == above.length) {
            above = java.util.Arrays.copyOf(above, 2 * number);
        }
        above[number] = number;
        return number;
    }

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    String name(int spot) {
        return names.get(spot);
    }

    /// The spot that stands for all that hang together with this one.
    int root(int spot) {
        int at = spot;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        above[Math.max(a, b)] = Math.min(a, b);
    }
}
