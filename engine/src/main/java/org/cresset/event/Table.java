package org.cresset.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A tab-separated table of facts from the jar: `#` starts a comment line, every row has the same number of columns.
public final class Table {

    /// A row, and where it stands, for messages.
    public record Row(String place, List<String> cells) {

        public String cell(int column) {
            return cells.get(column);
        }
    }

    /// Tables never change, and many objects are made from each.
    private static final Map<String, List<Row>> READ = new ConcurrentHashMap<>();

    private Table() {}

    /// Reads a table that lies beside a class.
    ///
    /// @throws IllegalStateException where the table is missing or a row has the wrong number of columns
    public static List<Row> read(Class<?> beside, String name, int columns) {
        return READ.computeIfAbsent(beside.getPackageName() + "/" + name, unread -> fresh(beside, name, columns));
    }

    private static List<Row> fresh(Class<?> beside, String name, int columns) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the table " + name + " is missing from the jar");
            }
            return rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), name, columns);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    private static List<Row> rows(BufferedReader lines, String name, int columns) throws IOException {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() != columns) {
                throw new IllegalStateException(
                        name + ":" + number + ": " + cells.size() + " columns instead of " + columns);
            }
            rows.add(new Row(name + ":" + number, cells));
        }
        return List.copyOf(rows);
    }
}
