package org.cresset.rule.index;

import java.util.Arrays;
import java.util.Comparator;

/// Chooses of each text the piece by which it is looked for. What makes a piece dear is how often its head (its first
/// four bytes) may stand in values: often, where many texts of the rules have it (`\win`, `.exe`) and where its bytes
/// are common in general. A head that another text has been given already costs less.
final class Anchors {

    /// Bytes of common text, the commonest first; others are rarer than all of these.
    private static final String COMMON = "e \\staoirnl.cdmupw:h/fg-_=\"3260145789vbyxk";

    private static final int HEAD = 4;
    private static final int COUNTERS = 1 << 16;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final byte[][] texts;
    private final int width;
    private final int[] commonness = new int[256];
    private final int[] heads = new int[COUNTERS];
    private final int[] given = new int[COUNTERS];

    Anchors(byte[][] texts, int width) {
        this.texts = texts;
        this.width = width;
        for (int b = 0; b < 256; b++) {
            int place = COMMON.indexOf(b);
            commonness[b] = place < 0 ? 0 : COMMON.length() - place;
        }
        for (byte[] text : texts) {
            for (int at = 0; at + width <= text.length; at++) {
                heads[counter(text, at, Math.min(HEAD, width))]++;
            }
        }
    }

    /// Chooses for each text: those that have the least choice first.
    ///
    /// @param chosen filled with the pieces
    /// @return where in its text each piece stands
    int[] choose(long[] chosen) {
        Integer[] order = new Integer[texts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> texts[i].length));
        int[] offsets = new int[texts.length];
        for (int i : order) {
            offsets[i] = offset(texts[i]);
            chosen[i] = gram(texts[i], offsets[i], width);
            given[counter(texts[i], offsets[i], Math.min(HEAD, width))]++;
        }
        return offsets;
    }

    private int offset(byte[] text) {
        long least = Long.MAX_VALUE;
        int offset = 0;
        for (int at = 0; at + width <= text.length; at++) {
            long price = price(text, at);
            if (price < least) {
                least = price;
                offset = at;
            }
        }
        return offset;
    }

    /// The likely frequency of the head, times what it costs each time it is met: looking it up, where no other text
    /// makes that necessary anyway, and comparing as many texts as share it.
    private long price(byte[] text, int at) {
        int head = counter(text, at, Math.min(HEAD, width));
        long common = 0;
        for (int i = at; i < at + Math.min(HEAD, width); i++) {
            common += commonness[text[i] & 0xff];
        }
        long frequency = 20L * Math.min(heads[head], 1000) + common;
        return frequency * ((given[head] == 0 ? 8 : 2) + Math.min(given[head], 200));
    }

    private static int counter(byte[] text, int at, int width) {
        return (int) ((gram(text, at, width) * MIX) >>> 48);
    }

    private static long gram(byte[] text, int at, int width) {
        long gram = 0;
        for (int i = width - 1; i >= 0; i--) {
            gram = (gram << 8) | (text[at + i] & 0xff);
        }
        return gram;
    }
}
