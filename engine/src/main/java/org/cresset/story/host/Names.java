package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.story.Pack;

/// Texts by small numbers, each kept once. Beyond a bound, new texts are lost and counted. For one thread.
final class Names {

    private static final int MOST = 1 << 20;
    private static final int LONGEST = 1024;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final BitSet hubs = new BitSet();
    private long lost;

    Names() {
        number("");
    }

    /// The number of a text; 0 is that of the empty one, and of those that were lost.
    int number(String text) {
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Integer known = numbers.get(kept);
        if (known != null) {
            return known;
        }
        if (texts.size() >= MOST) {
            lost++;
            return 0;
        }
        add(kept);
        return texts.size() - 1;
    }

    private void add(String text) {
        numbers.put(text, texts.size());
        hubs.set(texts.size(), Paths.isHub(text));
        texts.add(text);
    }

    /// Whether a text is the path of a program that [Paths#isHub].
    boolean isHub(int number) {
        return hubs.get(number);
    }

    String text(int number) {
        return texts.get(number);
    }

    /// Of two texts the longer, which says more; of two as long the smaller.
    int better(int one, int other) {
        if (one == other || one == 0 || other == 0) {
            return Math.max(one, other);
        }
        String text = texts.get(one);
        String than = texts.get(other);
        if (text.length() != than.length()) {
            return text.length() > than.length() ? one : other;
        }
        return text.compareTo(than) <= 0 ? one : other;
    }

    /// Whether two paths end in the same name, whatever the case of its letters.
    boolean isSameProgram(int one, int other) {
        return one == other || program(one).equals(program(other));
    }

    private String program(int number) {
        return Paths.name(texts.get(number));
    }

    int size() {
        return texts.size();
    }

    void write(DataOutput out) throws IOException {
        Pack.all(texts, Pack::text, out);
        out.writeLong(lost);
    }

    void read(DataInput in) throws IOException {
        numbers.clear();
        texts.clear();
        hubs.clear();
        Pack.all(Pack::text, in).forEach(this::add);
        lost = in.readLong();
    }

    long lost() {
        return lost;
    }
}
