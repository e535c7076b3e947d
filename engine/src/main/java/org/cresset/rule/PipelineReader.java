package org.cresset.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.Fold;
import org.cresset.event.LogSource;
import org.cresset.rule.Pipeline.Origin;
import org.cresset.rule.Pipeline.Prefix;
import org.cresset.rule.Pipeline.Rename;
import org.cresset.rule.Pipeline.Step;
import org.cresset.rule.Pipeline.When;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Scalar;

/// Reads pipelines: files of our own form, described in `docs/pipelines.md`, and those of pySigma that can be turned
/// round ([SigmaPipeline]).
public final class PipelineReader {

    private static final int LONGEST_NAME = 100;
    private static final Set<String> KEYS = Set.of("name", "description", "priority", "transformations");
    private static final Set<String> STEP_KEYS =
            Set.of("id", "for", "when", "fields", "values", "set", "time", "logsource");
    private static final Set<String> SOURCE_KEYS = Set.of("product", "category", "service");

    private final Pipelines.Variants variants = new Pipelines.Variants();
    private final List<String> warnings = new ArrayList<>();

    private PipelineReader() {}

    /// Reads one.
    ///
    /// @throws RuleException where the text is not a pipeline, or one that cannot be carried out
    public static Pipeline read(String text) {
        List<Yaml> documents = YamlReader.documents(text);
        if (documents.size() != 1 || !(documents.getFirst() instanceof Entries top)) {
            throw new RuleException("a pipeline is one mapping with name and transformations");
        }
        try {
            return new PipelineReader().pipeline(top);
        } catch (StackOverflowError tooDeep) {
            throw new RuleException("nested too deep");
        }
    }

    private Pipeline pipeline(Entries top) {
        String name = top.text("name")
                .filter(given -> !given.isEmpty() && given.length() <= LONGEST_NAME)
                .orElseThrow(() -> new RuleException("a pipeline has a name of up to " + LONGEST_NAME + " characters"));
        List<Entries> items = transformations(top);
        boolean foreign = items.stream().anyMatch(item -> item.get("type").isPresent());
        if (foreign) {
            return new Pipeline(name, priority(top), new SigmaPipeline(top, this).steps(items), warnings);
        }
        known(top, KEYS, "a pipeline");
        List<Step> steps = items.stream().map(this::step).toList();
        return new Pipeline(name, priority(top), steps, warnings);
    }

