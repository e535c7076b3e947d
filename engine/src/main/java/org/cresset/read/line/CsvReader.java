package org.cresset.read.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.event.TimeTrust;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RecordReader;
import org.cresset.read.Sink;
import org.cresset.read.Splitter;
import org.cresset.read.Unreadable;
import org.cresset.read.Window;
import org.cresset.read.json.JsonText;

/// Reads tables whose first line names the columns, with commas, semicolons, tabs or blanks between the cells,
/// if they hold telemetry: the names, or the first rows with them, must be known as a record of some log
/// source. An empty cell is no value.
public final class CsvReader extends RecordReader {

    /// Columns whose times the general names do not know, or that may be written by the settings of a machine.
    private static final Set<String> TIMES =
            Set.of("StartTime", "TimeCreated", "start", "CreationDate", "Date (UTC)", "EventTime", "TimeGenerated");

    private static final int FEWEST = 3;

    private record Column(Path path, boolean time, boolean document) {}

    private final Limits limits;
    private final Line line;
    private final Dates dates = new Dates();
    private final JsonText json;
    private List<Column> columns = List.of();
    private byte[] header = {};
    private String unfit = "";
    private char separator = ',';
    private int fewest;
    private boolean timed;

    public CsvReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        json = new JsonText(names, record, limits);
    }

    /// Whether these lines begin a table that holds telemetry. Its separator is kept for the reading that
    /// follows.
    public boolean fits(List<String> lines) {
        List<String> table = lines.stream()
                .map(each -> each.startsWith("\uFEFF") ? each.substring(1) : each)
                .dropWhile(CsvReader::isPrelude)
                .toList();
        if (table.isEmpty()) {
            return false;
        }
        separator = separator(table.getFirst());
        List<String> named = cells(table.getFirst(), separator);
        boolean names =
                named.size() >= FEWEST && named.stream().noneMatch(name -> name.isBlank() || name.length() > 80);
        return names && (isTelemetry(table) || isTelemetry(List.of(table.getFirst(), filled(named.size()))));
    }

    /// What Excel and PowerShell write before the header.
    private static boolean isPrelude(String line) {
        return line.startsWith("#TYPE ") || line.matches("\"?sep=.\"?");
    }

    /// The one of the separators that gives most columns.
    private static char separator(String header) {
        char best = ',';
        for (char each : new char[] {';', '\t', ' '}) {
            boolean better = cells(header, each).size() > cells(header, best).size();
            boolean last = each != ' ' || cells(header, best).size() == 1;
            best = better && last ? each : best;
        }
        return best;
    }

    private String filled(int count) {
        return String.join(String.valueOf(separator), Collections.nCopies(count, "x"));
    }

    /// Reads the first rows as it will read all of them, and looks whether one is of a known source.
    private boolean isTelemetry(List<String> table) {
        Probe probe = new Probe();
        byte[] rows = String.join("\n", table).getBytes(StandardCharsets.UTF_8);
        char chosen = separator;
        try {
            read(new ByteArrayInputStream(rows), "", probe);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        separator = chosen;
        return probe.known;
    }

    /// Looks whether an event is known by its fields, and not only because it says so itself.
    private static final class Probe implements Sink {

        private boolean known;

        @Override
        public void event(Event event) {
            boolean says = event.first(Fields.PRODUCT_TAG) >= 0 && event.first(Fields.EVENT_ID) < 0;
            known |= !says && !event.source().equals(EventSource.UNKNOWN);
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }

    @Override
    protected Splitter splitter(Window window) {
        columns = List.of();
        header = new byte[0];
        unfit = "";
        dates.clear();
        return new CsvRecords(window, limits, separator);
    }

    @Override
    protected boolean isHeader(byte[] bytes, int from, int length) {
        if (header.length > 0) {
            return Arrays.equals(header, 0, header.length, bytes, from, from + length);
        }
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (!isPrelude(text)) {
            header = Arrays.copyOfRange(bytes, from, from + length);
            name(text);
        }
        return true;
    }

    private void name(String text) {
        if (text.length() > W3cColumns.LONGEST) {
            unfit = "the header is longer than " + W3cColumns.LONGEST + " characters";
            columns = List.of();
            return;
        }
        List<String> named = cells(text, separator);
        CsvNames known = new CsvNames(named);
        List<Column> made = new ArrayList<>();
        unfit = "";
        try {
            for (String name : named) {
                String other = known.of(name);
                boolean document = known.isDocument(name);
                Path path = document ? names.root() : names.root().child(other);
                made.add(new Column(path, TIMES.contains(other), document));
            }
            fewest = made.size();
            if (known.isEventViewer()) {
                made.add(new Column(names.root().child("Message"), false, false));
            }
        } catch (TooMuch beyond) {
            unfit = "in the header " + beyond.limit();
            made.clear();
        }
        columns = List.copyOf(made);
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        line.take(bytes, from, length);
        return unfit.isEmpty() ? row() : unfit;
    }

    private String row() {
        int at = 0;
        int count = 0;
        boolean more = true;
        timed = false;
        while (more) {
            boolean quotes = line.at(at) == '"';
            int end = quotes ? close(at) : line.until(separator, at, line.length());
            boolean trailing = count == columns.size() && end == at && at == line.length();
            if (end < 0 || (count == columns.size() && !trailing)) {
                return end < 0 ? "a quote is opened and not closed" : "more columns than the header names";
            }
            if (!trailing) {
                value(columns.get(count), quotes ? at + 1 : at, quotes ? end - 1 : end, quotes);
                count++;
            }
            more = end < line.length();
            at = end + 1;
        }
        return count >= fewest ? "" : count + " columns where the header names " + fewest;
    }

    /// The place behind the quote that closes the cell, or -1.
    private int close(int open) {
        int close = line.find('"', open + 1, line.length());
        while (close >= 0 && line.at(close + 1) == '"') {
            close = line.find('"', close + 2, line.length());
        }
        boolean ends = close >= 0 && (close + 1 == line.length() || line.at(close + 1) == separator);
        return ends ? close + 1 : -1;
    }

    private void value(Column column, int start, int end, boolean quotes) {
        if (start >= end || (separator == ' ' && line.isNothing(start, end))) {
            return;
        }
        if (column.time() && !timed) {
            time(start, end);
        }
        boolean doubled = quotes && line.find('"', start, end) >= 0;
        if (column.document() && line.at(start) == '{' && json(column, start, end)) {
            return;
        }
        if (doubled) {
            record.add(column.path(), Kind.TEXT, line.text(start, end).replace("\"\"", "\""));
        } else {
            line.add(column.path(), start, end);
        }
    }

    private boolean json(Column column, int start, int end) {
        return json.holds(line.text(start, end).replace("\"\"", "\""), column.path());
    }

    /// A time without a zone that is not written as ISO 8601 is local.
    private void time(int start, int end) {
        long stated = line.time(start, Math.min(end, start + 60));
        long time = stated == Event.NO_TIME ? dates.numeric(line, start) : stated;
        timed = time != Event.NO_TIME;
        record.time(time, stated == Event.NO_TIME ? TimeTrust.ASSUMED : TimeTrust.STATED);
    }

    /// The cells of a header, which has no line breaks.
    private static List<String> cells(String header, char separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= header.length()) {
            boolean quotes = at < header.length() && header.charAt(at) == '"';
            int close = quotes ? header.indexOf('"', at + 1) : -1;
            int found = header.indexOf(separator, Math.max(at, close));
            int end = found < 0 ? header.length() : found;
            String text = header.substring(at, end).strip();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            cells.add(quoted ? text.substring(1, text.length() - 1) : text);
            at = end + 1;
        }
        return cells;
    }
}
