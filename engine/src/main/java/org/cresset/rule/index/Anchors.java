package org.cresset.rule.index;

import java.util.HashMap;
import java.util.Map;

/// Chooses of each text the piece by which it is looked for: one that few other texts have, and that is rare in
/// general.
final class Anchors {

    /// Bytes of common text, the commonest first; others are rarer than all of these.
    private static final String COMMON = "e \\staoirnl.cdmupw:h/fg-_=\"3260145789vbyxk";

    private final byte[][] texts;
    private final int width;
    private final int[] rarity = new int[256];

    Anchors(byte[][] texts, int width) {
        this.texts = texts;
        this.width = width;
        for (int b = 0; b < 256; b++) {
            int place = COMMON.indexOf(b);
            rarity[b] = place < 0 ? COMMON.length() + 10 : place;
        }
    }

    /// Chooses for each text.
    ///
    /// @param chosen filled with the pieces
    /// @return where in its text each piece stands
    int[] choose(long[] chosen) {
        Map<Long, Integer> counts = new HashMap<>();
        for (byte[] text : texts) {
            for (int at = 0; at + width <= text.length; at++) {
                counts.merge(Grams.gram(text, at, width), 1, Integer::sum);
            }
        }
        int[] offsets = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            int best = Integer.MIN_VALUE;
            for (int at = 0; at + width <= texts[i].length; at++) {
                long gram = Grams.gram(texts[i], at, width);
                int worth = rarity(texts[i], at) - 40 * Math.min(50, counts.getOrDefault(gram, 1));
                if (worth > best) {
                    best = worth;
                    offsets[i] = at;
                    chosen[i] = gram;
                }
            }
        }
        return offsets;
    }

    private int rarity(byte[] text, int at) {
        int sum = 0;
        for (int i = at; i < at + width; i++) {
            sum += rarity[text[i] & 0xff];
        }
        return sum;
    }
}