    private static int priority(Entries top) {
        String text = top.text("priority").orElse("0");
        if (!text.matches("-?\\d{1,6}")) {
            throw new RuleException("priority is a whole number, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static List<Entries> transformations(Entries top) {
        if (!(top.get("transformations").orElse(null) instanceof Items list)
                || list.items().isEmpty()) {
            throw new RuleException("line " + top.line() + ": a pipeline has a list of transformations");
        }
        return list.items().stream().map(PipelineReader::mapping).toList();
    }

    static Entries mapping(Yaml value) {
        if (!(value instanceof Entries entries) || entries.entries().isEmpty()) {
            throw at(value, "this must be a mapping");
        }
        return entries;
    }

    static RuleException at(Yaml where, String what) {
        return new RuleException("line " + where.line() + ": " + what);
    }

    static void known(Entries entries, Set<String> keys, String of) {
        for (Map.Entry<String, Yaml> entry : entries.entries().entrySet()) {
            if (!keys.contains(entry.getKey())) {
                throw at(entry.getValue(), "unknown key '" + entry.getKey() + "' of " + of);
            }
        }
    }

    private Step step(Entries item) {
        known(item, STEP_KEYS, "a transformation");
        List<Rename> renames = new ArrayList<>();
        List<Prefix> prefixes = new ArrayList<>();
        item.get("fields").ifPresent(fields -> fields(mapping(fields), renames, prefixes));
        Step step = new Step(
                item.text("id").orElse("line " + item.line()),
                when(item),
                renames,
                prefixes,
                item.get("values")
                        .map(values -> values(mapping(values), renames))
                        .orElse(Map.of()),
                item.get("set").map(set -> constants(mapping(set))).orElse(Map.of()),
                item.get("time").map(PipelineReader::names).orElse(List.of()),
                item.get("logsource").map(PipelineReader::origin));
        boolean idle = renames.isEmpty()
                && prefixes.isEmpty()
                && step.constants().isEmpty()
                && step.time().isEmpty()
                && step.origin().isEmpty();
        if (idle) {
            throw at(item, "the transformation does nothing: it has no fields, set, time or logsource");
        }
        return step;
    }

    private When when(Entries item) {
        Optional<Condition> condition = item.get("when").map(this::condition);
        return new When(condition, item.get("for").map(PipelineReader::sources).orElse(List.of()));
    }

    /// What an event must be like. A condition on no field would hold for what was not meant.
    Condition condition(Yaml given) {
        List<Finding> found = new ArrayList<>();
        Condition condition = new DetectionMeaning(Placeholders.NONE, "", found).of(given);
        found.forEach(finding -> warnings.add("line " + given.line() + ": " + finding.text()));
        if (condition.has(Condition.Anywhere.class::isInstance)) {
            throw at(given, "a condition names the field that it looks at");
        }
        for (String field : Explanation.fields(condition)) {
            if (variants.isDropped(field)) {
                warnings.add("line " + given.line() + ": " + field
                        + " is left out of records that Cresset itself knows as of Windows; the condition does not"
                        + " see it there");
            }
        }
        return condition;
    }

    static List<LogSource> sources(Yaml given) {
        List<Yaml> all = given instanceof Items list ? list.items() : List.of(given);
        if (all.isEmpty()) {
            throw at(given, "an empty list of log sources");
        }
        return all.stream()
                .map(PipelineReader::mapping)
                .map(one -> {
                    known(one, SOURCE_KEYS, "a log source");
                    return source(one);
                })
                .toList();
    }

    static LogSource source(Entries given) {
        LogSource source = new LogSource(lower(given, "product"), lower(given, "category"), lower(given, "service"));
        if (source.names().isEmpty()) {
            throw at(given, "a log source names a product, category or service");
        }
        return source;
    }

    private static Optional<String> lower(Entries given, String key) {
        return given.text(key).filter(text -> !text.isEmpty()).map(text -> text.toLowerCase(Locale.ROOT));
    }

    private static Origin origin(Yaml value) {
        Entries given = mapping(value);
        known(given, SOURCE_KEYS, "a log source");
        Set<String> categories = new LinkedHashSet<>();
        given.get("category")
                .ifPresent(category -> names(category).forEach(name -> categories.add(name.toLowerCase(Locale.ROOT))));
        Origin origin = new Origin(lower(given, "product"), lower(given, "service"), categories);
        if (origin.product().isEmpty() && origin.service().isEmpty() && categories.isEmpty()) {
            throw at(given, "a log source names a product, category or service");
        }
        return origin;
    }

    /// Their name to the name or names that rules use. What several of theirs become is taken from the first.
    private static void fields(Entries given, List<Rename> renames, List<Prefix> prefixes) {
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        given.entries().forEach((key, value) -> {
            String from = key.replace(" ", "");
            for (String to : names(value)) {
                if (from.isEmpty()) {
                    throw at(value, "a field without a name");
                }
                if (from.endsWith("*") || to.endsWith("*")) {
                    prefixes.add(prefix(from, to, value));
                } else {
                    byTarget.computeIfAbsent(to, unseen -> new ArrayList<>()).add(from);
                }
            }
        });
        byTarget.forEach((to, from) -> renames.add(new Rename(to, from, false)));
    }

    private static Prefix prefix(String from, String to, Yaml where) {
        if (!from.endsWith("*") || !to.endsWith("*") || from.length() == 1) {
            throw at(where, "a name that ends in * stands for a beginning, and so must the other: '" + from + "'");
        }
        return new Prefix(from.substring(0, from.length() - 1), to.substring(0, to.length() - 1));
    }

    /// A name or a list of names.
    static List<String> names(Yaml value) {
        List<Yaml> all = value instanceof Items list ? list.items() : List.of(value);
        if (all.isEmpty()) {
            throw at(value, "an empty list of names");
        }
        return all.stream().map(PipelineReader::name).toList();
    }

    private static String name(Yaml value) {
        if (!(value instanceof Scalar scalar) || scalar.kind() == Yaml.Kind.NULL) {
            throw at(value, "this must be a name");
        }
        String name = scalar.text().replace(" ", "");
        if (name.isEmpty()) {
            throw at(value, "an empty name");
        }
        return name;
    }

    private static Map<String, Map<String, String>> values(Entries given, List<Rename> renames) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        given.entries().forEach((key, value) -> {
            String from = key.replace(" ", "");
            if (renames.stream().noneMatch(rename -> rename.from().contains(from))) {
                throw at(value, "values of '" + key + "', which is not under fields");
            }
            Map<String, String> one = new LinkedHashMap<>();
            mapping(value).entries().forEach((old, fresh) -> one.put(Fold.fold(old), text(fresh)));
            values.put(from, one);
        });
        return values;
    }

    private static Map<String, String> constants(Entries given) {
        Map<String, String> constants = new LinkedHashMap<>();
        given.entries().forEach((name, value) -> {
            if (name.isBlank() || name.endsWith("*")) {
                throw at(value, "a constant needs the name of a field");
            }
            constants.put(name.replace(" ", ""), text(value));
        });
        return constants;
    }

    private static String text(Yaml value) {
        if (!(value instanceof Scalar scalar) || scalar.kind() == Yaml.Kind.NULL) {
            throw at(value, "this must be a single value");
        }
        return scalar.text();
    }
}
