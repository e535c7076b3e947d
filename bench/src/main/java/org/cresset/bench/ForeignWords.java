package org.cresset.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.file.Contents;
import org.cresset.report.form.JsonText;

/// The words of our own rules that occur in recorded telemetry and nowhere else: users, hosts, tools and folders of a
/// sample would be among them. Elsewhere is a corpus of rules, the knowledge about attacks, and a list of words that
/// somebody has looked at (`bench/known-words.tsv`: the word and what it is).
final class ForeignWords {

    /// What stands in the figures where no word is left.
    static final String NONE = "\"words\" : [ ]";

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{3,}");

    /// Parts of numbers and ids, not words.
    private static final Pattern HEXADECIMAL = Pattern.compile("x?[a-f0-9-]+");

    private ForeignWords() {}

    /// @param shared the folder with `telemetry-dev` and, beside it, what is known elsewhere
    static String figures(Path shared, Path home) throws IOException {
        Map<String, String> ours = new TreeMap<>();
        for (Path file : files(home.resolve("rules"))) {
            String name = home.relativize(file).toString();
            words(Files.readString(file), word -> ours.putIfAbsent(word, name));
        }
        int all = ours.size();
        Set<String> recorded = recorded(shared.resolve("telemetry-dev"));
        ours.keySet().retainAll(recorded);
        int both = ours.size();
        for (Path file : elsewhere(shared)) {
            words(text(file), ours::remove);
        }
        Set<String> known = new TreeSet<>();
        for (String line : Files.readAllLines(home.resolve("bench/known-words.tsv"))) {
            known.add(line.split("\t", -1)[0]);
        }
        ours.keySet().removeAll(known);
        return JsonText.page(out -> out.number("words_of_our_rules", all)
                .number("of_them_recorded", both)
                .number("known_words", known.size())
                .number("found_only_in_recordings", ours.size())
                .objects(
                        "words",
                        ours.entrySet(),
                        (each, word) -> each.text("word", word.getKey()).text("where", word.getValue())));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> elsewhere(Path shared) throws IOException {
        try (Stream<Path> folders = Files.list(shared)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("sigmahq.*|knowledge"))
                    .flatMap(folder -> {
                        try {
                            return files(folder).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .filter(file -> file.toString().matches(".*\\.(yml|md|json|json\\.gz)"))
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void words(String text, Consumer<String> word) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String found = matcher.group().toLowerCase(Locale.ROOT);
            if (!HEXADECIMAL.matcher(found).matches()) {
                word.accept(found);
            }
        }
    }

    private static Set<String> recorded(Path telemetry) throws IOException {
        FieldTable fields = FieldTable.with(Set.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        Words words = new Words();
        for (Path file : files(telemetry)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                contents.read(in, file.toString(), words);
            }
        }
        return words.words;
    }

    /// The words of every value of every event.
    private static final class Words extends EventsOnly {

        private final Set<String> words = new HashSet<>();
        private final Set<String> values = new HashSet<>();

        @Override
        public void event(Event event) {
            for (int entry = 0; entry < event.size(); entry++) {
                String value = event.value(entry);
                if (values.size() > 500_000) {
                    values.clear();
                }
                if (value.length() > 3 && values.add(value)) {
                    words(value, words::add);
                }
            }
        }
    }
}
