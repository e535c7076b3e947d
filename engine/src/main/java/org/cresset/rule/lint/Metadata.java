package org.cresset.rule.lint;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Level;
import org.cresset.rule.Yaml;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// What a rule says about itself.
final class Metadata {

    private static final int LONGEST_TITLE = 110;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> STATUS = Set.of("stable", "test", "experimental", "deprecated", "unsupported");
    private static final Set<String> RELATIONS = Set.of("derived", "obsolete", "merged", "renamed", "similar");
    private static final List<String> LISTS = List.of("tags", "references", "falsepositives", "fields", "related");
    private static final Set<String> KEYS = Set.of(
            "title",
            "id",
            "name",
            "related",
            "taxonomy",
            "status",
            "description",
            "license",
            "references",
            "author",
            "date",
            "modified",
            "logsource",
            "detection",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope",
            "correlation",
            "filter",
            "generate",
            "action");

    private Metadata() {}

    static void check(Subject subject) {
        identity(subject);
        title(subject);
        absent(subject);
        Optional<LocalDate> made = date(subject, "date");
        Optional<LocalDate> changed = date(subject, "modified");
        if (made.isPresent() && changed.isPresent() && changed.get().isBefore(made.get())) {
            subject.found(Code.BAD_DATE, "it was modified before its date");
        }
        keys(subject);
        related(subject);
    }

    private static void identity(Subject subject) {
        subject.document()
                .text("id")
                .filter(id -> !id.isEmpty() && !UUID.matcher(id).matches())
                .ifPresent(id -> subject.found(Code.ID_NO_UUID, "the id '" + id + "' is no UUID"));
        String status = subject.rule().status();
        if (status.isEmpty()) {
            subject.found(Code.NO_STATUS, "it has no status, such as test or stable; --profile may leave it out");
        } else if (!STATUS.contains(status)) {
            subject.found(Code.UNKNOWN_STATUS, "there is no status '" + status + "'" + meant(status, STATUS));
        }
    }

    private static void title(Subject subject) {
        String title = subject.rule().title();
        if (title.length() > LONGEST_TITLE) {
            subject.found(Code.LONG_TITLE, "the title has " + title.length() + " characters");
        }
        if (title.endsWith(".") && !title.endsWith("..")) {
            subject.found(Code.TITLE_STOP, "the title ends with a full stop");
        }
    }

    private static void absent(Subject subject) {
        if (lacks(subject, "description")) {
            subject.found(Code.NO_DESCRIPTION, "it has no description");
        }
        if (lacks(subject, "author")) {
            subject.found(Code.NO_AUTHOR, "it has no author");
        }
        if (lacks(subject, "date")) {
            subject.found(Code.NO_DATE, "it has no date");
        }
        boolean grave = subject.rule().level().compareTo(Level.HIGH) >= 0;
        if (grave && lacks(subject, "falsepositives")) {
            subject.found(
                    Code.NO_FALSE_POSITIVES,
                    "of level " + subject.rule().level().label() + ", but it does not say what else may make it fire");
        }
    }

    private static boolean lacks(Subject subject, String key) {
        return subject.scalars(key).stream().allMatch(value -> value.text().isBlank());
    }

    private static Optional<LocalDate> date(Subject subject, String key) {
        Optional<String> text = subject.document().text(key).filter(value -> !value.isEmpty());
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException bad) {
            subject.found(Code.BAD_DATE, "the " + key + " '" + text.orElse("") + "' is not of the form 2026-03-31");
            return Optional.empty();
        }
    }

    private static void keys(Subject subject) {
        subject.document().entries().forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                Spelling.nearest(key, KEYS)
                        .ifPresent(meant -> subject.found(
                                Code.MISSPELLED_KEY, value, "", "'" + key + "' is not read; is it '" + meant + "'?"));
            }
        });
        for (String key : LISTS) {
            Optional<Yaml> value = subject.document().get(key).filter(yaml -> !(yaml instanceof Items));
            value.filter(yaml -> !(yaml instanceof Scalar scalar && scalar.kind() == Kind.NULL))
                    .ifPresent(yaml ->
                            subject.found(Code.NOT_A_LIST, yaml, "", "'" + key + "' is not a list, so it is not read"));
        }
    }

    private static void related(Subject subject) {
        if (!(subject.document().get("related").orElse(null) instanceof Items related)) {
            return;
        }
        for (Yaml each : related.items()) {
            boolean good = each instanceof Entries entry
                    && entry.text("id").filter(id -> UUID.matcher(id).matches()).isPresent()
                    && entry.text("type").filter(RELATIONS::contains).isPresent();
            if (!good) {
                subject.found(
                        Code.BAD_RELATED,
                        each,
                        "related",
                        "needs the id of a rule and a type: derived, obsolete, merged, renamed or similar");
            }
        }
    }

    /// A hint at the word that was likely meant, or nothing.
    static String meant(String word, Set<String> known) {
        return Spelling.nearest(word, known)
                .map(nearest -> "; is it '" + nearest + "'?")
                .orElse("");
    }
}
