package org.cresset.bench.speed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.detect.correlation.Correlator;
import org.cresset.detect.correlation.Evidence;
import org.cresset.detect.correlation.Match;
import org.cresset.detect.correlation.Plan;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Correlation;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;

/// How many matched events a second each type of correlation takes in, on one thread. Windows hold ten thousand events
/// of
/// one group with two thousand different values, or a hundred events of each of a hundred groups; no condition ever
/// holds, so that nothing is saved by finding something. Beside `value_count`: the same with a recount of the window
/// at each event.
public final class CorrelationSpeed {

    private static final int EVENTS = 400_000;
    private static final int ROUNDS = 7;
    private static final int VALUES = 2_000;
    private static final long STEP = 1_000;
    private static final long WINDOW = 10_000_000;

    private static final Map<String, String> TYPES = types();

    private CorrelationSpeed() {}

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("event_count", "condition: {gte: 1000000}");
        types.put("value_count", "condition: {gte: 1000000, field: v}");
        types.put("value_sum", "condition: {lt: 0, field: v}");
        types.put("value_avg", "condition: {lt: 0, field: v}");
        types.put("value_median", "condition: {lt: 0, field: v}");
        types.put("value_percentile", "condition: {lt: 0, field: v, percentile: 95}");
        types.put("temporal", "rules: [a, b, c]");
        types.put("temporal_ordered", "rules: [a, b, c]");
        return types;
    }

    public static String figures() {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        List<Match> one = matches(1);
        List<Match> hundred = matches(100);
        for (int round = 0; round < ROUNDS; round++) {
            TYPES.forEach((type, condition) -> {
                List<Plan> plans = plans(type, condition);
                add(rates, type, () -> correlate(plans, one));
                add(rates, type + "_100_groups", () -> correlate(plans, hundred));
            });
            add(rates, "value_count_by_recount", () -> recount(one.subList(0, EVENTS / 20)));
        }
        return JsonText.page(out -> {
            rates.forEach((name, all) -> out.number(name, Math.round(median(all))));
            out.decimal("value_count_to_event_count", ratio(rates, "value_count", "event_count"));
            out.number("limit_bytes", Correlator.DEFAULT_BYTES);
            out.number("heap_bytes_at_limit", heapAtLimit());
            out.decimal("value_count_to_recount", ratio(rates, "value_count", "value_count_by_recount"));
        });
    }

    private static double ratio(Map<String, List<Double>> rates, String name, String to) {
        return Math.round(100 * median(rates.getOrDefault(name, List.of())) / median(rates.getOrDefault(to, List.of())))
                / 100.0;
    }

    private static double median(List<Double> values) {
        // the first round warms up
        List<Double> sorted = values.stream().skip(1).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private interface Work {
        int run();
    }

    private static void add(Map<String, List<Double>> rates, String name, Work work) {
        long start = System.nanoTime();
        int events = work.run();
        rates.computeIfAbsent(name, unseen -> new ArrayList<>()).add(events * 1e9 / (System.nanoTime() - start));
    }

    private static List<Plan> plans(String type, String condition) {
        String rules = condition.contains("rules:") ? "" : "rules: [a, b], ";
        String rule = "title: t\nid: i\nlevel: low\ncorrelation: {timespan: 10s, group-by: g, type: " + type + ", "
                + rules + condition + "}\n";
        Reading reading = new RuleReader(Placeholders.NONE).read(rule, type).getFirst();
        if (reading instanceof Reading.Loaded loaded) {
            Optional<Correlation> asked = loaded.rule().correlation();
            return asked.map(each -> List.of(new Plan(0, type, each, List.of())))
                    .orElse(List.of());
        }
        throw new IllegalStateException(reading.toString());
    }

    /// Events a millisecond apart; only two of the three rules of temporal correlations ever find something.
    private static List<Match> matches(int groups) {
        List<Match> matches = new ArrayList<>(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            Evidence evidence = new Evidence(
                    Integer.toHexString(i), 0, i * STEP, TimeTrust.STATED, Optional.of("srv"), new Place("log", i, 0));
            String value = Integer.toString(i % VALUES);
            matches.add(new Match(0, i & 1, List.of("group-" + i % groups), List.of(value), evidence));
        }
        return matches;
    }

    private static int correlate(List<Plan> plans, List<Match> matches) {
        Correlator correlator = new Correlator(plans, Correlator.DEFAULT_BYTES);
        int[] found = new int[1];
        for (Match match : matches) {
            correlator.add(match);
            correlator.advance(match.time() - 1, episode -> ++found[0] > 0);
        }
        correlator.advance(Long.MAX_VALUE, episode -> ++found[0] > 0);
        if (found[0] > 0 || correlator.losses().total() > 0) {
            throw new IllegalStateException("found or lost something: " + correlator.losses());
        }
        return matches.size();
    }

    /// The heap that a correlator takes that is full: each event in a group of its own, or with a value of its own.
    private static long heapAtLimit() {
        List<Plan> plans = plans("value_count", "condition: {gte: 1000000, field: v}");
        long most = 0;
        for (boolean many : List.of(true, false)) {
            long before = used();
            Correlator correlator = new Correlator(plans, Correlator.DEFAULT_BYTES);
            for (int i = 0; i < EVENTS; i++) {
                String number = "%06d".formatted(i);
                Evidence evidence = new Evidence(
                        number.repeat(6), 0, i, TimeTrust.STATED, Optional.of("srv"), new Place("log", i, 0));
                String group = many ? "group-" + number : "group";
                correlator.next(new Match(0, 0, List.of(group), List.of(number), evidence), episode -> true);
            }
            most = Math.max(most, used() - before);
            if (correlator.losses().evicted() + correlator.losses().dropped() == 0) {
                throw new IllegalStateException("the limit was not reached");
            }
        }
        return most;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static int recount(List<Match> matches) {
        ArrayDeque<Match> window = new ArrayDeque<>();
        long most = 0;
        for (Match match : matches) {
            window.add(match);
            while (window.getFirst().time() < match.time() - WINDOW) {
                window.removeFirst();
            }
            Set<String> distinct = new HashSet<>();
            window.forEach(each -> distinct.addAll(each.values()));
            most = Math.max(most, distinct.size());
        }
        if (most != VALUES) {
            throw new IllegalStateException("values: " + most);
        }
        return matches.size();
    }
}
