package org.cresset.render;

/// Makes foreign text harmless for where it is shown. Logs are written by attackers too.
public final class Escape {

    private Escape() {}

    /// Text for a terminal: control characters, escape sequences, and characters that turn the direction of text are
    /// shown as a code point in braces; so are lone halves of characters.
    public static String terminal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isHarmless(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append("\\u" + "{")
                                .append(Integer.toHexString(point))
                                .append('}');
                    }
                }
            }
        });
        return out.toString();
    }

    /// Text for the content or a quoted attribute of HTML.
    public static String html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.appendCodePoint(point);
                default -> {
                    if (isHarmless(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append("\\u" + "{")
                                .append(Integer.toHexString(point))
                                .append('}');
                    }
                }
            }
        });
        return out.toString();
    }

    /// A cell of a CSV file: quoted where needed, and never a formula for those who open it in a spreadsheet.
    public static String csv(String text) {
        String plain = terminal(text);
        boolean formula = !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0;
        boolean escaped = !text.isEmpty() && (text.charAt(0) == '\t' || text.charAt(0) == '\r');
        String safe = formula || escaped ? "'" + plain : plain;
        boolean quoted = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.indexOf(';') >= 0;
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /// Whether a character changes nothing but itself.
    public static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
