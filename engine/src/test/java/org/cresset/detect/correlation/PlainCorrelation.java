package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.rule.Correlation;
import org.cresset.rule.Correlation.Combination;

/// Correlations by their definition: at each match the whole window is looked at again, from nothing.
final class PlainCorrelation {

    /// What is found: which correlation, at which time, in which group, since when, over how many events, and the
    /// number.
    record Find(int plan, long time, List<String> group, long first, long events, String measure) {}

    private final List<Plan> plans;
    private final List<Find> finds = new ArrayList<>();

    private PlainCorrelation(List<Plan> plans) {
        this.plans = plans;
    }

    static List<Find> of(List<Plan> plans, List<Match> matches) {
        PlainCorrelation plain = new PlainCorrelation(plans);
        List<List<Match>> byPlan = new ArrayList<>();
        plans.forEach(plan -> byPlan.add(new ArrayList<>()));
        new HashSet<>(matches).forEach(match -> byPlan.get(match.plan()).add(match));
        for (int plan = 0; plan < plans.size(); plan++) {
            plain.carryOut(plan, byPlan);
        }
        return plain.finds;
    }

    private void carryOut(int plan, List<List<Match>> byPlan) {
        Correlation asked = plans.get(plan).asked();
        Map<List<String>, List<Match>> byGroup = new HashMap<>();
        byPlan.get(plan).stream()
                .sorted(Match.ORDER)
                .forEach(match -> byGroup.computeIfAbsent(
                                match.group().stream()
                                        .map(text -> text.toLowerCase(Locale.ROOT))
                                        .toList(),
                                key -> new ArrayList<>())
                        .add(match));
        byGroup.values().forEach(group -> {
            boolean[] holds = new boolean[group.size()];
            for (int i = 0; i < group.size(); i++) {
                Match match = group.get(i);
                long oldest = match.time() - asked.timespan();
                List<Match> window = group.subList(0, i + 1).stream()
                        .filter(other -> other.time() >= oldest)
                        .toList();
                holds[i] = holds(asked, window);
                boolean goesOn = i > 0 && holds[i - 1] && group.get(i - 1).time() >= oldest;
                if (holds[i] && !goesOn) {
                    find(plan, match, window, byPlan);
                }
            }
        });
    }

    private void find(int plan, Match match, List<Match> window, List<List<Match>> byPlan) {
        Correlation asked = plans.get(plan).asked();
        List<Match> counted = asked.type().isTemporal() ? temporal(asked, window) : window;
        String measure = asked.type().isTemporal()
                ? ""
                : measure(asked, window)
                        .round(MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .toPlainString();
        finds.add(new Find(plan, match.time(), match.group(), counted.getFirst().time(), counted.size(), measure));
        for (Plan.Chain chain : plans.get(plan).chains()) {
            byPlan.get(chain.plan())
                    .add(new Match(
                            chain.plan(),
                            chain.position(),
                            chain.group().stream().map(match.group()::get).toList(),
                            chain.values().stream().map(match.group()::get).toList(),
                            match.evidence()));
        }
    }

    /// The events that a temporal correlation names: the row that begins latest, or the latest event of each rule.
    private static List<Match> temporal(Correlation asked, List<Match> window) {
        List<Combination> held = asked.combinations().stream()
                .filter(one -> holds(asked, one, window))
                .limit(1)
                .toList();
        List<Match> latest = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            Match match = window.get(i);
            boolean wanted = held.isEmpty() || held.getFirst().present().contains(match.position());
            boolean last = window.subList(i + 1, window.size()).stream()
                    .noneMatch(other -> other.position() == match.position());
            if (wanted && last) {
                latest.add(match);
            }
        }
        if (asked.type() != Correlation.Type.TEMPORAL_ORDERED) {
            return latest;
        }
        for (int begin = window.size() - 1; begin >= 0; begin--) {
            List<Match> rest = window.subList(begin, window.size());
            if (isRow(held.getFirst().present(), asked.rules(), rest)) {
                return rest.subList(0, held.getFirst().present().size());
            }
        }
        throw new IllegalStateException("no row");
    }

    private static boolean holds(Correlation asked, List<Match> window) {
        if (!asked.combinations().isEmpty()) {
            return asked.combinations().stream().anyMatch(combination -> holds(asked, combination, window));
        }
        BigDecimal measure = measure(asked, window);
        return asked.bounds().stream().allMatch(bound -> bound.holds(measure));
    }

    private static boolean holds(Correlation asked, Combination combination, List<Match> window) {
        Set<Integer> found = new TreeSet<>(window.stream().map(Match::position).toList());
        if (combination.absent().stream().anyMatch(found::contains)) {
            return false;
        }
        return asked.type() == Correlation.Type.TEMPORAL_ORDERED
                ? isRow(combination.present(), asked.rules(), window)
                : found.containsAll(combination.present());
    }

    /// Whether the rules at these positions found different events in this order.
    private static boolean isRow(List<Integer> positions, List<String> rules, List<Match> window) {
        if (positions.isEmpty()) {
            return true;
        }
        String wanted = rules.get(positions.getFirst());
        for (int i = 0; i < window.size(); i++) {
            boolean fits = rules.get(window.get(i).position()).equals(wanted);
            if (fits && isRow(positions.subList(1, positions.size()), rules, window.subList(i + 1, window.size()))) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal measure(Correlation asked, List<Match> window) {
        List<BigDecimal> numbers = window.stream()
                .flatMap(match -> match.values().stream().limit(1))
                .filter(value -> value.matches("[0-9]+"))
                .map(BigDecimal::new)
                .sorted()
                .toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (asked.type()) {
            case EVENT_COUNT -> BigDecimal.valueOf(window.size());
            case VALUE_COUNT ->
                BigDecimal.valueOf(window.stream()
                        .map(match -> match.values().stream()
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .toList())
                        .distinct()
                        .count());
            case TEMPORAL, TEMPORAL_ORDERED ->
                BigDecimal.valueOf(
                        window.stream().map(Match::position).distinct().count());
            case VALUE_SUM -> sum;
            case VALUE_AVG -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
            case VALUE_MEDIAN -> percentile(numbers, 50);
            case VALUE_PERCENTILE -> percentile(numbers, asked.percentile());
        };
    }

    private static BigDecimal percentile(List<BigDecimal> sorted, int percentile) {
        double place = (sorted.size() - 1) * percentile / 100.0;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double low = sorted.get(below).doubleValue();
        return BigDecimal.valueOf(low + (place - below) * (sorted.get(above).doubleValue() - low));
    }
}
