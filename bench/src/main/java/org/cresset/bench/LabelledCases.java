package org.cresset.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;

/// The labelled cases of a data folder, as its `manifest.tsv` lists them: attack recordings of which it is known what
/// was done, and files of which it is known what in them was no attack.
final class LabelledCases {

    static final String ATOMIC = "atomic";
    static final String EVTX = "evtx";
    static final String OTRF = "otrf";
    static final List<String> COLLECTIONS = List.of(ATOMIC, EVTX, OTRF);

    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final Pattern TACTIC = Pattern.compile("TA(\\d{4})");
    private static final Set<String> READ = Set.of("evtx", "win-flat-jsonl.zip", "win-flat-jsonl.tar.gz");

    /// A row of the manifest.
    record Row(String path, String format, Set<String> techniques, String first, String last, String notes) {

        private static Row of(String line) {
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() != 10) {
                throw new IllegalStateException("manifest.tsv: not ten columns: " + line);
            }
            return new Row(
                    cells.get(0),
                    cells.get(3),
                    new TreeSet<>(List.of(cells.get(6).split("[, ]+", -1))),
                    cells.get(7),
                    cells.get(8),
                    cells.get(9));
        }
    }

    /// A recording of an attack.
    ///
    /// @param techniques what it shows, or empty where nobody says
    record Case(String collection, String name, List<Path> files, Set<String> techniques, String tactic) {}

    private final Path data;
    private final List<Row> rows;
    private final Techniques known = new Techniques();
    private final Map<String, String> windowTactics;

    LabelledCases(Path data) throws IOException {
        this.data = data;
        rows = lines(data.resolve("manifest.tsv")).map(Row::of).toList();
        windowTactics = windowTactics();
    }

    private static Stream<String> lines(Path table) throws IOException {
        return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .skip(1)
                .filter(line -> !line.isBlank());
    }

    List<Row> rows() {
        return rows;
    }

    Path path(Row row) {
        return data.resolve(row.path());
    }

    /// The recorded attacks, those of a folder of `atomic-evtx` as one.
    List<Case> cases() {
        Map<String, List<Row>> byCase = new TreeMap<>();
        for (Row row : rows) {
            if (READ.contains(row.format()) && !collection(row).isEmpty()) {
                byCase.computeIfAbsent(name(row), unseen -> new ArrayList<>()).add(row);
            }
        }
        List<Case> cases = new ArrayList<>();
        byCase.forEach((name, files) -> {
            Set<String> techniques = new TreeSet<>();
            files.forEach(row -> row.techniques().stream()
                    .filter(word -> TECHNIQUE.matcher(word).matches())
                    .map(Techniques::current)
                    .forEach(techniques::add));
            cases.add(new Case(
                    collection(files.getFirst()),
                    name,
                    files.stream().map(this::path).toList(),
                    techniques,
                    tactic(files.getFirst(), techniques)));
        });
        return cases;
    }

    private static String name(Row row) {
        String path = row.path();
        return collection(row).equals(ATOMIC) ? path.substring(0, path.lastIndexOf('/')) : path;
    }

    private static String collection(Row row) {
        String path = row.path();
        if (path.startsWith("atomic-evtx/")) {
            return ATOMIC;
        }
        if (path.startsWith("evtx/")) {
            return EVTX;
        }
        return path.startsWith("atomic/windows/") || path.startsWith("scenarios/SHIRE") ? OTRF : "";
    }

    /// The tactic by the folder, the notes, the list of windows, or else the first one of a technique.
    private String tactic(Row row, Set<String> techniques) {
        List<String> words = new ArrayList<>(List.of(row.path().split("/", -1)));
        words.add(row.notes().split(":", -1)[0]);
        row.techniques().forEach(word -> words.add(word.replace("tactic:", "")));
        for (String word : words) {
            String tactic =
                    word.replaceFirst("^TA\\d{4}-", "").toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
            if (Techniques.TACTICS.contains(tactic)) {
                return tactic;
            }
        }
        String listed = windowTactics.get(row.path().substring(row.path().lastIndexOf('/') + 1));
        if (listed != null) {
            return listed;
        }
        return techniques.stream()
                .flatMap(id -> known.get(id).map(Technique::tactics).stream().flatMap(List::stream))
                .findFirst()
                .orElse("unknown");
    }

    private Map<String, String> windowTactics() throws IOException {
        Map<String, String> tactics = new HashMap<>();
        for (Path table : groundTruth("_timeline.tsv")) {
            for (Map<String, String> window : table(table)) {
                Matcher id = TACTIC.matcher(window.getOrDefault("tactics", ""));
                if (id.lookingAt()) {
                    tactics.put(window.getOrDefault("file", ""), byNumber(Integer.parseInt(id.group(1))));
                }
            }
        }
        return tactics;
    }

    /// A tactic by the number of its ATT&CK id.
    private static String byNumber(int number) {
        return switch (number) {
            case 1 -> "initial-access";
            case 2 -> "execution";
            case 3 -> "persistence";
            case 4 -> "privilege-escalation";
            case 5 -> "defense-evasion";
            case 6 -> "credential-access";
            case 7 -> "discovery";
            case 8 -> "lateral-movement";
            case 9 -> "collection";
            case 10 -> "exfiltration";
            case 11 -> "command-and-control";
            case 40 -> "impact";
            default -> "unknown";
        };
    }

    /// The tables of the folder `groundtruth` with this ending.
    List<Path> groundTruth(String ending) throws IOException {
        Path folder = data.resolve("groundtruth");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /// The rows of a table by the names of its columns.
    static List<Map<String, String>> table(Path file) throws IOException {
        List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
        String[] names = all.getFirst().split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : all.subList(1, all.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(cells.length, names.length); i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
