package org.cresset.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.rule.Correlation.Bound;
import org.cresset.rule.Correlation.Combination;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.ValueTest.Order;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// Reads the `correlation` of a rule: the types of Sigma 2.1 and those that pySigma adds for 2.2 (`value_median`,
/// and temporal conditions in words).
final class CorrelationReader {

    private static final Pattern TIMESPAN = Pattern.compile("([1-9][0-9]{0,8})([smhdwMy])");
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L, "M", 2_629_746L, "y", 31_556_952L);
    private static final long MICROS = 1_000_000;
    private static final Set<String> KNOWN =
            Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
    private static final int MOST_RULES = 100;
    private static final int MOST_ORDERED = 200;
    private static final long LONGEST_TIMESPAN = 1000L * 31_556_952 * 1_000_000;

    private final Entries given;
    private final List<Finding> warnings;
    private final Correlation.Type type;
    private final List<String> rules = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final List<Combination> combinations = new ArrayList<>();
    private int percentile;

    private CorrelationReader(Entries given, List<Finding> warnings) {
        this.given = given;
        this.warnings = warnings;
        String name = given.text("type").orElseThrow(() -> wrong(given, "it has no type"));
        // sigma-cli and others write the boolean forms under a name of their own
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^(temporal(_ordered)?)_extended$", "$1");
        type = Correlation.Type.of(plain).orElseThrow(() -> wrong(given, "unknown type '" + name + "'"));
    }

    /// @throws RuleException where it cannot be carried out as written
    static Correlation read(Yaml correlation, List<Finding> warnings) {
        if (!(correlation instanceof Entries given)) {
            throw wrong(correlation, "it is not a mapping");
        }
        return new CorrelationReader(given, warnings).read();
    }

    private Correlation read() {
        Set<String> unknown = new TreeSet<>(given.entries().keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw wrong(given, "unknown entries: " + String.join(", ", unknown));
        }
        given.get("rules").ifPresent(names -> rules.addAll(texts(names, "rules")));
        condition();
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw wrong(given, rules.isEmpty() ? "it names no rules" : "it names more than " + MOST_RULES + " rules");
        }
        if (type == Correlation.Type.TEMPORAL && new TreeSet<>(rules).size() < rules.size()) {
            throw wrong(given, "it names a rule twice");
        }
        boolean order = type == Correlation.Type.TEMPORAL_ORDERED && combinations.isEmpty();
        if (order) {
            combinations.add(new Combination(positions(), List.of()));
        }
        int places = combinations.stream().mapToInt(one -> one.present().size()).sum();
        if (type == Correlation.Type.TEMPORAL_ORDERED && places > MOST_ORDERED) {
            throw wrong(given, "its rows of rules are longer than " + MOST_ORDERED + " together");
        }
        return new Correlation(
                type,
                rules,
                given.get("group-by").map(names -> fields(names, "group-by")).orElse(List.of()),
                timespan(),
                bounds,
                fields,
                percentile,
                combinations,
                aliases(),
                generate());
    }

    private List<Integer> positions() {
        List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < rules.size(); position++) {
            positions.add(position);
        }
        return positions;
    }

    private long timespan() {
        String text = given.text("timespan").orElseThrow(() -> wrong(given, "it has no timespan"));
        Matcher matcher = TIMESPAN.matcher(text);
        if (!matcher.matches()) {
            throw wrong(given, "timespan '" + text + "' is not a number with s, m, h, d, w, M or y");
        }
        long seconds = Long.parseLong(matcher.group(1)) * SECONDS.getOrDefault(matcher.group(2), 0L);
        if (seconds > LONGEST_TIMESPAN / MICROS) {
            throw wrong(given, "timespan '" + text + "' is longer than a thousand years");
        }
        return seconds * MICROS;
    }

    private boolean generate() {
        Yaml generate = given.get("generate").orElse(new Scalar("false", Kind.BOOL, 0));
        if (!(generate instanceof Scalar flag) || flag.kind() != Kind.BOOL) {
            throw wrong(generate, "generate is true or false");
        }
        return flag.text().equalsIgnoreCase("true");
    }

    private Map<String, Map<String, String>> aliases() {
        Map<String, Map<String, String>> aliases = new TreeMap<>();
        Yaml written = given.get("aliases").orElse(new Entries(Map.of(), 0));
        entries(written, "aliases").forEach((alias, mapping) -> {
            Map<String, String> byRule = new TreeMap<>();
            entries(mapping, "alias " + alias).forEach((rule, field) -> {
                if (!rules.contains(rule)) {
                    throw wrong(field, "alias " + alias + " names " + rule + ", which is not among the rules");
                }
                byRule.put(rule, field(text(field, "alias " + alias)));
            });
            Set<String> without = new TreeSet<>(rules);
            without.removeAll(byRule.keySet());
            if (!without.isEmpty()) {
                warnings.add(new Finding(
                        Code.PARTIAL_ALIAS,
                        mapping.line(),
                        "aliases/" + alias,
                        "alias " + alias + " does not say what it is in " + String.join(", ", without)
                                + "; there it is the field of that name"));
            }
            aliases.put(field(alias), Map.copyOf(byRule));
        });
        return aliases;
    }

    // ---- the condition

    private void condition() {
        Yaml condition = given.get("condition").orElse(new Entries(Map.of(), given.line()));
        if (condition instanceof Scalar words && words.kind() != Kind.NULL) {
            inWords(words);
        } else if (condition instanceof Entries numbers) {
            inNumbers(numbers);
        } else {
            throw wrong(condition, "a condition is a mapping of numbers, or text");
        }
    }

    private void inWords(Scalar words) {
        if (!type.isTemporal()) {
            throw wrong(words, "only temporal correlations have a condition in words");
        }
        Map<String, Condition> named = new LinkedHashMap<>();
        boolean listed = !rules.isEmpty();
        List<String> names = listed ? List.copyOf(rules) : Combinations.names(words.text());
        names.forEach(name -> named.put(name, new Condition.Any(List.of())));
        ConditionText text = new ConditionText(named);
        Condition parsed = text.parse(words.text());
        Set<String> unused = new TreeSet<>(names);
        unused.removeAll(text.used());
        if (!unused.isEmpty()) {
            throw wrong(words, "the condition does not use " + String.join(", ", unused));
        }
        if (!listed) {
            rules.addAll(names);
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int position = rules.size() - 1; position >= 0; position--) {
            positions.put(rules.get(position), position);
        }
        combinations.addAll(Combinations.of(parsed, positions));
    }

    private void inNumbers(Entries numbers) {
        numbers.entries().forEach((key, value) -> {
            switch (key) {
                case "field" -> fields.addAll(fields(value, "field"));
                case "percentile" -> percentile = Bounds.percentile(value);
                default -> bounds.add(Bounds.read(key, value));
            }
        });
        if (type.isTemporal()) {
            temporal(numbers);
            return;
        }
        if (bounds.isEmpty()) {
            throw wrong(numbers, "the condition has no lt, lte, gt, gte, eq or neq");
        }
        boolean counts = type == Correlation.Type.EVENT_COUNT;
        if (fields.isEmpty() != counts) {
            throw wrong(numbers, counts ? "event_count looks at no field" : type.label() + " needs a field");
        }
        if (fields.size() > 1 && type != Correlation.Type.VALUE_COUNT) {
            throw wrong(numbers, "only value_count takes several fields");
        }
        if (numbers.get("percentile").isPresent() != (type == Correlation.Type.VALUE_PERCENTILE)) {
            throw wrong(
                    numbers,
                    type == Correlation.Type.VALUE_PERCENTILE
                            ? "value_percentile does not say which percentile"
                            : type.label() + " has no percentile");
        }
        if (!Bounds.areWithinReach(
                bounds, type == Correlation.Type.EVENT_COUNT || type == Correlation.Type.VALUE_COUNT)) {
            throw wrong(numbers, "no number is within all bounds");
        }
        warnOfHoldingAtOnce();
    }

    /// How many of the rules must have found something; all, if nothing is said.
    private void temporal(Entries numbers) {
        if (!fields.isEmpty() || numbers.get("percentile").isPresent()) {
            throw wrong(numbers, type.label() + " looks at no field");
        }
        if (bounds.isEmpty()) {
            bounds.add(new Bound(Order.GTE, false, BigDecimal.valueOf(rules.size())));
        }
        if (positions().stream().noneMatch(position -> Bounds.hold(bounds, position + 1L))) {
            throw wrong(numbers, "so many of " + rules.size() + " rules can never be found");
        }
        boolean all =
                bounds.size() == 1 && Bounds.hold(bounds, rules.size()) && !Bounds.hold(bounds, rules.size() - 1L);
        if (type == Correlation.Type.TEMPORAL_ORDERED && !all) {
            throw wrong(numbers, "temporal_ordered asks for all of its rules; write 'a and (b or c)' for less");
        }
        if (type == Correlation.Type.TEMPORAL_ORDERED) {
            bounds.clear();
        }
    }

    private void warnOfHoldingAtOnce() {
        boolean falls = Bounds.hold(bounds, 1);
        if (falls && (type == Correlation.Type.EVENT_COUNT || type == Correlation.Type.VALUE_COUNT)) {
            warnings.add(new Finding(
                    Code.HOLDS_AT_ONCE,
                    given.line(),
                    "correlation",
                    "the condition already holds for one event, so that every first one fires; what does not happen"
                            + " cannot be counted"));
        }
    }

    // ---- YAML

    private static Map<String, Yaml> entries(Yaml value, String what) {
        if (!(value instanceof Entries entries)) {
            throw wrong(value, what + ": not a mapping");
        }
        return entries.entries();
    }

    private static List<String> texts(Yaml value, String what) {
        List<Yaml> all = value instanceof Items items ? items.items() : List.of(value);
        return all.stream().map(one -> text(one, what)).toList();
    }

    /// Names of fields, without the spaces in them, as everywhere.
    private static List<String> fields(Yaml value, String what) {
        return texts(value, what).stream().map(CorrelationReader::field).toList();
    }

    private static String field(String name) {
        return name.replace(" ", "");
    }

    static String text(Yaml value, String what) {
        if (!(value instanceof Scalar scalar)
                || scalar.kind() == Kind.NULL
                || scalar.text().isBlank()) {
            throw wrong(value, what + ": not text");
        }
        return scalar.text().strip();
    }

    static RuleException wrong(Yaml where, String what) {
        return new RuleException("line " + where.line() + ": correlation: " + what);
    }
}
