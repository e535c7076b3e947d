package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
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
    private long lost;

    Names() {
        number("");
    }

    /// The number of a text; 0 is that of the empty one, and of those that were lost.
    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() >= MOST) {
            lost++;
            return 0;
        }
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        numbers.put(kept, texts.size());
        texts.add(kept);
        return texts.size() - 1;
    }

    String text(int number) {
        return texts.get(number);
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
        for (String text : Pack.all(Pack::text, in)) {
            numbers.put(text, texts.size());
            texts.add(text);
        }
        lost = in.readLong();
    }

    long lost() {
        return lost;
    }
}
