package org.cresset.rule.index;

/// Chooses of each text the piece by which it is looked for: one that is rare in general, and that few other texts have
/// been given.
final class Anchors {

    /// Bytes of common text, the commonest first; others are rarer than all of these.
    private static final String COMMON = "e \\staoirnl.cdmupw:h/fg-_=\"3260145789vbyxk";

    /// So many pieces of a text are looked at.
    private static final int LOOKED_AT = 32;

    /// How many common bytes weigh as much as one other text with the same piece.
    private static final int SHARED = 40;

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final byte[][] texts;
    private final int width;
    private final int[] rarity = new int[256];
    private final long[] pieces;
    private final int[] uses;
    private final int shift;

    Anchors(byte[][] texts, int width) {
        this.texts = texts;
        this.width = width;
        for (int b = 0; b < 256; b++) {
            int place = COMMON.indexOf(b);
            rarity[b] = place < 0 ? COMMON.length() + 10 : place;
        }
        int bits = 33 - Integer.numberOfLeadingZeros(texts.length);
        shift = 64 - bits;
        pieces = new long[1 << bits];
        uses = new int[1 << bits];
    }

    /// Chooses for each text.
    ///
    /// @param chosen filled with the pieces
    /// @return where in its text each piece stands
    int[] choose(long[] chosen) {
        int[] offsets = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            offsets[i] = offset(texts[i]);
            chosen[i] = Grams.gram(texts[i], offsets[i], width);
            int place = place(chosen[i]);
            pieces[place] = chosen[i];
            uses[place]++;
        }
        return offsets;
    }

    private int offset(byte[] text) {
        int best = Integer.MIN_VALUE;
        int offset = 0;
        int last = Math.min(text.length - width, LOOKED_AT - 1);
        for (int at = 0; at <= last; at++) {
            int worth = rarity(text, at) - SHARED * uses[place(Grams.gram(text, at, width))];
            if (worth > best) {
                best = worth;
                offset = at;
            }
        }
        return offset;
    }

    private int place(long piece) {
        int place = (int) ((piece * MIX) >>> shift);
        while (uses[place] > 0 && pieces[place] != piece) {
            place = (place + 1) & (pieces.length - 1);
        }
        return place;
    }

    private int rarity(byte[] text, int at) {
        int sum = 0;
        for (int i = at; i < at + width; i++) {
            sum += rarity[text[i] & 0xff];
        }
        return sum;
    }
}
