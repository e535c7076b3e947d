package org.cresset.event;

/// The case folding of every case-insensitive comparison.
///
/// Code points fold one to one to their simple lower case, but nothing outside ASCII ever folds into ASCII: the
/// Kelvin sign is not a `k`. So text that is not ASCII can never match an ASCII pattern by folding, which is what
/// lets an index treat the two apart.
public final class Fold {

    private Fold() {}

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i) || Character.isSurrogate(text.charAt(i))) {
                return folded(text, i);
            }
        }
        return text;
    }

    public static int fold(int codePoint) {
        if (codePoint < 128) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
        }
        int lower = Character.toLowerCase(codePoint);
        return lower < 128 ? codePoint : lower;
    }

    private static String folded(String text, int unchanged) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, unchanged);
        text.codePoints()
                .skip(text.codePointCount(0, unchanged))
                .map(Fold::fold)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
