package org.cresset.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cresset.detect.correlation.Plan;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSource;
import org.cresset.rule.Condition;
import org.cresset.rule.Finding;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.RuleFilter;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.index.Index;
import org.cresset.rule.index.Matcher;
import org.cresset.rule.index.Matcher.Caching;

/// The rules of a run, ready to be asked, and those that were refused. Immutable and safe for any thread.
public final class RuleSet {

    private final List<SigmaRule> rules;
    private final List<Reading.Refused> refused;
    private final List<Reading.Loaded> loaded;
    private final List<Filtered> filters;
    private final FieldTable fields;
    private final List<Part> parts;
    private final Wiring wiring;
    private final Set<String> quiet;

    /// What decides a set beside its rules.
    private record Setting(UnaryOperator<FieldTable> widened, Set<String> quiet, Optional<RuleSet> before) {}

    private RuleSet(
            List<Reading.Loaded> loaded, List<Reading.Refused> refused, List<Filtered> filters, Setting setting) {
        this.filters = List.copyOf(filters);
        this.loaded = List.copyOf(loaded);
        this.rules = loaded.stream().map(Reading.Loaded::rule).toList();
        this.refused = List.copyOf(refused);
        Set<String> names = new TreeSet<>();
        rules.forEach(rule -> names.addAll(rule.fields()));
        Optional<RuleSet> before = setting.before();
        fields = setting.widened()
                .apply(before.map(set -> set.fields.extended(names)).orElseGet(() -> FieldTable.with(names)));
        parts = parts(before);
        quiet = Set.copyOf(setting.quiet());
        wiring = Wiring.of(rules, quiet, fields);
    }

