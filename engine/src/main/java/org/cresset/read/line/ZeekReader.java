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
    private List<Path> columns = List.of();
    private String separator = "\t";
    private String setSeparator = ",";
    private String unset = "-";
    private String empty = "(empty)";
    private String log = "";
    private String unfit = "";

    public ZeekReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
    }

    public static boolean fits(List<String> lines) {
        return !lines.isEmpty() && lines.getFirst().startsWith("#separator ");
    }

    @Override
    protected Splitter splitter(Window window) {
        columns = List.of();
        separator = "\t";
        setSeparator = ",";
        unset = "-";
        empty = "(empty)";
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

    private void header(String line) {
        if (line.startsWith("#separator ")) {
            separator = orBefore(character(line.substring("#separator ".length())), separator);
            return;
        }
        List<String> cells = cells(line, separator);
        String value = cells.size() > 1 ? cells.get(1) : "";
        switch (cells.getFirst()) {
            case "#set_separator" -> setSeparator = orBefore(value, setSeparator);
            case "#empty_field" -> empty = value;
            case "#unset_field" -> unset = value;
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

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        record.clear();
        if (!unfit.isEmpty()) {
            return unfit;
        }
        List<String> cells = cells(new String(bytes, from, length, StandardCharsets.UTF_8), separator);
        if (cells.size() != columns.size()) {
            return cells.size() + " columns where #fields names " + columns.size();
        }
        try {
            record.add(names.root().child("_path"), Kind.TEXT, log);
            for (int i = 0; i < cells.size(); i++) {
                add(columns.get(i), cells.get(i));
            }
            return "";
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    private void add(Path column, String cell) {
        if (cell.equals(unset)) {
            return;
        }
        if (cell.equals(empty)) {
            record.add(column, Kind.TEXT, "");
            return;
        }
        for (String value : cells(cell, setSeparator)) {
            record.add(column, Kind.TEXT, value);
        }
    }

    private static List<String> cells(String line, String separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, at)) {
            cells.add(line.substring(at, end));
            at = end + separator.length();
        }
        cells.add(line.substring(at));
        return cells;
    }
}
