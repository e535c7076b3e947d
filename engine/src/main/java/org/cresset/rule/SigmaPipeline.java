package org.cresset.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.LogSource;
import org.cresset.rule.Pipeline.Origin;
import org.cresset.rule.Pipeline.Prefix;
import org.cresset.rule.Pipeline.Rename;
import org.cresset.rule.Pipeline.Step;
import org.cresset.rule.Pipeline.When;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;

/// Turns a processing pipeline of pySigma round. There, rules are changed until they fit the events; here, events get
/// what rules ask for. What cannot be turned round with the same meaning is refused by its name
/// (`docs/decisions/0024`).
final class SigmaPipeline {

    private static final Set<String> KEYS =
            Set.of("name", "priority", "transformations", "allowed_backends", "vars", "postprocessing", "finalizers");
    private static final Set<String> COMMON = Set.of("id", "type", "rule_conditions", "rule_cond_op");
    private static final Set<String> SOURCE_KEYS = Set.of("type", "product", "category", "service");

    /// A field or beginning of a rule's field, and what the logs call it.
    private record Mapped(String sigma, List<String> theirs, List<LogSource> sources, boolean begins) {}

    /// What a rule of a log source is made to ask for beside what it says, and the log source that it is made to have.
    private static final class Asked {
        private final List<Condition> conditions = new ArrayList<>();
        private Optional<LogSource> changed = Optional.empty();
    }

    private final PipelineReader reader;
    private final List<Mapped> mapped = new ArrayList<>();
    private final Map<LogSource, Asked> asked = new LinkedHashMap<>();

    /// Checks what stands beside the transformations.
    ///
    /// @param reader reads its conditions
    /// @throws RuleException where that cannot be carried out
    SigmaPipeline(Entries top, PipelineReader reader) {
        this.reader = reader;
        PipelineReader.known(top, KEYS, "a pySigma pipeline");
        for (String key : List.of("vars", "postprocessing", "finalizers")) {
            top.get(key).ifPresent(value -> {
                throw PipelineReader.at(value, "'" + key + "' is about queries, and there are none here");
            });
        }
    }

    /// @throws RuleException where one of the transformations cannot be turned round
    List<Step> steps(List<Entries> items) {
        List<Step> mappings = new ArrayList<>();
        for (Entries item : items) {
            String name = item.text("id").orElse("line " + item.line());
            switch (item.text("type").orElse("")) {
                case "field_name_mapping" -> mappings.add(fields(item, name));
                case "field_name_prefix_mapping" -> mappings.add(prefixes(item, name));
                case "field_name_prefix" -> mappings.add(prefix(item, name));
                case "add_condition" -> condition(item);
                case "change_logsource" -> change(item);
                case "" ->
                    throw PipelineReader.at(
                            item, "transformations of pySigma (with 'type') and ours cannot stand in one file");
                case String other ->
                    throw PipelineReader.at(
                            item,
                            "the transformation '" + other + "' changes rules in a way that has no counterpart"
                                    + " on the side of events");
            }
        }
        List<Step> steps = new ArrayList<>(origins());
        steps.addAll(mappings);
        return steps;
    }

    private Step fields(Entries item, String name) {
        known(item, "mapping");
        List<LogSource> sources = sources(item);
        List<Rename> renames = new ArrayList<>();
        List<Mapped> fresh = new ArrayList<>();
        wanted(item, "mapping").entries().forEach((sigma, theirs) -> {
            List<String> names = PipelineReader.names(theirs);
            fresh.add(new Mapped(sigma.replace(" ", ""), names, sources, false));
            renames.add(new Rename(sigma.replace(" ", ""), names, true));
        });
        add(fresh, item);
        return Step.of(name, new When(Optional.empty(), sources), renames, List.of());
    }

    private Step prefixes(Entries item, String name) {
        known(item, "mapping");
        List<LogSource> sources = sources(item);
        List<Prefix> prefixes = new ArrayList<>();
        List<Mapped> fresh = new ArrayList<>();
        wanted(item, "mapping").entries().forEach((sigma, theirs) -> {
            List<String> names = PipelineReader.names(theirs);
            fresh.add(new Mapped(sigma, names, sources, true));
            names.forEach(each -> prefixes.add(new Prefix(each, sigma)));
        });
        add(fresh, item);
        return Step.of(name, new When(Optional.empty(), sources), List.of(), prefixes);
    }

