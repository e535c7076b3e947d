package org.cresset.rule.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cresset.rule.Glob.Shape;

/// Finds all atoms of one field in a value. Immutable.
final class Scanner {

    private final int slot;
    private final int[] always;
    private final Wholes wholes;
    private final Trie starts = new Trie(false);
    private final Trie ends = new Trie(true);
    private final Grams[] grams;

    /// Makes a scanner.
    ///
    /// @param slot of the field, or [Atom#ANYWHERE]
    /// @param all every atom of the index
    /// @param mine the numbers of those that are this field's
    Scanner(int slot, List<Atom> all, int[] mine) {
        this.slot = slot;
        always = choose(
                mine,
                atom -> all.get(atom).shape() != Shape.EQUALS
                        && all.get(atom).text().isEmpty());
        int[] whole = choose(mine, atom -> all.get(atom).shape() == Shape.EQUALS);
        wholes = new Wholes(texts(all, whole), whole);
        for (int atom : mine) {
            Atom each = all.get(atom);
            if (each.shape() == Shape.STARTS && !each.text().isEmpty()) {
                starts.add(bytes(each), atom);
            } else if (each.shape() == Shape.ENDS && !each.text().isEmpty()) {
                ends.add(bytes(each), atom);
            }
        }
        grams = grams(all, choose(mine, atom -> all.get(atom).shape() == Shape.CONTAINS));
    }

    private static Grams[] grams(List<Atom> all, int[] contained) {
        List<Grams> made = new ArrayList<>();
        int[] widths = {4, 2, 1};
        for (int width : widths) {
            int[] some = choose(contained, atom -> width(bytes(all.get(atom)).length) == width);
            if (some.length > 0) {
                made.add(new Grams(width, texts(all, some), some));
            }
        }
        return made.toArray(Grams[]::new);
    }

    private static int width(int length) {
        return Integer.highestOneBit(Math.min(length, 4));
    }

    private static int[] choose(int[] atoms, IntPredicate test) {
        return IntStream.of(atoms).filter(test).toArray();
    }

    private static List<byte[]> texts(List<Atom> all, int[] atoms) {
        return IntStream.of(atoms).mapToObj(atom -> bytes(all.get(atom))).toList();
    }

    private static byte[] bytes(Atom atom) {
        return atom.text().getBytes(StandardCharsets.UTF_8);
    }

    int slot() {
        return slot;
    }

    /// Gives `found` every atom that the value passes.
    void find(Bytes value, Found found) {
        for (int atom : always) {
            found.add(atom);
        }
        byte[] bytes = value.folded();
        int length = value.length();
        wholes.find(bytes, length, found);
        if (!starts.isEmpty()) {
            starts.find(bytes, length, found);
        }
        if (!ends.isEmpty()) {
            ends.find(bytes, length, found);
        }
        for (Grams each : grams) {
            each.find(bytes, length, found);
        }
    }
}
