package org.cresset.intel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.intel.Knowledge.Facts;

/// Knowledge as tab-separated tables: a folder of `groups.tsv`, `uses.tsv` and so on, one fact a line, in order, so
/// that a change of knowledge is a readable difference. A table that is not there has no rows. A line that begins with
/// `#` is a comment; a first cell that begins so, or with `\`, has a `\` in front.
public final class KnowledgeTables {

    /// How a table is read.
    private interface Rows {
        /// The rows of a table.
        List<Row> of(Layout table) throws IOException;
    }

    /// A row and where it stands.
    private record Row(String place, List<String> cells) {
        String get(int column) {
            return cells.get(column);
        }

        List<String> list(int column) {
            return get(column).isEmpty() ? List.of() : List.of(get(column).split(","));
        }

        int number(int column) {
            return Integer.parseInt(get(column));
        }

        <E extends Enum<E>> E word(int column, Class<E> type) {
            return Enum.valueOf(type, get(column).toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /// What the row says.
        ///
        /// @throws IllegalStateException where that is nothing that can be
        <T> T as(Function<Row, T> make) {
            try {
                return make.apply(this);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(place + ": " + e.getMessage(), e);
            }
        }
    }

    /// The tables and their columns.
    private enum Layout {
        SOURCES("sources", "id title version"),
        GROUPS("groups", "id name source uuid"),
        SAME("same-groups", "group attack-group why"),
        SOFTWARE("software", "id name kind platforms"),
        CAMPAIGNS("campaigns", "id name first last groups"),
        MITIGATIONS("mitigations", "id name techniques"),
        TECHNIQUES("techniques", "id name tactics domains platforms"),
        NAMES("names", "name kind id source"),
        CLAIMS("claims", "group what value source confidence"),
        USES("uses", "subject object reports");

        private final String file;
        private final String columns;

        Layout(String name, String columns) {
            file = name + ".tsv";
            this.columns = columns.replace(' ', '\t');
        }

        int width() {
            return columns.split("\t").length;
        }
    }

    private KnowledgeTables() {}

    /// Reads the tables that the jar brings.
    ///
    /// @throws IllegalStateException where one is missing or a row is wrong
    static Facts shipped() {
        try {
            return facts(KnowledgeTables::shipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The techniques that the jar brings, without reading more.
    static List<Technique> techniques() {
        try {
            return each(shipped(Layout.TECHNIQUES), KnowledgeTables::technique);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> shipped(Layout table) throws IOException {
        try (InputStream in = KnowledgeTables.class.getResourceAsStream("/org/cresset/knowledge/" + table.file)) {
            if (in == null) {
                throw new IllegalStateException(table.file + " is missing from the jar");
            }
            return rows(table, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Reads a folder of tables.
    ///
    /// @throws IllegalStateException where a row is wrong; the message names file and line
    public static Facts read(Path folder) throws IOException {
        return facts(table -> {
            Path file = folder.resolve(table.file);
            try {
                return Files.exists(file) ? rows(table, Files.readString(file)) : List.of();
            } catch (CharacterCodingException e) {
                throw new IOException(file + " is not UTF-8", e);
            }
        });
    }

    private static Facts facts(Rows rows) throws IOException {
        return new Facts(
                described(rows.of(Layout.SOURCES), row -> new Source(row.get(0), row.get(1), row.get(2))),
                described(rows.of(Layout.GROUPS), row -> new Group(row.get(0), row.get(1), row.get(2), row.get(3))),
                each(
                        rows.of(Layout.SAME),
                        row -> new SameGroup(row.get(0), row.get(1), row.word(2, SameGroup.Why.class))),
                described(
                        rows.of(Layout.SOFTWARE),
                        row -> new Software(row.get(0), row.get(1), isShared(row.get(2)), row.list(3))),
                described(
                        rows.of(Layout.CAMPAIGNS),
                        row -> new Campaign(row.get(0), row.get(1), row.get(2), row.get(3), row.list(4))),
                described(rows.of(Layout.MITIGATIONS), row -> new Mitigation(row.get(0), row.get(1), row.list(2))),
                described(rows.of(Layout.TECHNIQUES), KnowledgeTables::technique),
                names(rows.of(Layout.NAMES)),
                each(rows.of(Layout.CLAIMS), KnowledgeTables::claim),
                each(rows.of(Layout.USES), row -> new Use(row.get(0), row.get(1), row.number(2))));
    }

    private static boolean isShared(String kind) {
        return switch (kind) {
            case "tool" -> true;
            case "malware" -> false;
            default -> throw new IllegalArgumentException("neither tool nor malware: " + kind);
        };
    }

    private static Technique technique(Row row) {
        return new Technique(row.get(0), row.get(1), row.list(2), row.list(3), row.list(4));
    }

    private static Map<String, List<Named>> names(List<Row> rows) {
        Map<String, List<Named>> names = new TreeMap<>();
        rows.forEach(row -> names.computeIfAbsent(row.get(0), unseen -> new ArrayList<>())
                .add(row.as(each -> new Named(each.get(2), each.word(1, Named.Kind.class), each.get(3)))));
        return names;
    }

    private static Claim claim(Row row) {
        int confidence = row.get(4).isEmpty() ? -1 : row.number(4);
        return new Claim(row.get(0), row.word(1, Claim.What.class), row.get(2), row.get(3), confidence);
    }

    private static <T> List<T> each(List<Row> rows, Function<Row, T> make) {
        return rows.stream().map(row -> row.as(make)).toList();
    }

    /// The same, where each id must stand once.
    private static <T> List<T> described(List<Row> rows, Function<Row, T> make) {
        Map<String, Row> taken = new HashMap<>();
        for (Row row : rows) {
            Row before = taken.putIfAbsent(row.get(0), row);
            if (before != null) {
                throw new IllegalStateException(
                        "%s: %s stands already at %s".formatted(row.place(), row.get(0), before.place()));
            }
        }
        return each(rows, make);
    }

    private static List<Row> rows(Layout table, String text) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.replaceFirst("^\uFEFF", "").split("\r?\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> row = List.of((line.startsWith("\\") ? line.substring(1) : line).split("\t", -1));
            String place = table.file + ":" + number;
            if (row.size() != table.width()) {
                throw new IllegalStateException(
                        "%s: %d columns instead of %d".formatted(place, row.size(), table.width()));
            }
            if (row.getFirst().isBlank()) {
                throw new IllegalStateException(place + ": the first column is empty");
            }
            rows.add(new Row(place, row));
        }
        return rows;
    }

    /// Writes a folder of tables, each in the order of its rows.
    public static void write(Facts facts, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Layout table : Layout.values()) {
            String head = "# " + table.columns + "\n";
            Files.writeString(
                    folder.resolve(table.file),
                    rows(table, facts)
                            .map(KnowledgeTables::line)
                            .sorted()
                            .distinct()
                            .map(line -> line + "\n")
                            .collect(Collectors.joining("", head, "")));
        }
    }

    private static Stream<List<String>> rows(Layout table, Facts facts) {
        return switch (table) {
            case SOURCES -> facts.sources().stream().map(each -> List.of(each.id(), each.title(), each.version()));
            case GROUPS ->
                facts.groups().stream().map(each -> List.of(each.id(), each.name(), each.source(), each.uuid()));
            case SAME -> facts.same().stream().map(each -> List.of(each.group(), each.other(), word(each.why())));
            case SOFTWARE -> facts.software().stream().map(KnowledgeTables::row);
            case CAMPAIGNS ->
                facts.campaigns().stream()
                        .map(each -> List.of(each.id(), each.name(), each.first(), each.last(), cell(each.groups())));
            case MITIGATIONS ->
                facts.mitigations().stream().map(each -> List.of(each.id(), each.name(), cell(each.techniques())));
            case TECHNIQUES -> facts.techniques().stream().map(KnowledgeTables::row);
            case NAMES ->
                facts.names().entrySet().stream()
                        .flatMap(name -> name.getValue().stream().map(each -> row(name.getKey(), each)));
            case CLAIMS -> facts.claims().stream().map(KnowledgeTables::row);
            case USES ->
                facts.uses().stream()
                        .map(each -> List.of(each.subject(), each.object(), Integer.toString(each.reports())));
        };
    }

    private static List<String> row(Software each) {
        return List.of(each.id(), each.name(), each.shared() ? "tool" : "malware", cell(each.platforms()));
    }

    private static List<String> row(Technique each) {
        return List.of(each.id(), each.name(), cell(each.tactics()), cell(each.domains()), cell(each.platforms()));
    }

    private static List<String> row(String name, Named meant) {
        return List.of(name, word(meant.kind()), meant.id(), meant.source());
    }

    private static List<String> row(Claim each) {
        String confidence = each.confidence() < 0 ? "" : Integer.toString(each.confidence());
        return List.of(each.group(), word(each.what()), each.value(), each.source(), confidence);
    }

    private static String line(List<String> row) {
        String line = row.stream().map(KnowledgeTables::clean).collect(Collectors.joining("\t"));
        return line.startsWith("#") || line.startsWith("\\") ? "\\" + line : line;
    }

    /// A cell without what would end it, and without halves of characters.
    private static String clean(String cell) {
        String whole = new String(cell.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replaceAll("[\\t\\r\\n]+", " ").strip();
    }

    private static String cell(List<String> values) {
        return values.stream().map(value -> value.replace(',', ';')).collect(Collectors.joining(","));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
