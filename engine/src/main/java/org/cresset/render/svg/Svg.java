package org.cresset.render.svg;

import java.util.Locale;
import org.cresset.render.Escape;
import org.cresset.render.Width;

/// Text of SVG that is being written: elements, with numbers cut to a tenth and texts escaped.
final class Svg {

    /// How wide a column of text is in a font of fixed width, as a part of the font's size.
    static final double COLUMN = 0.61;

    private final StringBuilder out = new StringBuilder(1 << 12);

    /// Begins a drawing.
    static Svg of(String style, String name, double width, double height) {
        Svg svg = new Svg();
        svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"" + style + "\" viewBox=\"0 0 "
                + number(width) + " " + number(height) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + "\" aria-label=\"" + escape(name) + "\">\n");
        return svg;
    }

    Svg raw(String text) {
        out.append(text);
        return this;
    }

    /// An element with attributes that need no escape: name, value, name, value...
    Svg element(String name, String... attributes) {
        return open(name, attributes).raw("").close(name);
    }

    Svg open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(attributes[i + 1])
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Svg close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    Svg title(String text) {
        return text.isEmpty() ? this : open("title").raw(escape(text)).close("title");
    }

    /// A line of text at a place.
    Svg text(String style, double x, double y, String text) {
        return text.isEmpty()
                ? this
                : open("text", "class", style, "x", number(x), "y", number(y))
                        .raw(escape(text))
                        .close("text");
    }

    String end() {
        return out.append("</svg>").toString();
    }

    /// The data of a path: commands and their numbers.
    static String path(Object... parts) {
        StringBuilder data = new StringBuilder();
        for (Object part : parts) {
            data.append(part instanceof Double number ? number(number) + " " : part);
        }
        return data.toString();
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Text that XML takes as it is: markup escaped, what is invisible shown, what XML does not allow replaced.
    static String escape(String text) {
        return Escape.html(text).replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    }

    /// As [#fit], but what is cut is cut before the last five columns, so that the ending of a file's name stays.
    static String fitMiddle(String text, double width, double size) {
        String visible = Escape.terminal(text);
        int columns = (int) (width / (size * COLUMN));
        if (Width.of(visible) <= columns || columns < 10 || visible.length() < 10) {
            return fit(text, width, size);
        }
        String end = visible.substring(visible.length() - 5);
        boolean plain = end.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return plain ? Width.fit(visible, columns - 5).stripTrailing() + end : fit(text, width, size);
    }

    /// Text that fits into a width, with an ellipsis where it was cut. What is invisible is shown.
    static String fit(String text, double width, double size) {
        String visible = Escape.terminal(text);
        int columns = (int) (width / (size * COLUMN));
        return Width.of(visible) <= columns
                ? visible
                : Width.fit(visible, columns).stripTrailing();
    }
}
