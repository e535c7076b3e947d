package org.cresset.detect.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.event.Table;
import org.cresset.intel.Techniques;
import org.cresset.rule.Level;

/// What the words in the name of an alert mean, by the table `alert-words.tsv`. Immutable.
public final class Words {

    private static final String TABLE = "/org/cresset/knowledge/alert-words.tsv";
    private static final int COLUMNS = 4;
    private static final int MOST = 200;

    /// What the words of a row mean.
    public record Meaning(Level level, Optional<String> tactic, Optional<String> technique) {}

    /// Groups of words that stand in this order, the words of a group one behind another; or text that stands anywhere.
    private record Phrase(List<List<String>> groups, String text) {

        static Phrase of(String written) {
            boolean plain = written.chars().allMatch(c -> c < 0x80);
            return plain ? new Phrase(groups(written), "") : new Phrase(List.of(), written);
        }

        private static List<List<String>> groups(String written) {
            return Stream.of(written.split(" \\.\\. ", -1))
                    .map(group -> List.of(group.split(" ", -1)))
                    .toList();
        }

        boolean isIn(String name, List<String> named) {
            if (!text.isEmpty()) {
                return name.contains(text);
            }
            int at = 0;
            for (List<String> group : groups) {
                while (at + group.size() <= named.size() && !stands(group, named, at)) {
                    at++;
                }
                at += group.size();
            }
            return at <= named.size();
        }

        private static boolean stands(List<String> group, List<String> named, int at) {
            for (int i = 0; i < group.size(); i++) {
                if (!isWord(group.get(i), named.get(at + i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isWord(String asked, String word) {
            int star = asked.length() - 1;
            return asked.charAt(star) == '*' ? word.startsWith(asked.substring(0, star)) : word.equals(asked);
        }
    }

    private record Row(List<Phrase> phrases, Meaning meaning) {}

    private final List<Row> rows;

    /// Reads the table that the jar brings.
    ///
    /// @throws IllegalStateException where a row is wrong
    public Words() {
        rows = Table.read(Words.class, TABLE, COLUMNS).stream().map(Words::row).toList();
    }

    private static Row row(Table.Row row) {
        List<Phrase> phrases =
                Stream.of(row.cell(0).split("\\|", -1)).map(Phrase::of).toList();
        Optional<Level> level = Level.of(row.cell(1));
        Optional<String> tactic = optional(row.cell(2));
        boolean known = tactic.isEmpty() || Techniques.TACTICS.contains(tactic.get());
        if (level.isEmpty() || !known || row.cell(0).isBlank()) {
            throw new IllegalStateException(row.place() + ": words, level or tactic is none");
        }
        return new Row(phrases, new Meaning(level.get(), tactic, optional(row.cell(3))));
    }

    private static Optional<String> optional(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(cell);
    }

    /// What a text means, by the first row that has its words.
    public Optional<Meaning> of(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        List<String> named = words(text);
        return rows.stream()
                .filter(row -> row.phrases().stream().anyMatch(phrase -> phrase.isIn(folded, named)))
                .map(Row::meaning)
                .findFirst();
    }

    /// The words of a text in small letters: runs of letters and digits, and `C&C` for one. A capital behind a small
    /// letter begins another word, and the whole run counts beside its parts.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        String joined = text.replace("C&C", "cnc").replace("c&c", "cnc");
        for (int at = 0; at <= joined.length() && words.size() < MOST; at++) {
            if (at == joined.length() || !Character.isLetterOrDigit(joined.charAt(at))) {
                add(joined.substring(from, at), words);
                from = at + 1;
            }
        }
        return words;
    }

    private static void add(String run, List<String> words) {
        if (run.isEmpty()) {
            return;
        }
        words.add(run.toLowerCase(Locale.ROOT));
        int from = 0;
        for (int at = 1; at < run.length(); at++) {
            if (Character.isUpperCase(run.charAt(at)) && Character.isLowerCase(run.charAt(at - 1))) {
                words.add(run.substring(from, at).toLowerCase(Locale.ROOT));
                from = at;
            }
        }
        if (from > 0) {
            words.add(run.substring(from).toLowerCase(Locale.ROOT));
        }
    }
}
