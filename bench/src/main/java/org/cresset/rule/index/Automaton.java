package org.cresset.rule.index;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// The well-known way to find many texts at once (Aho and Corasick): a table of states, with bytes that no text tells
/// apart as one class. What [Grams] is measured against.
final class Automaton {

    private static final int[] NONE = {};

    private final int[] classes = new int[256];
    private final int classCount;
    private int[] table;
    private int[][] outputs = new int[1024][];
    private int states = 1;

    Automaton(List<byte[]> texts, int[] atoms) {
        int count = 1;
        for (byte[] text : texts) {
            for (byte b : text) {
                if (classes[b & 0xff] == 0) {
                    classes[b & 0xff] = count++;
                }
            }
        }
        classCount = count;
        table = new int[1024 * classCount];
        Arrays.fill(outputs, NONE);
        for (int i = 0; i < atoms.length; i++) {
            add(texts.get(i), atoms[i]);
        }
        link();
    }

    private void add(byte[] text, int atom) {
        int state = 0;
        for (byte b : text) {
            int edge = state * classCount + classes[b & 0xff];
            if (table[edge] == 0) {
                grow();
                table[edge] = states++;
            }
            state = table[edge];
        }
        outputs[state] = joined(outputs[state], new int[] {atom});
    }

    private void grow() {
        if (states + 1 >= outputs.length) {
            outputs = Arrays.copyOf(outputs, outputs.length * 2);
            Arrays.fill(outputs, states, outputs.length, NONE);
            table = Arrays.copyOf(table, table.length * 2);
        }
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private void link() {
        int[] fail = new int[states];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < classCount; c++) {
            if (table[c] != 0) {
                queue.add(table[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            outputs[state] = joined(outputs[state], outputs[fail[state]]);
            for (int c = 0; c < classCount; c++) {
                int edge = state * classCount + c;
                int other = table[fail[state] * classCount + c];
                if (table[edge] == 0) {
                    table[edge] = other;
                } else {
                    fail[table[edge]] = other;
                    queue.add(table[edge]);
                }
            }
        }
        table = Arrays.copyOf(table, states * classCount);
    }

    /// The size of its table, in bytes.
    long bytes() {
        return 4L * table.length;
    }

    void find(byte[] value, int length, Found found) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            state = table[state * classCount + classes[value[i] & 0xff]];
            for (int atom : outputs[state]) {
                found.add(atom);
            }
        }
    }
}
