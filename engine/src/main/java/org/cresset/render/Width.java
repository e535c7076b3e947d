package org.cresset.render;

/// How wide text is on a terminal, where a Chinese character takes two columns.
public final class Width {

    private Width() {}

    public static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }

    /// The text in exactly so many columns: filled up with blanks, or cut with an ellipsis at its end.
    public static String fit(String text, int columns) {
        int width = of(text);
        if (width <= columns) {
            return text + " ".repeat(columns - width);
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (used + of(point) > columns - 1) {
                break;
            }
            used += of(point);
            out.appendCodePoint(point);
            i += Character.charCount(point);
        }
        return columns <= 0 ? "" : out + "\u2026" + " ".repeat(columns - 1 - used);
    }

    /// As [#fit], on the right side of the columns.
    public static String right(String text, int columns) {
        int width = of(text);
        return width <= columns ? " ".repeat(columns - width) + text : fit(text, columns);
    }
}
