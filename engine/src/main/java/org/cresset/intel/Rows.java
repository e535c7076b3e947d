package org.cresset.intel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The rows of a table of `knowledge/` that the jar brings: cells between tabs, comments behind `#`.
final class Rows {

    private Rows() {}

    /// All rows of a table.
    ///
    /// @throws IllegalStateException where the table is missing or a row has another number of cells
    static List<List<String>> of(String table, int columns) {
        try (InputStream in = Rows.class.getResourceAsStream("/org/cresset/knowledge/" + table)) {
            if (in == null) {
                throw new IllegalStateException(table + " is missing from the jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> cells(table, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + table, e);
        }
    }

    private static List<String> cells(String table, String line, int columns) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != columns) {
            throw new IllegalStateException(table + ": not " + columns + " columns: " + line);
        }
        return cells;
    }

    /// What stands in a cell between separators; nothing in an empty one.
    static List<String> parts(String cell, String separator) {
        return Stream.of(cell.split(separator, -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
