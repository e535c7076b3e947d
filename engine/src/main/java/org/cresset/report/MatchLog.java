package org.cresset.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cresset.detect.correlation.Evidence;
import org.cresset.detect.correlation.Match;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;

/// What correlations are to look at, in the order of [Match#ORDER], whatever order it comes in and however much it is.
/// Safe for any thread while it is filled.
public final class MatchLog implements AutoCloseable {

    private static final int KEPT_CHARACTERS = 8 << 20;
    private static final char BETWEEN = '\t';

    private static final int KEPT_TEXTS = 20_000;
    private static final int LONGEST_TEXT = 100;

    private final SortedLines lines;
    private final Map<String, String> texts = new HashMap<>();

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
        HexFormat hex = HexFormat.of();
        StringBuilder line = new StringBuilder(hex.toHexDigits(match.time() ^ Long.MIN_VALUE));
        cell(line, hex.toHexDigits(match.plan()));
        cell(line, hex.toHexDigits(match.position()));
        cell(line, evidence.id());
        cell(line, evidence.place().path());
        cell(line, hex.toHexDigits(evidence.place().record()));
        cell(line, Long.toString(evidence.place().offset()));
        cell(line, Integer.toString(evidence.rule()));
        cell(line, evidence.trust().name());
        cell(line, evidence.host().orElse(""));
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

    /// Hands on all of it in its order.
    public void forEach(Consumer<Match> match) {
        lines.forEach(line -> match.accept(match(line)));
    }

    private Match match(String line) {
        Iterator<String> cells = cells(line).iterator();
        long time = HexFormat.fromHexDigitsToLong(cells.next()) ^ Long.MIN_VALUE;
        int plan = HexFormat.fromHexDigits(cells.next());
        int position = HexFormat.fromHexDigits(cells.next());
        String id = cells.next();
        Place place = new Place(
                same(cells.next()), HexFormat.fromHexDigitsToLong(cells.next()), Long.parseLong(cells.next()));
        int rule = Integer.parseInt(cells.next());
        TimeTrust trust = TimeTrust.valueOf(cells.next());
        Optional<String> host =
                Optional.of(cells.next()).filter(name -> !name.isEmpty()).map(this::same);
        List<String> group = new ArrayList<>();
        for (int left = Integer.parseInt(cells.next()); left > 0; left--) {
            group.add(same(cells.next()));
        }
        List<String> values = new ArrayList<>();
        cells.forEachRemaining(value -> values.add(same(value)));
        return new Match(plan, position, group, values, new Evidence(id, rule, time, trust, host, place));
    }

    /// The same object for the same text, since correlations keep what comes again and again.
    private String same(String text) {
        if (text.length() > LONGEST_TEXT) {
            return text;
        }
        if (texts.size() > KEPT_TEXTS) {
            texts.clear();
        }
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
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
