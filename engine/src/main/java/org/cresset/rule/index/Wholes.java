package org.cresset.rule.index;

import java.util.Arrays;
import java.util.List;

/// Finds the text of a set that a value is. Immutable.
final class Wholes {

    private final byte[][] texts;
    private final int[] atoms;
    private final int[] slots;
    private final int longest;

    Wholes(List<byte[]> texts, int[] atoms) {
        this.texts = texts.toArray(byte[][]::new);
        this.atoms = atoms.clone();
        slots = new int[Integer.highestOneBit(Math.max(2, atoms.length)) * 4];
        Arrays.fill(slots, -1);
        longest = texts.stream().mapToInt(text -> text.length).max().orElse(-1);
        for (int i = 0; i < this.texts.length; i++) {
            int slot = Bytes.hash(this.texts[i], 0, this.texts[i].length) & (slots.length - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i;
        }
    }

    void find(byte[] value, int length, Found found) {
        if (length > longest) {
            return;
        }
        int slot = Bytes.hash(value, 0, length) & (slots.length - 1);
        for (int text = slots[slot]; text >= 0; text = slots[slot]) {
            if (Arrays.equals(texts[text], 0, texts[text].length, value, 0, length)) {
                found.add(atoms[text]);
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
    }
}
