package org.cresset.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.event.LogSource;
import org.cresset.intel.Techniques;

/// A Sigma rule that has been read and understood.
///
/// @param id as the rule gives it; where it gives none, made from its content
/// @param name by which filters may refer to it; empty where it has none
/// @param tags as written, in lower case
/// @param path where it was read from
/// @param condition what it asks of an event; of a correlation nothing, which never holds
/// @param correlation what it asks of the events that other rules find, where it is a correlation
public record SigmaRule(
        String id,
        String name,
        String title,
        Level level,
        String status,
        List<String> tags,
        LogSource source,
        Condition condition,
        Optional<Correlation> correlation,
        String path) {

    /// What is asked of an event by a rule that is not asked about single events.
    static final Condition NOTHING = new Condition.Any(List.of());

    /// What is asked of an event by what stands for an indicator: nothing, which never holds either.
    private static final Condition INDICATED = new Condition.Any(List.of(NOTHING));

    /// The log source of a rule that looks at none by itself.
    static final LogSource NO_SOURCE = new LogSource(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    public SigmaRule {
        tags = List.copyOf(tags);
    }

    /// What stands for the rule by which another product raised an alert: it asks nothing itself.
    public static SigmaRule alert(String id, String title, Level level, List<String> tags, String product) {
        LogSource source = new LogSource(Optional.of(product), Optional.empty(), Optional.empty());
        return new SigmaRule(id, "", title, level, "", tags, source, NOTHING, Optional.empty(), "");
    }

    /// What stands for the rule by which an indicator is a detection: it asks nothing itself.
    public static SigmaRule indicator(String id, String title, Level level, List<String> tags) {
        return new SigmaRule(id, "", title, level, "", tags, NO_SOURCE, INDICATED, Optional.empty(), "");
    }

    /// The same rule, but it only fires where this condition holds as well.
    public SigmaRule and(String what, Condition other) {
        Condition both = new Condition.All(List.of(condition, new Condition.Named(what, other)));
        return new SigmaRule(id, name, title, level, status, tags, source, both, correlation, path);
    }

    /// The fields that the rule looks at, in the order of their names.
    public Set<String> fields() {
        return correlation.map(Correlation::eventFields).orElseGet(() -> Explanation.fields(condition));
    }

    /// What it looks at, in words: a log source, or what a correlation takes of other rules.
    public String looksAt() {
        return correlation.map(asked -> "correlation " + asked.type().label()).orElseGet(source::toString);
    }

    /// What a detection of it is called: `sigma`, `correlation`, or `alert` where another product has raised it,
    /// `indicator` where a feed names what stands in the event.
    public String kind() {
        if (correlation.isPresent()) {
            return "correlation";
        }
        if (condition.equals(INDICATED)) {
            return "indicator";
        }
        return condition.equals(NOTHING) ? "alert" : "sigma";
    }

    /// The ATT&CK techniques that the rule is tagged with, by the ids of our table.
    public List<String> techniques() {
        return tags.stream()
                .map(TECHNIQUE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Techniques.current(matcher.group(1).toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /// The ATT&CK tactics that the rule is tagged with, by their short names.
    public List<String> tactics() {
        return tags.stream()
                .filter(tag -> tag.startsWith("attack."))
                .map(tag -> tag.substring("attack.".length()).replace('_', '-'))
                .map(Techniques::current)
                .filter(Techniques.TACTICS::contains)
                .distinct()
                .toList();
    }
}
