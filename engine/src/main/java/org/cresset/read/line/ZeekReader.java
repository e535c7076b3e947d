package org.cresset.read.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads the tables of Zeek: lines that begin with `#` say what the columns are. The name of the log (`#path`) becomes
/// the
/// field `_path`, as in Zeek's JSON.
public final class ZeekReader extends RecordReader {

    private final Limits limits;
    private final Line line;
    private final Path path;
    private List<Path> columns = List.of();
    private String separator = "\t";
    private byte[] between = bytes("\t");
    private byte[] inSets = bytes(",");
    private byte[] unset = bytes("-");
    private byte[] empty = bytes("(empty)");
    private String log = "";
    private String unfit = "";

    public ZeekReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        path = names.root().child("_path");
    }

    public static boolean fits(List<String> lines) {
        return !lines.isEmpty() && lines.getFirst().startsWith("#separator ");
    }

    @Override
    protected Splitter splitter(Window window) {
        columns = List.of();
        separator = "\t";
        between = bytes(separator);
        inSets = bytes(",");
        unset = bytes("-");
        empty = bytes("(empty)");
        log = "";
        unfit = "";
        return new Lines(window, limits);
    }

    @Override
    protected boolean isHeader(byte[] bytes, int from, int length) {
        if (bytes[from] != '#') {
            return false;
        }
        header(new String(bytes, from, length, StandardCharsets.UTF_8));
        return true;
    }

    private void header(String text) {
        if (text.startsWith("#separator ")) {
            separator = orBefore(character(text.substring("#separator ".length())), separator);
            between = bytes(separator);
            return;
        }
        List<String> cells = cells(text, separator);
        String value = cells.size() > 1 ? cells.get(1) : "";
        switch (cells.getFirst()) {
            case "#set_separator" -> inSets = value.isEmpty() ? inSets : bytes(value);
            case "#empty_field" -> empty = bytes(value);
            case "#unset_field" -> unset = bytes(value);
            case "#path" -> log = value;
            case "#fields" -> fields(cells.subList(1, cells.size()));
            default -> {}
        }
    }

    private void fields(List<String> names) {
        try {
            unfit = "";
            columns = names.stream().map(this.names.root()::child).toList();
        } catch (TooMuch beyond) {
            unfit = "in #fields " + beyond.limit();
            columns = List.of();
        }
    }

    /// A separator, or the one that held before where it is empty.
    private static String orBefore(String separator, String before) {
        return separator.isEmpty() ? before : separator;
    }

    /// `\x09` as the character it is.
    private static String character(String written) {
        return written.matches("\\\\x[0-9a-fA-F]{2}")
                ? String.valueOf((char) Integer.parseInt(written.substring(2), 16))
                : written;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        line.take(bytes, from, length);
        if (!unfit.isEmpty()) {
            return unfit;
        }
        record.add(path, Kind.TEXT, log);
        int count = row();
        return count == columns.size() ? "" : count + " columns where #fields names " + columns.size();
    }

    /// Adds the cells of a row that have a name; returns how many there are.
    ///
    /// Hot path: cells stay where they are in the row.
    private int row() {
        int count = 0;
        int start = 0;
        while (start <= line.length()) {
            int end = until(between, start, line.length());
            if (count < columns.size() && !is(unset, start, end)) {
                cell(columns.get(count), start, end);
            }
            count++;
            start = end + (end < line.length() ? between.length : 1);
        }
        return count;
    }

    private void cell(Path column, int start, int end) {
        if (is(empty, start, end)) {
            line.add(column, start, start);
            return;
        }
        int at = start;
        for (int next = until(inSets, at, end); next < end; next = until(inSets, at, end)) {
            line.add(column, at, next);
            at = next + inSets.length;
        }
        line.add(column, at, end);
    }

    /// Where these bytes stand first, or the end.
    private int until(byte[] wanted, int start, int end) {
        for (int i = start; i <= end - wanted.length; i++) {
            if (line.at(i) == wanted[0] && stands(wanted, i)) {
                return i;
            }
        }
        return end;
    }

    private boolean is(byte[] wanted, int start, int end) {
        return end - start == wanted.length && stands(wanted, start);
    }

    private boolean stands(byte[] wanted, int place) {
        for (int i = 0; i < wanted.length; i++) {
            if (line.at(place + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> cells(String text, String separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, at)) {
            cells.add(text.substring(at, end));
            at = end + separator.length();
        }
        cells.add(text.substring(at));
        return cells;
    }
}
