package org.cresset.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cresset.detect.correlation.Plan;
import org.cresset.event.FieldTable;
import org.cresset.rule.Correlation;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;

/// Which correlation looks at which rules. Immutable.
final class Wiring {

    /// What a correlation takes of the events that a rule finds.
    ///
    /// @param plan the number of the correlation among the correlations
    /// @param group the slots of the fields it groups by
    /// @param values the slots of the fields it counts
    record Feed(int plan, int position, List<Integer> group, List<Integer> values) {}

    private final List<SigmaRule> rules;
    private final List<Plan> plans = new ArrayList<>();
    private final Map<Integer, List<Feed>> feeds = new HashMap<>();
    private final Set<Integer> silent = new HashSet<>();

    private final RuleNames names;

    private Wiring(List<SigmaRule> rules, RuleNames names) {
        this.rules = rules;
        this.names = names;
    }

    List<Plan> plans() {
        return plans;
    }

    List<Feed> feeds(int rule) {
        return feeds.getOrDefault(rule, List.of());
    }

    /// Whether hits of the rule are detections of their own.
    boolean speaks(int rule) {
        return !silent.contains(rule);
    }

    /// Whether a correlation can find something where only these rules have events to look at.
    boolean isServed(Plan plan, IntPredicate hadSource) {
        Correlation asked = plan.asked();
        IntPredicate served = place ->
                names.find(asked.rules().get(place)).filter(hadSource::test).isPresent();
        long count = IntStream.range(0, asked.rules().size()).filter(served).count();
        if (!asked.type().isTemporal()) {
            return count > 0;
        }
        if (asked.combinations().isEmpty()) {
            return IntStream.rangeClosed(1, (int) count).anyMatch(asked::isEnough);
        }
        return asked.combinations().stream()
                .anyMatch(one -> one.present().stream().allMatch(served::test));
    }

    // ---- which correlations can be carried out

    /// Takes the correlations away that cannot be carried out among these rules.
    static List<Reading.Refused> refuse(List<Reading.Loaded> loaded) {
        List<Reading.Refused> refused = new ArrayList<>();
        boolean changed = true;
        while (changed) {
            RuleNames names =
                    new RuleNames(loaded.stream().map(Reading.Loaded::rule).toList());
            List<Reading.Refused> now = loaded.stream()
                    .flatMap(each -> problem(each.rule(), names).stream().map(reason -> refused(each.rule(), reason)))
                    .toList();
            Set<String> ids =
                    new HashSet<>(now.stream().map(Reading.Refused::id).toList());
            changed = loaded.removeIf(each -> ids.contains(each.rule().id()));
            refused.addAll(now);
        }
        return refused;
    }

    private static Reading.Refused refused(SigmaRule rule, String reason) {
        return new Reading.Refused(rule.id(), rule.title(), rule.level().label(), rule.path(), reason);
    }

    private static Optional<String> problem(SigmaRule rule, RuleNames names) {
        if (rule.correlation().isEmpty()) {
            return Optional.empty();
        }
        Correlation asked = rule.correlation().get();
        for (int position = 0; position < asked.rules().size(); position++) {
            String name = asked.rules().get(position);
            Optional<Integer> found = names.find(name);
            if (found.isEmpty()) {
                return Optional.of(
                        names.isAmbiguous(name)
                                ? "correlation: several rules are named " + name
                                : "correlation: it names a rule that is not there: " + name);
            }
            Optional<String> missing = missing(asked, position, names.rule(found.get()));
            if (missing.isPresent()) {
                return missing;
            }
        }
        return names.isChainTooLong(rule)
                ? Optional.of(
                        "correlation: it looks at itself, or the chain of correlations it looks at is longer than "
                                + RuleNames.LONGEST_CHAIN)
                : doubled(asked, names);
    }

    /// A rule that is named twice, by its id and its name.
    private static Optional<String> doubled(Correlation asked, RuleNames names) {
        Set<Integer> seen = new HashSet<>();
        return asked.type() != Correlation.Type.TEMPORAL
                ? Optional.empty()
                : asked.rules().stream()
                        .filter(name -> !seen.add(names.find(name).orElse(-1)))
                        .findFirst()
                        .map(name -> "correlation: it names a rule twice: " + name);
    }

