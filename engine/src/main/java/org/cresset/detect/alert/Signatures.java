package org.cresset.detect.alert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cresset.event.Event;
import org.cresset.event.Sha256;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// The rules that alerts are detections of, made from what the alerts say. For one thread.
final class Signatures {

    /// So many different alerts are kept, if they are short; what they say beyond is made a rule each time anew.
    private static final int KEPT = 5_000;

    private static final int LONGEST_KEPT = 600;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TITLE = 200;

    /// The level of an alert where neither the product nor the words of its name say one.
    private static final Level OTHERWISE = Level.LOW;

    /// What an alert says of its signature.
    private record Said(
            Bound form,
            Optional<String> name,
            Optional<String> id,
            List<String> severities,
            List<String> techniques,
            List<String> tactics,
            List<String> words) {

        int length() {
            return name.map(String::length).orElse(0)
                    + id.map(String::length).orElse(0)
                    + length(severities)
                    + length(techniques)
                    + length(tactics)
                    + length(words);
        }

        private static int length(List<String> texts) {
            return texts.stream().mapToInt(String::length).sum();
        }
    }

    private final Words words = new Words();
    private final Map<Said, Optional<SigmaRule>> kept = new HashMap<>();

    /// The rule of an alert; nothing where its severity says that it is none.
    Optional<SigmaRule> of(Bound form, Event event) {
        Said said = new Said(
                form,
                form.first(Role.NAME, event),
                form.first(Role.ID, event),
                form.firsts(Role.SEVERITY, event),
                form.all(Role.TECHNIQUE, event),
                form.all(Role.TACTIC, event),
                form.all(Role.WORDS, event));
        Optional<SigmaRule> known = kept.get(said);
        if (known != null) {
            return known;
        }
        Optional<SigmaRule> made = made(said);
        if (kept.size() < KEPT && said.length() <= LONGEST_KEPT) {
            kept.put(said, made);
        }
        return made;
    }

    private Optional<SigmaRule> made(Said said) {
        Optional<Severities.Meaning> severity = said.severities().stream()
                .flatMap(value -> said.form().form().severities().of(Optional.of(value)).stream())
                .findFirst();
        if (severity.isPresent() && severity.get().level().isEmpty()) {
            return Optional.empty();
        }
        List<String> techniques = Attack.techniques(said.techniques());
        List<String> tactics = Attack.tactics(said.tactics());
        boolean whole = severity.isPresent() && !techniques.isEmpty();
        Optional<Words.Meaning> meaning = whole ? Optional.empty() : meaning(said);
        Level level = severity.flatMap(Severities.Meaning::level)
                .or(() -> meaning.map(Words.Meaning::level))
                .orElse(OTHERWISE);
        return Optional.of(
                SigmaRule.alert(id(said), title(said), level, tags(techniques, tactics, meaning), product(said)));
    }

    /// What the name means, or else what stands beside it.
    private Optional<Words.Meaning> meaning(Said said) {
        return words.of(said.name().orElse("")).or(() -> words.of(String.join(" ", said.words())));
    }

    private static String product(Said said) {
        return said.form().form().product();
    }

    private static String title(Said said) {
        return said.name()
                .map(name -> Bound.cut(name, LONGEST_TITLE))
                .orElseGet(() -> said.id()
                        .map(id -> product(said) + " " + id)
                        .orElse("Alert of " + product(said) + " without a name"));
    }

    private static String id(Said said) {
        Optional<String> id = said.id();
        boolean usable = id.isPresent() && id.get().length() <= LONGEST_ID;
        String rest =
                usable ? id.get() : id.or(said::name).map(Signatures::hash).orElse("unnamed");
        return product(said) + ":" + rest;
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    }

    /// What the alert itself says goes first. Words add a technique where it names none, unless it names another
    /// tactic than theirs.
    private static List<String> tags(List<String> techniques, List<String> tactics, Optional<Words.Meaning> meaning) {
        List<String> tags = new ArrayList<>();
        techniques.forEach(id -> tags.add("attack." + id.toLowerCase(Locale.ROOT)));
        tactics.forEach(tactic -> tags.add("attack." + tactic));
        Optional<String> tactic = meaning.flatMap(Words.Meaning::tactic);
        boolean agrees = tactics.isEmpty() || tactic.filter(tactics::contains).isPresent();
        if (techniques.isEmpty() && agrees) {
            tactic.filter(each -> !tactics.contains(each)).ifPresent(each -> tags.add("attack." + each));
            meaning.flatMap(Words.Meaning::technique)
                    .ifPresent(id -> tags.add("attack." + id.toLowerCase(Locale.ROOT)));
        }
        return tags;
    }
}
