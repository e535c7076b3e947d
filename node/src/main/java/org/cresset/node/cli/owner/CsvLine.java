package org.cresset.node.cli.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line of CSV, whose cells may stand in quotes.
final class CsvLine {

    private CsvLine() {}

    /// Its cells, without the blanks around them; nothing where quotes are not closed or text follows them.
    static Optional<List<String>> cells(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? closing(line, at) + 1 : comma(line, at);
            boolean broken = quoted && (end == 0 || (end < line.length() && line.charAt(end) != ','));
            if (broken) {
                return Optional.empty();
            }
            String cell = line.substring(at, end);
            cells.add(quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell.strip());
            at = end + 1;
        }
        return Optional.of(List.copyOf(cells));
    }

    private static int comma(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    /// The quote that closes the one at a place, or -1; two quotes stand for one within.
    private static int closing(String line, int open) {
        int at = line.indexOf('"', open + 1);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
            at = line.indexOf('"', at + 2);
        }
        return at;
    }
}