    /// What a correlation asks of another that this one does not have: it only has what it groups by.
    private static Optional<String> missing(Correlation asked, int position, SigmaRule of) {
        if (of.correlation().isEmpty()) {
            return Optional.empty();
        }
        List<String> has = of.correlation().get().groupBy();
        List<String> wanted = new ArrayList<>(asked.groupBy());
        wanted.addAll(asked.fields());
        return wanted.stream()
                .map(name -> asked.field(name, position))
                .filter(name -> !has.contains(name))
                .findFirst()
                .map(name -> "correlation: it looks at " + name + " of '" + of.title() + "', which is a correlation"
                        + " and does not group by that");
    }

    /// The ids of rules that are not wanted for themselves, but that correlations look at which are.
    static Set<String> needed(List<SigmaRule> rules, Predicate<SigmaRule> wanted) {
        RuleNames names = new RuleNames(rules);
        Set<String> needed = new HashSet<>();
        for (SigmaRule rule : rules) {
            if (rule.correlation().isPresent() && wanted.test(rule)) {
                needed.addAll(names.reached(rule));
            }
        }
        rules.stream().filter(wanted).forEach(rule -> needed.remove(rule.id()));
        return needed;
    }

    // ---- how those that are left hang together

    /// Wires rules none of which was refused.
    ///
    /// @param quiet the ids of rules that are only there for correlations
    static Wiring of(List<SigmaRule> rules, Set<String> quiet, FieldTable fields) {
        RuleNames names = new RuleNames(rules);
        Map<Integer, Integer> planOf = new LinkedHashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            place(rule, names, planOf);
        }
        List<List<Plan.Chain>> chains = new ArrayList<>();
        planOf.forEach((rule, plan) -> chains.add(new ArrayList<>()));
        Wiring wiring = new Wiring(rules, names);
        planOf.forEach((rule, plan) -> wiring.connect(rule, plan, new Connections(planOf, chains, fields)));
        planOf.forEach((rule, plan) -> wiring.plans.add(new Plan(
                rule,
                rules.get(rule).id(),
                wiring.byId(rules.get(rule).correlation().orElseThrow()),
                chains.get(plan))));
        IntStream.range(0, rules.size())
                .filter(rule -> quiet.contains(rules.get(rule).id()))
                .forEach(wiring.silent::add);
        return wiring;
    }

    /// Numbers a correlation after those that it looks at.
    private static void place(int rule, RuleNames names, Map<Integer, Integer> planOf) {
        Optional<Correlation> asked = names.rule(rule).correlation();
        if (asked.isEmpty() || planOf.containsKey(rule)) {
            return;
        }
        asked.get().rules().forEach(name -> place(names.find(name).orElseThrow(), names, planOf));
        planOf.put(rule, planOf.size());
    }

    /// The same with its rules under their ids, so that one that is named in two ways is the same.
    private Correlation byId(Correlation asked) {
        return asked.naming(asked.rules().stream()
                .map(name -> rules.get(names.find(name).orElseThrow()).id())
                .toList());
    }

    private record Connections(Map<Integer, Integer> planOf, List<List<Plan.Chain>> chains, FieldTable fields) {}

    private void connect(int rule, int plan, Connections connections) {
        Correlation asked = rules.get(rule).correlation().orElseThrow();
        Set<Integer> connected = new HashSet<>();
        for (int first = 0; first < asked.rules().size(); first++) {
            int from = names.find(asked.rules().get(first)).orElseThrow();
            if (!connected.add(from)) {
                continue;
            }
            Optional<Correlation> chained = rules.get(from).correlation();
            if (chained.isPresent()) {
                List<String> has = chained.get().groupBy();
                connections
                        .chains()
                        .get(connections.planOf().getOrDefault(from, 0))
                        .add(new Plan.Chain(
                                plan,
                                first,
                                places(asked, first, asked.groupBy(), has::indexOf),
                                places(asked, first, asked.fields(), has::indexOf)));
            } else {
                feeds.computeIfAbsent(from, unseen -> new ArrayList<>())
                        .add(new Feed(
                                plan,
                                first,
                                places(asked, first, asked.groupBy(), connections.fields()::slot),
                                places(asked, first, asked.fields(), connections.fields()::slot)));
            }
        }
        quieten(asked);
    }

    /// Rules that a correlation looks at do not speak for themselves, unless all of those that look at them let them.
    private void quieten(Correlation asked) {
        if (!asked.generate()) {
            asked.rules().forEach(name -> silent.add(names.find(name).orElseThrow()));
        }
    }

    private interface Place {
        int of(String name);
    }

    private static List<Integer> places(Correlation asked, int position, List<String> names, Place place) {
        return names.stream().map(name -> place.of(asked.field(name, position))).toList();
    }
}
