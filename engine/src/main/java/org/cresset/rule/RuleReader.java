package org.cresset.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.cresset.event.LogSource;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Scalar;

/// Reads files of Sigma rules. A rule that cannot be carried out is refused with the reason, never read in part.
public final class RuleReader {

    /// What became of one document of a file.
    public sealed interface Reading {

        /// A rule that can be carried out.
        ///
        /// @param warnings what its author should look at
        record Loaded(SigmaRule rule, List<Finding> warnings) implements Reading {
            public Loaded {
                warnings = List.copyOf(warnings);
            }
        }

        /// A filter for other rules.
        ///
        /// @param warnings what its author should look at
        record Filter(RuleFilter filter, List<Finding> warnings) implements Reading {
            public Filter {
                warnings = List.copyOf(warnings);
            }
        }

        /// A document that is no rule, or one that cannot be carried out.
        ///
        /// @param id the rule's id, or empty
        /// @param level the rule's level as written, or empty
        record Refused(String id, String title, String level, String path, String reason) implements Reading {}
    }

    private static final Set<String> LEGACY = Set.of("global", "reset", "repeat");
    private static final Set<String> RESERVED = Set.of("condition", "timeframe");
    private static final Set<String> RESERVED_IN_FILTERS = Set.of("condition", "rules");

    /// Looks at a document once more, beside what it was read as, and says what more its author should know.
    public interface Review {

        /// What nobody looks at again.
        Review NONE = (document, reading) -> reading;

        Reading of(Yaml document, Reading reading);
    }

    private final Placeholders placeholders;
    private final Review review;

    public RuleReader(Placeholders placeholders) {
        this(placeholders, Review.NONE);
    }

    public RuleReader(Placeholders placeholders, Review review) {
        this.placeholders = placeholders;
        this.review = review;
    }

    /// Reads every document of a file.
    ///
    /// @param path for messages
    public List<Reading> read(String text, String path) {
        List<Yaml> documents;
        try {
            documents = YamlReader.documents(text);
        } catch (RuleException bad) {
            return List.of(new Reading.Refused("", "", "", path, reason(bad)));
        }
        List<Reading> readings = new ArrayList<>();
        for (Yaml document : documents) {
            if (!(document instanceof Scalar scalar && scalar.kind() == Yaml.Kind.NULL)) {
                readings.add(review.of(document, read(document, text, path)));
            }
        }
        return readings.isEmpty()
                ? List.of(new Reading.Refused("", "", "", path, "there is no rule in the file"))
                : readings;
    }

    private Reading read(Yaml document, String text, String path) {
        if (!(document instanceof Entries rule)) {
            return new Reading.Refused("", "", "", path, "line " + document.line() + ": not a rule but a list or text");
        }
        try {
            return rule.get("filter").isPresent() ? filter(rule, path) : rule(rule, text, path);
        } catch (RuleException bad) {
            return refused(rule, path, reason(bad));
        } catch (StackOverflowError tooDeep) {
            return refused(rule, path, "nested too deep");
        }
    }

    private static String reason(RuleException bad) {
        return String.valueOf(bad.getMessage());
    }

    private static Reading refused(Entries rule, String path, String reason) {
        return new Reading.Refused(
                rule.text("id").orElse(""),
                rule.text("title").orElse(""),
                rule.text("level").orElse(""),
                path,
                reason);
    }

