package org.cresset.read.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;
import org.cresset.read.line.W3cColumns.Column;
import org.cresset.read.line.W3cColumns.Part;

/// Reads logs in the extended format of the W3C: lines that begin with `#` say what the columns are, and may
/// say it anew. IIS, Exchange, the Windows firewall and many proxies write it, with blanks, tabs or commas
/// between.
public final class W3cReader extends RecordReader {

    private static final String FIELDS = "#Fields:";

    /// Where in the line a value stands; before its start where the line has none.
    private static final class Span {

        private int start = -1;
        private int end = -1;

        void set(int from, int to) {
            start = from;
            end = to;
        }
    }

    private final Limits limits;
    private final Line line;
    private final Line made;
    private final WebFields web;
    private final Dates dates = new Dates();
    private final Path query;
    private final Path blocked;
    private final Map<Part, Span> spans = new EnumMap<>(Part.class);
    private W3cColumns columns = W3cColumns.NONE;
    private byte[] bytes = new byte[256];
    private int size;
    private String software = "";
    private String head = "";
    private String date = "";
    private boolean local;

    public W3cReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        made = new Line(record);
        web = new WebFields(names.root()::child);
        query = names.root().child("cs-uri-query");
        blocked = names.root().child("blocked");
    }

    public static boolean fits(List<String> lines) {
        return lines.stream().anyMatch(line -> unmarked(line).startsWith(FIELDS));
    }

    private static String unmarked(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    @Override
    protected Splitter splitter(Window window) {
        columns = W3cColumns.NONE;
        software = "";
        head = "";
        date = "";
        local = false;
        dates.clear();
        return new Lines(window, limits);
    }

    /// Directives; and the names of the columns once more, as Exchange writes them before its directives.
    @Override
    protected boolean isHeader(byte[] text, int from, int length) {
        boolean marked = length > 3 && text[from] == (byte) 0xef;
        if (text[marked ? from + 3 : from] == '#') {
            directive(unmarked(new String(text, from, length, StandardCharsets.UTF_8)));
            return true;
        }
        boolean first = columns.equals(W3cColumns.NONE) && head.isEmpty();
        if (first) {
            head = unmarked(new String(text, from, Math.min(length, 60), StandardCharsets.UTF_8));
        }
        return first && (head.startsWith("DateTime,") || head.startsWith("date-time,"));
    }

    private void directive(String text) {
        int colon = text.indexOf(':');
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        switch (colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "#software" -> software = value;
            case "#date" -> date = value;
            case "#time format" -> local = value.equalsIgnoreCase("Local");
            case "#fields" -> columns = W3cColumns.of(value, software, names);
            default -> {}
        }
    }

    @Override
    protected String parse(byte[] text, int from, int length) {
        line.take(text, from, length);
        spans.values().forEach(span -> span.set(-1, -1));
        if (!columns.problem().isEmpty()) {
            return columns.problem();
        }
        String problem = cells();
        record.form(columns.form());
        time();
        compose();
        return problem;
    }

    private String cells() {
        int at = 0;
        int count = 0;
        boolean more = line.length() > 0;
        while (more) {
            if (count == columns.all().size() && line.skip(at) == line.length()) {
                return "";
            }
            Column column = columns.all().get(Math.min(count, columns.all().size() - 1));
            int end = line.at(at) == '"' ? quoted(column, at) : plain(column, at);
            if (end < 0 || count == columns.all().size()) {
                return end < 0 ? "a quote is opened and not closed" : "more columns than #Fields names";
            }
            count++;
            more = end < line.length();
            at = end + 1;
        }
        return count == columns.all().size()
                ? ""
                : count + " columns where #Fields names " + columns.all().size();
    }

    /// Returns where the cell ended.
    private int plain(Column column, int start) {
        int end = line.until(columns.separator(), start, line.length());
        if (line.isNothing(start, end)) {
            return end;
        }
        span(column.part()).set(start, end);
        if (column.part() == Part.AGENT && columns.form().equals("iis") && line.find('+', start, end) >= 0) {
            String agent = line.text(start, end).replace('+', ' ');
            record.add(column.path(), Kind.TEXT, agent);
        } else if (!isAddress(column)) {
            line.add(column.path(), start, end);
        }
        return end;
    }

    /// Returns where the cell ended, or -1 where its quotes are not closed. Quotes in it are doubled.
    private int quoted(Column column, int start) {
        int close = line.find('"', start + 1, line.length());
        boolean doubled = false;
        while (close >= 0 && line.at(close + 1) == '"') {
            doubled = true;
            close = line.find('"', close + 2, line.length());
        }
        if (close < 0 || (close + 1 < line.length() && line.at(close + 1) != columns.separator())) {
            return -1;
        }
        if (doubled) {
            record.add(column.path(), Kind.TEXT, line.text(start + 1, close).replace("\"\"", "\""));
        } else if (!line.isNothing(start + 1, close)) {
            span(column.part()).set(start + 1, close);
            if (!isAddress(column)) {
                line.add(column.path(), start + 1, close);
            }
        }
        return close + 1;
    }

    /// Whether it is the address that a proxy was asked for, which [#compose] adds.
    private boolean isAddress(Column column) {
        return column.part() == Part.URI && columns.form().equals("w3c proxy");
    }

    private Span span(Part part) {
        return spans.computeIfAbsent(part, unseen -> new Span());
    }

    private boolean has(Part part) {
        return span(part).start >= 0;
    }

    private int start(Part part) {
        return span(part).start;
    }

    private int end(Part part) {
        return span(part).end;
    }

    /// UTC, as the format wants it, unless the log says that it is not.
    private void time() {
        long time = Event.NO_TIME;
        TimeTrust trust = local ? TimeTrust.ASSUMED : TimeTrust.STATED;
        if (has(Part.WHEN)) {
            time = line.time(start(Part.WHEN), end(Part.WHEN));
        } else if (has(Part.TIME)) {
            size = 0;
            if (has(Part.DATE)) {
                append(Part.DATE);
            } else {
                append(date.length() < 10 ? date : date.substring(0, 10));
            }
            append(" ");
            append(Part.TIME);
            time = Timestamps.parse(bytes, 0, size);
        } else if (has(Part.LOCAL)) {
            time = dates.access(line, line.at(start(Part.LOCAL)) == '[' ? start(Part.LOCAL) + 1 : start(Part.LOCAL));
        }
        record.time(time, trust);
    }

    /// What rules ask for and the log has in parts.
    private void compose() {
        size = 0;
        if (has(Part.ACTION) && columns.form().equals("windows firewall")) {
            boolean allowed = line.is("ALLOW", start(Part.ACTION));
            boolean dropped = line.is("DROP", start(Part.ACTION));
            if (allowed || dropped) {
                record.add(blocked, Kind.TEXT, String.valueOf(dropped));
            }
        } else if (columns.form().equals("w3c proxy") && has(Part.URI)) {
            web.url(line, start(Part.URI), end(Part.URI), has(Part.HOST));
        } else if (columns.form().equals("w3c proxy") && has(Part.HOST)) {
            address();
            made.takeMore(bytes, size);
            web.url(made, 0, size, true);
        } else if (has(Part.STEM)) {
            target();
            made.takeMore(bytes, size);
            made.add(query, 0, size);
        }
    }

    private void address() {
        boolean tunnel = has(Part.SCHEME) && line.is("tcp", start(Part.SCHEME));
        if (!tunnel) {
            append(has(Part.SCHEME) ? "" : "http");
            append(Part.SCHEME);
            append("://");
        }
        append(Part.HOST);
        if (tunnel && has(Part.PORT)) {
            append(":");
            append(Part.PORT);
        }
        if (!tunnel) {
            target();
        }
    }

    private void target() {
        append(Part.STEM);
        if (has(Part.QUERY)) {
            append(line.at(start(Part.QUERY)) == '?' ? "" : "?");
            append(Part.QUERY);
        }
    }

    private void append(Part part) {
        if (has(part)) {
            int length = end(part) - start(part);
            room(length);
            line.copy(start(part), end(part), bytes, size);
            size += length;
        }
    }

    private void append(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void room(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
    }
}