    private List<Part> parts(Optional<RuleSet> before) {
        Map<LogSource, List<Integer>> bySource = new LinkedHashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            if (rules.get(rule).correlation().isEmpty()) {
                bySource.computeIfAbsent(rules.get(rule).source(), unseen -> new ArrayList<>())
                        .add(rule);
            }
        }
        List<Part> made = new ArrayList<>();
        bySource.forEach((source, numbers) -> {
            List<Condition> conditions = numbers.stream()
                    .map(number -> rules.get(number).condition())
                    .toList();
            Compiled compiled = before.flatMap(set -> set.compiled(source, conditions))
                    .orElseGet(() -> new Compiled(conditions, fields));
            made.add(
                    new Part(source, numbers.stream().mapToInt(number -> number).toArray(), compiled));
        });
        return List.copyOf(made);
    }

    /// What this set has compiled for a log source, where it has these conditions there.
    private Optional<Compiled> compiled(LogSource source, List<Condition> conditions) {
        return parts.stream()
                .filter(part -> part.source.equals(source) && part.compiled.isOf(conditions))
                .map(part -> part.compiled)
                .findFirst();
    }

    /// The rules for one log source. They are compiled when they are first asked for.
    static final class Part {

        private final LogSource source;
        private final int[] numbers;
        private final Compiled compiled;

        private Part(LogSource source, int[] numbers, Compiled compiled) {
            this.source = source;
            this.numbers = numbers;
            this.compiled = compiled;
        }

        LogSource source() {
            return source;
        }

        Index index() {
            return compiled.index();
        }

        Matcher matcher(Caching caching) {
            return new Matcher(index(), numbers, caching);
        }
    }

    /// What became of a filter.
    ///
    /// @param rules how many rules it changed
    /// @param problems what its author should look at: also the rules it names that are not there
    public record Filtered(RuleFilter filter, int rules, List<Finding> problems) {
        public Filtered {
            problems = List.copyOf(problems);
        }
    }

    /// Makes a set. Of rules with the same id the first stays, the others are refused. Filters are put into the rules
    /// that they are for.
    ///
    /// @param otherFields fields that need a slot beside those of the rules
    public static RuleSet of(List<Reading> readings, Collection<String> otherFields) {
        return of(readings, fields -> fields.extended(otherFields), Set.of());
    }

    /// As [#of(List, Collection)], where the other fields depend on those of the rules, and some rules are only there
    /// for the correlations that look at them.
    ///
    /// @param widened adds slots to those for the rules
    /// @param quiet the ids of rules that are only there for correlations
    public static RuleSet of(List<Reading> readings, UnaryOperator<FieldTable> widened, Set<String> quiet) {
        return of(readings, new Setting(widened, quiet, Optional.empty()));
    }

    /// The set that comes after this one when rules have changed. Fields keep their slots and new ones come behind
    /// them, and log sources whose rules ask for the same keep their compiled index. This one stays as it is.
    public RuleSet next(List<Reading> readings, UnaryOperator<FieldTable> widened, Set<String> quiet) {
        return of(readings, new Setting(widened, quiet, Optional.of(this)));
    }

    private static RuleSet of(List<Reading> readings, Setting setting) {
        List<Reading.Loaded> loaded = new ArrayList<>();
        List<Reading.Refused> refused = new ArrayList<>();
        List<Reading.Filter> filters = new ArrayList<>();
        Map<String, String> paths = new HashMap<>();
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Filter filter -> filters.add(filter);
                case Reading.Refused bad -> refused.add(bad);
                case Reading.Loaded good -> {
                    String other =
                            paths.putIfAbsent(good.rule().id(), good.rule().path());
                    if (other == null) {
                        loaded.add(good);
                    } else {
                        refused.add(twice(good.rule(), other));
                    }
                }
            }
        }
        List<Filtered> applied =
                filters.stream().map(filter -> filtered(filter, loaded)).toList();
        loaded.replaceAll(rule -> changed(rule, filters));
        refused.addAll(Wiring.refuse(loaded));
        return new RuleSet(loaded, refused, applied, setting);
    }

    /// The ids of rules that are not wanted for themselves, but that correlations look at which are.
    public static Set<String> neededByCorrelations(List<Reading> readings, Predicate<SigmaRule> wanted) {
        List<SigmaRule> rules = readings.stream()
                .filter(Reading.Loaded.class::isInstance)
                .map(reading -> ((Reading.Loaded) reading).rule())
                .toList();
        return Wiring.needed(rules, wanted);
    }

    private static Filtered filtered(Reading.Filter reading, List<Reading.Loaded> loaded) {
        RuleFilter filter = reading.filter();
        List<Finding> problems = new ArrayList<>(reading.warnings());
        Set<String> unknown = new TreeSet<>(filter.rules());
        int covered = 0;
        for (Reading.Loaded each : loaded) {
            covered += filter.covers(each.rule()) ? 1 : 0;
            unknown.remove(each.rule().id().toLowerCase(Locale.ROOT));
            unknown.remove(each.rule().name().toLowerCase(Locale.ROOT));
            if (filter.names(each.rule()) && !filter.rules().isEmpty() && !filter.covers(each.rule())) {
                problems.add(Finding.of(
                        Code.FILTER_OF_OTHER_SOURCE,
                        "it names " + each.rule().id() + ", which is a correlation or of another log source"));
            }
        }
        if (!unknown.isEmpty()) {
            problems.add(Finding.of(
                    Code.FILTER_WITHOUT_RULE, "it names rules that are not there: " + String.join(", ", unknown)));
        }
        return new Filtered(filter, covered, problems);
    }

    private static Reading.Loaded changed(Reading.Loaded loaded, List<Reading.Filter> filters) {
        SigmaRule rule = loaded.rule();
        for (Reading.Filter each : filters) {
            if (each.filter().covers(loaded.rule())) {
                rule = rule.and("filter " + each.filter().title(), each.filter().condition());
            }
        }
        return new Reading.Loaded(rule, loaded.warnings());
    }

    private static Reading.Refused twice(SigmaRule rule, String other) {
        return new Reading.Refused(
                rule.id(), rule.title(), rule.level().label(), rule.path(), "another rule has the same id: " + other);
    }

    /// The rules that can be asked; their numbers are their places in this list.
    public List<SigmaRule> rules() {
        return rules;
    }

    /// The same rules with what their authors should look at.
    public List<Reading.Loaded> loaded() {
        return loaded;
    }

    public List<Reading.Refused> refused() {
        return refused;
    }

    public List<Filtered> filters() {
        return filters;
    }

    /// The ids of rules that are only there for correlations.
    public Set<String> quiet() {
        return quiet;
    }

    /// How many rules were given, whatever became of them.
    public int total() {
        return rules.size() + refused.size();
    }

    /// The fields that events need slots for.
    public FieldTable fields() {
        return fields;
    }

    /// How correlations hang together with the other rules.
    Wiring wiring() {
        return wiring;
    }

    /// Adds the correlations that can find something among events that only these rules look at.
    ///
    /// @param ids of rules; those of correlations are added
    public void addServedCorrelations(Set<String> ids) {
        for (Plan plan : wiring.plans()) {
            if (wiring.isServed(plan, rule -> ids.contains(rules.get(rule).id()))) {
                ids.add(plan.id());
            }
        }
    }

    /// The ids of rules whose hits go to correlations only.
    public Set<String> onlyForCorrelations() {
        Set<String> silent = new TreeSet<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            if (!wiring.speaks(rule)) {
                silent.add(rules.get(rule).id());
            }
        }
        return silent;
    }

    /// The rules by log source.
    List<Part> byLogSource() {
        return parts;
    }
}