    private Reading rule(Entries rule, String text, String path) {
        rejectOtherKinds(rule);
        List<Finding> warnings = new ArrayList<>();
        String title = rule.text("title")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new RuleException("it has no title"));
        Optional<Correlation> correlation =
                rule.get("correlation").map(given -> CorrelationReader.read(given, warnings));
        Condition condition =
                correlation.isPresent() ? SigmaRule.NOTHING : condition(detection(rule), RESERVED, warnings);
        LogSource source = correlation.isPresent() ? SigmaRule.NO_SOURCE : source(rule);
        String id = rule.text("id").filter(given -> !given.isEmpty()).orElseGet(() -> {
            warnings.add(Finding.of(Code.NO_ID, "it has no id; one was made from its content"));
            String content = rule.line() + "\n" + text;
            return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                    .toString();
        });
        return new Reading.Loaded(
                new SigmaRule(
                        id,
                        rule.text("name").orElse(""),
                        title,
                        level(rule, warnings),
                        rule.text("status").orElse(""),
                        tags(rule),
                        source,
                        condition,
                        correlation,
                        path),
                warnings);
    }

    private static Entries detection(Entries rule) {
        if (rule.get("detection").orElse(null) instanceof Entries detection) {
            return detection;
        }
        throw new RuleException("it has no detection");
    }

    private Reading filter(Entries document, String path) {
        if (!(document.get("filter").orElse(null) instanceof Entries filter)) {
            throw new RuleException("its filter is not a mapping");
        }
        List<Finding> warnings = new ArrayList<>();
        Condition condition = condition(filter, RESERVED_IN_FILTERS, warnings);
        if (!condition.has(Condition.Not.class::isInstance)) {
            warnings.add(Finding.of(
                    Code.FILTER_KEEPS,
                    "the filter keeps only the events that meet its condition, as pySigma does; to leave such events"
                            + " out, write 'condition: not ...'"));
        }
        String title = document.text("title").orElse("");
        return new Reading.Filter(
                new RuleFilter(
                        document.text("id").orElse(""), title, filtered(filter), source(document), condition, path),
                warnings);
    }

    /// The rules that a filter is for; none for all.
    private static Set<String> filtered(Entries filter) {
        Yaml rules = filter.get("rules").orElseThrow(() -> new RuleException("the filter names no rules"));
        List<Yaml> names = rules instanceof Items items ? items.items() : List.of(rules);
        Set<String> read = new LinkedHashSet<>();
        for (Yaml name : names) {
            if (!(name instanceof Scalar text) || text.text().isBlank()) {
                throw new RuleException("line " + name.line() + ": a rule is named by its id or name");
            }
            read.add(text.text().strip().toLowerCase(Locale.ROOT));
        }
        if (read.isEmpty()) {
            throw new RuleException("line " + rules.line() + ": the filter names no rules");
        }
        return read.equals(Set.of("any")) ? Set.of() : read;
    }

    private static void rejectOtherKinds(Entries rule) {
        if (rule.get("correlation").isPresent() && rule.get("detection").isPresent()) {
            throw new RuleException("it has both a correlation and a detection; write two documents");
        }
        if (rule.text("action").filter(LEGACY::contains).isPresent()) {
            throw new RuleException("rule collections (action: ...) are not part of Sigma 2");
        }
    }

    private static Level level(Entries rule, List<Finding> warnings) {
        Optional<String> level = rule.text("level");
        if (level.isEmpty()) {
            warnings.add(Finding.of(Code.NO_LEVEL, "it has no level; taken as medium"));
            return Level.MEDIUM;
        }
        return Level.of(level.get()).orElseThrow(() -> new RuleException("unknown level '" + level.get() + "'"));
    }

    private static List<String> tags(Entries rule) {
        if (!(rule.get("tags").orElse(null) instanceof Items items)) {
            return List.of();
        }
        return items.items().stream()
                .filter(Scalar.class::isInstance)
                .map(tag -> ((Scalar) tag).text().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static LogSource source(Entries rule) {
        if (!(rule.get("logsource").orElse(null) instanceof Entries source)) {
            throw new RuleException("it has no logsource");
        }
        LogSource read = new LogSource(lower(source, "product"), lower(source, "category"), lower(source, "service"));
        if (read.names().isEmpty()) {
            throw new RuleException("line " + source.line() + ": logsource names no product, category or service");
        }
        return read;
    }

    private static Optional<String> lower(Entries source, String key) {
        return source.text(key).map(text -> text.toLowerCase(Locale.ROOT));
    }

    private Condition condition(Entries detection, Set<String> reserved, List<Finding> warnings) {
        Map<String, Condition> named = new LinkedHashMap<>();
        detection.entries().forEach((name, value) -> {
            if (!reserved.contains(name)) {
                named.put(name, new DetectionMeaning(placeholders, name, warnings).of(value));
            }
        });
        if (detection.get("timeframe").isPresent()) {
            warnings.add(Finding.of(Code.TIMEFRAME, "timeframe means nothing outside a correlation"));
        }
        ConditionText text = new ConditionText(named);
        List<Condition> any = conditions(detection).stream().map(text::parse).toList();
        Set<String> unused = new TreeSet<>(named.keySet());
        unused.removeAll(text.used());
        if (!unused.isEmpty()) {
            warnings.add(Finding.of(Code.UNUSED_DETECTION, "the condition does not use " + String.join(", ", unused)));
        }
        return any.size() == 1 ? any.getFirst() : new Condition.Any(any);
    }

    private static List<String> conditions(Entries detection) {
        Yaml condition = detection.get("condition").orElseThrow(() -> new RuleException("it has no condition"));
        List<Yaml> all = condition instanceof Items items ? items.items() : List.of(condition);
        if (all.isEmpty()) {
            throw new RuleException("line " + condition.line() + ": the list of conditions is empty");
        }
        return all.stream()
                .map(one -> {
                    if (!(one instanceof Scalar text) || text.text().isBlank()) {
                        throw new RuleException("line " + one.line() + ": a condition is not text");
                    }
                    return text.text();
                })
                .toList();
    }
}
