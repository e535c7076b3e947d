package org.cresset.rule.index;

import java.util.Arrays;

/// What was found in values seen lately: images, users and levels come again and again. A table of fixed size, in
/// which a value displaces the one that stood in its place. For one thread.
final class Memo {

    private static final int PLACES = 1024;
    private static final int LONGEST = 120;
    private static final int MOST_ATOMS = 30;
    private static final int ATOMS = MOST_ATOMS + 2;

    /// A field whose values are new more often than this, of 256, is left alone for a while.
    private static final int TOO_NEW = 200;

    private static final int RESTED = 4096;

    private byte[] texts = {};
    private int[] atoms = {};
    private final int[] asked;
    private final int[] missed;
    private int place;

    /// Makes an empty one.
    ///
    /// @param scanners how many scanners will use it, numbered from 0
    Memo(int scanners) {
        asked = new int[scanners];
        missed = new int[scanners];
    }

    /// Whether to look here at all: values are short enough, and were seen before often enough.
    boolean serves(int scanner, int length) {
        if (length > LONGEST || length == 0) {
            return false;
        }
        int count = ++asked[scanner];
        if (count < 0) {
            return false;
        }
        if ((count & 255) == 0) {
            asked[scanner] = missed[scanner] > TOO_NEW ? -RESTED : 0;
            missed[scanner] = 0;
        }
        return true;
    }

    /// Gives `found` what the value had, if it is known.
    boolean find(int scanner, byte[] text, int from, int to, Found found) {
        if (atoms.length == 0) {
            texts = new byte[PLACES * LONGEST];
            atoms = new int[PLACES * ATOMS];
        }
        int hash = Bytes.hash(text, from, to) + scanner * 0x9e3779b9;
        place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        int at = place * ATOMS;
        int head = ((scanner + 1) << 8) | (to - from);
        int start = place * LONGEST;
        if (atoms[at] != head || !Arrays.equals(text, from, to, texts, start, start + to - from)) {
            missed[scanner]++;
            return false;
        }
        for (int i = atoms[at + 1]; i > 0; i--) {
            found.add(atoms[at + 1 + i]);
        }
        return true;
    }

    /// Keeps what was found in the value that was just not known.
    void keep(int scanner, byte[] text, int from, int to, Found found) {
        if (found.size() > MOST_ATOMS) {
            return;
        }
        int at = place * ATOMS;
        atoms[at] = ((scanner + 1) << 8) | (to - from);
        atoms[at + 1] = found.size();
        for (int i = 0; i < found.size(); i++) {
            atoms[at + 2 + i] = found.atom(i);
        }
        System.arraycopy(text, from, texts, place * LONGEST, to - from);
    }
}
