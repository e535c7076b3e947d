package org.cresset.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;

/// Lines of text: a list of values, or a table whose header, in a line of its own or in a comment, names columns that
/// are
/// known. For one file.
final class TextReader {

    private static final List<String> COMMENTS = List.of("#", "//", ";", "!");
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private final Feed feed;
    private final Defaults defaults;
    private Optional<Columns> columns = Optional.empty();
    private boolean begun;

    TextReader(Feed feed, Defaults defaults) {
        this.feed = feed;
        this.defaults = defaults;
    }

    /// Takes a line.
    void line(String written, String place) {
        String text = written.strip();
        if (text.isEmpty()) {
            return;
        }
        Optional<String> comment = COMMENTS.stream().filter(text::startsWith).findFirst();
        if (comment.isPresent()) {
            if (columns.isEmpty() && !begun) {
                columns = header(text.substring(comment.get().length()).strip());
            }
            return;
        }
        boolean first = !begun;
        begin();
        if (first && columns.isEmpty()) {
            columns = header(text);
            if (columns.isPresent()) {
                return;
            }
        }
        if (columns.isPresent()) {
            columns.get().row(cells(text, columns.get().delimiter()), place, feed, defaults);
        } else {
            single(text, place);
        }
    }

    private void begin() {
        if (!begun) {
            feed.format("text");
        }
        begun = true;
    }

    private static Optional<Columns> header(String text) {
        for (char delimiter : DELIMITERS) {
            Optional<Columns> columns = Columns.of(cells(text, delimiter), delimiter);
            if (columns.isPresent()) {
                return columns;
            }
        }
        return Optional.empty();
    }

    /// A line without a header: the whole of it is a value, or the first word of it, or the second behind an address
    /// that leads nowhere, as in a file of hosts.
    private void single(String text, String place) {
        String bare = withoutComment(text);
        Optional<Value> value = Value.guess(bare);
        if (value.isEmpty()) {
            List<String> words = List.of(bare.split("[,;\\s|]+", 3));
            boolean hosts = words.size() > 1
                    && (words.get(0).equals("0.0.0.0") || words.get(0).equals("127.0.0.1"));
            value = Value.guess(unquoted(hosts ? words.get(1) : words.get(0)));
        }
        if (value.isEmpty()) {
            feed.refuse(place, "no address, domain, URL, hash or mail address: " + text);
            return;
        }
        feed.add(
                new Indicator(
                        value.get(),
                        Validity.UNKNOWN,
                        defaults.provenance(),
                        defaults.confidence(defaults.provenance()),
                        List.of()),
                place);
    }

    private static String withoutComment(String text) {
        int hash = text.indexOf(" #");
        return hash < 0 ? text : text.substring(0, hash).strip();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /// The cells of a row, as RFC 4180 has them, but each row on one line.
    static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
                cell.setLength(quoted ? 0 : cell.length());
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /// The name of a column in the form in which it is known.
    static String name(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
