package org.cresset.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cresset.detect.correlation.Evidence;
import org.cresset.detect.correlation.Match;
import org.cresset.event.Place;

/// What correlations are to look at, in the order of time, whatever order it comes in and however much it is. Safe for
/// any thread.
public final class MatchLog implements AutoCloseable {

    private static final int KEPT_CHARACTERS = 8 << 20;
    private static final char BETWEEN = '\t';

    private final SortedLines lines;

    /// Makes an empty log.
    ///
    /// @param folder where parts may be laid aside; they are deleted by [#close]
    public MatchLog(Path folder) {
        this(folder, KEPT_CHARACTERS);
    }

    /// Makes an empty log that keeps so many characters in memory.
    MatchLog(Path folder, int kept) {
        lines = new SortedLines(folder, "matches", kept);
    }

    public void add(Match match) {
        Evidence evidence = match.evidence();
        StringBuilder line = new StringBuilder(HexFormat.of().toHexDigits(match.time() ^ Long.MIN_VALUE));
        cell(line, evidence.id());
        cell(line, Integer.toString(match.plan()));
        cell(line, Integer.toString(match.position()));
        cell(line, Integer.toString(evidence.rule()));
        cell(line, evidence.host().orElse(""));
        cell(line, evidence.place().path());
        cell(line, Long.toString(evidence.place().record()));
        cell(line, Long.toString(evidence.place().offset()));
        cell(line, Integer.toString(match.group().size()));
        match.group().forEach(value -> cell(line, value));
        match.values().forEach(value -> cell(line, value));
        lines.add(line.toString());
    }

    /// Puts what would end a cell or a line in other words.
    private static void cell(StringBuilder line, String text) {
        line.append(BETWEEN);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\\' -> line.append("\\\\");
                default -> line.append(text.charAt(i));
            }
        }
    }

    /// Hands on all of it in the order of time.
    public void forEach(Consumer<Match> match) {
        lines.forEach(line -> match.accept(match(line)));
    }

    private static Match match(String line) {
        Iterator<String> cells = cells(line).iterator();
        long time = HexFormat.fromHexDigitsToLong(cells.next()) ^ Long.MIN_VALUE;
        String id = cells.next();
        int plan = Integer.parseInt(cells.next());
        int position = Integer.parseInt(cells.next());
        int rule = Integer.parseInt(cells.next());
        Optional<String> host = Optional.of(cells.next()).filter(name -> !name.isEmpty());
        Place place = new Place(cells.next(), Long.parseLong(cells.next()), Long.parseLong(cells.next()));
        List<String> group = new ArrayList<>();
        for (int left = Integer.parseInt(cells.next()); left > 0; left--) {
            group.add(cells.next());
        }
        List<String> values = new ArrayList<>();
        cells.forEachRemaining(values::add);
        return new Match(plan, position, group, values, new Evidence(id, rule, time, host, place));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == BETWEEN) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\\') {
                cell.append(meant(line.charAt(++i)));
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }

    /// Deletes what was laid aside.
    @Override
    public void close() {
        lines.close();
    }
}
