package org.cresset.read.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What words stand for, made once for each word and found by its bytes. For one thread.
///
/// Hot path: no text is made for a word that has been seen. Only so many words are kept; those that come later, or
/// whose place is taken, are made each time.
final class Words<T> {

    private static final int PLACES = 8192;
    private static final int KEPT = 4096;
    private static final int TRIES = 16;
    private static final int LONGEST = 64;

    private final Function<String, T> made;
    private final int[] places = new int[PLACES];
    private final List<byte[]> keys = new ArrayList<>();
    private final List<T> values = new ArrayList<>();

    Words(Function<String, T> made) {
        this.made = made;
    }

    T get(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to && i - from < LONGEST; i++) {
            hash = hash * 31 + bytes[i];
        }
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        for (int tries = 0; tries < TRIES; tries++) {
            int index = places[place];
            if (index == 0) {
                return made(bytes, from, to, place);
            }
            byte[] key = keys.get(index - 1);
            if (Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return values.get(index - 1);
            }
            place = (place + 1) & (PLACES - 1);
        }
        return made.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private T made(byte[] bytes, int from, int to, int place) {
        T value = made.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        if (values.size() < KEPT && to - from <= LONGEST) {
            keys.add(Arrays.copyOfRange(bytes, from, to));
            values.add(value);
            places[place] = values.size();
        }
        return value;
    }
}