    private Step prefix(Entries item, String name) {
        known(item, "prefix");
        List<LogSource> sources = sources(item);
        String prefix = item.text("prefix")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> PipelineReader.at(item, "it has no prefix"));
        add(List.of(new Mapped("", List.of(prefix), sources, true)), item);
        return Step.of(name, new When(Optional.empty(), sources), List.of(), List.of(new Prefix(prefix, "")));
    }

    private static Entries wanted(Entries item, String key) {
        return PipelineReader.mapping(item.get(key).orElseThrow(() -> PipelineReader.at(item, "it has no " + key)));
    }

    /// Notes the mappings of a transformation, unless an earlier one meets the same fields: then what a rule asks for
    /// depends on both.
    private void add(List<Mapped> fresh, Yaml where) {
        for (Mapped next : fresh) {
            for (Mapped earlier : mapped) {
                if (!meet(earlier.sources(), next.sources())) {
                    continue;
                }
                if (earlier.theirs().stream().anyMatch(name -> takes(next, name, earlier.begins()))) {
                    throw PipelineReader.at(
                            where, "'" + next.sigma() + "' takes a name that a transformation before has made");
                }
                if (earlier.begins() == next.begins() && earlier.sigma().equals(next.sigma())) {
                    throw PipelineReader.at(where, "'" + next.sigma() + "' is mapped twice for one log source");
                }
            }
        }
        mapped.addAll(fresh);
    }

    /// Whether a transformation would change a name that one before has made.
    private static boolean takes(Mapped next, String made, boolean begins) {
        boolean longer = begins && next.sigma().startsWith(made);
        return longer || (next.begins() ? made.startsWith(next.sigma()) : made.equals(next.sigma()));
    }

    private static boolean meet(List<LogSource> some, List<LogSource> others) {
        return some.isEmpty()
                || others.isEmpty()
                || some.stream().anyMatch(one -> others.stream().anyMatch(other -> meet(one, other)));
    }

    private static boolean meet(LogSource one, LogSource other) {
        return meet(one.product(), other.product())
                && meet(one.category(), other.category())
                && meet(one.service(), other.service());
    }

    private static boolean meet(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private void condition(Entries item) {
        known(item, "conditions");
        Condition condition = reader.condition(wanted(item, "conditions"));
        for (LogSource source : named(item)) {
            Asked of = asked.computeIfAbsent(source, unseen -> new Asked());
            if (of.changed.isPresent()) {
                throw PipelineReader.at(item, "the log source " + source + " was changed before");
            }
            of.conditions.add(condition);
        }
    }

    private void change(Entries item) {
        known(item, "product", "category", "service");
        LogSource to = PipelineReader.source(item);
        for (LogSource source : named(item)) {
            Asked of = asked.computeIfAbsent(source, unseen -> new Asked());
            if (of.changed.isPresent()) {
                throw PipelineReader.at(item, "the log source " + source + " is changed twice");
            }
            of.changed = Optional.of(to);
        }
    }

    private List<LogSource> named(Entries item) {
        List<LogSource> sources = sources(item);
        if (sources.isEmpty()) {
            throw PipelineReader.at(item, "without rule_conditions it says nothing about what events are");
        }
        return sources;
    }

    /// The steps that say what events are, the later ones first: they say what the earlier ones build on.
    private List<Step> origins() {
        List<Step> steps = new ArrayList<>();
        asked.forEach((source, own) -> {
            List<LogSource> changed = own.changed.stream().toList();
            Set<String> categories =
                    new LinkedHashSet<>(source.category().stream().toList());
            steps.addFirst(Step.of(
                    source.toString(),
                    new When(condition(source, changed), changed),
                    new Origin(source.product(), source.service(), categories)));
        });
        return steps;
    }

    /// All that rules of a log source are made to ask for, under the names of the log.
    private Optional<Condition> condition(LogSource source, List<LogSource> changed) {
        Set<Condition> all = new LinkedHashSet<>();
        asked.forEach((wider, of) -> {
            if (!covers(wider, source)) {
                return;
            }
            if (!wider.equals(source) && of.changed.isPresent()) {
                throw new RuleException("change_logsource of " + wider + " also changes rules of " + source);
            }
            of.conditions.forEach(condition -> all.add(Renamed.of(condition, field -> names(field, source, changed))));
        });
        return all.isEmpty() ? Optional.empty() : Optional.of(new Condition.All(List.copyOf(all)));
    }

    /// What a field of a rule of this log source is called in its events.
    private List<String> names(String field, LogSource source, List<LogSource> changed) {
        for (Mapped each : mapped) {
            boolean fits = each.sources().isEmpty()
                    || each.sources().stream()
                            .anyMatch(wide ->
                                    covers(wide, source) || changed.stream().anyMatch(other -> covers(wide, other)));
            if (fits && !each.begins() && each.sigma().equals(field)) {
                return each.theirs();
            }
            if (fits && each.begins() && field.startsWith(each.sigma())) {
                String rest = field.substring(each.sigma().length());
                return each.theirs().stream().map(begin -> begin + rest).toList();
            }
        }
        return List.of(field);
    }

    private static boolean covers(LogSource wide, LogSource narrow) {
        return covers(wide.product(), narrow.product())
                && covers(wide.category(), narrow.category())
                && covers(wide.service(), narrow.service());
    }

    private static boolean covers(Optional<String> wide, Optional<String> narrow) {
        return wide.isEmpty() || wide.equals(narrow);
    }

    private static void known(Entries item, String... keys) {
        Set<String> all = new LinkedHashSet<>(COMMON);
        all.addAll(List.of(keys));
        PipelineReader.known(item, all, "'" + item.text("type").orElse("") + "'");
    }

    /// The log sources whose rules a transformation is for; none for all.
    private static List<LogSource> sources(Entries item) {
        Optional<Yaml> conditions = item.get("rule_conditions");
        if (conditions.isEmpty()) {
            return List.of();
        }
        if (!(conditions.get() instanceof Items list) || list.items().isEmpty()) {
            throw PipelineReader.at(conditions.get(), "rule_conditions is a list");
        }
        List<LogSource> sources = list.items().stream()
                .map(one -> source(PipelineReader.mapping(one)))
                .toList();
        String joined = item.text("rule_cond_op").orElse("and").toLowerCase(Locale.ROOT);
        if (sources.size() > 1 && !joined.equals("or")) {
            throw PipelineReader.at(item, "several log sources joined by 'and'; write them as one");
        }
        return sources;
    }

    private static LogSource source(Entries condition) {
        String type = condition.text("type").orElse("");
        if (!type.equals("logsource")) {
            throw PipelineReader.at(
                    condition, "the condition '" + type + "' is about rules, which events know nothing of");
        }
        PipelineReader.known(condition, SOURCE_KEYS, "the condition 'logsource'");
        return PipelineReader.source(condition);
    }
}
