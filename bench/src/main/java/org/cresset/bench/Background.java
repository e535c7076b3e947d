package org.cresset.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cresset.bench.LabelledCases.Row;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.rule.Level;

/// What rules find where no attack was: in recordings of whole hosts whose attack is known by its processes and its
/// time. An event is background if it lies outside the time of the attack, or names processes of which none belongs to
/// the attack; an event in that time that names no process is neither.
final class Background {

    /// The fields that name processes.
    static final List<String> FIELDS = List.of(
            "ProcessGuid",
            "ParentProcessGuid",
            "SourceProcessGUID",
            "SourceProcessGuid",
            "TargetProcessGUID",
            "TargetProcessGuid");

    private static final long MICROS_A_HOUR = 3_600_000_000L;

    /// How often a rule fired.
    record Hits(int rule, long count) {}

    private final RuleSet rules;
    private final long[] hits;
    private long events;

    /// What is known of the attack in a recording.
    ///
    /// @param shift what must be added to the times that the recorder wrote to have the true ones
    private record Attack(Set<String> processes, long from, long to, long shift) {

        boolean during(long time) {
            return (time >= from && time <= to) || (time + shift >= from && time + shift <= to);
        }
    }

    private Background(RuleSet rules) {
        this.rules = rules;
        hits = new long[rules.rules().size()];
    }

    static Background of(RuleSet rules, LabelledCases labelled) throws IOException {
        Background background = new Background(rules);
        List<Map<String, String>> processes = new ArrayList<>();
        for (Path table : labelled.groundTruth("_attack_processes.tsv")) {
            processes.addAll(LabelledCases.table(table));
        }
        for (Path table : labelled.groundTruth("_summary.tsv")) {
            for (Map<String, String> scenario : LabelledCases.table(table)) {
                String folder = "scenarios/" + scenario.getOrDefault("scenario", "") + "/";
                background.read(
                        labelled,
                        row -> row.path().startsWith(folder) && row.format().startsWith("win-flat"),
                        attack(scenario, processes));
            }
        }
        for (Row row : labelled.rows()) {
            if (row.path().startsWith("attack-range/") && !row.first().isEmpty()) {
                Attack attack = new Attack(Set.of(), Timestamps.parse(row.first()), Timestamps.parse(row.last()), 0);
                background.read(labelled, row::equals, attack);
            }
        }
        return background;
    }

    private static Attack attack(Map<String, String> scenario, List<Map<String, String>> processes) {
        Set<String> guids = new HashSet<>();
        for (Map<String, String> process : processes) {
            if (process.getOrDefault("scenario", "").equals(scenario.get("scenario"))) {
                guids.add(process.getOrDefault("process_guid", "").toLowerCase(Locale.ROOT));
            }
        }
        String shift = scenario.getOrDefault("true_utc_minus_@timestamp", "+0h");
        return new Attack(
                guids,
                Timestamps.parse(scenario.getOrDefault("attack_first_utc", "")),
                Timestamps.parse(scenario.getOrDefault("attack_last_utc", "")),
                Long.parseLong(shift.replaceAll("[+h]", "")) * MICROS_A_HOUR);
    }

    private void read(LabelledCases labelled, Predicate<Row> wanted, Attack attack) throws IOException {
        for (Row row : labelled.rows()) {
            if (wanted.test(row)) {
                events += Asked.about(
                        rules, List.of(labelled.path(row)), event -> isBackground(event, attack), rule -> hits[rule]++);
            }
        }
    }

    private boolean isBackground(Event event, Attack attack) {
        boolean named = false;
        for (String field : FIELDS) {
            int entry = event.first(rules.fields().slot(field));
            if (entry >= 0) {
                named = true;
                if (attack.processes().contains(event.value(entry).toLowerCase(Locale.ROOT))) {
                    return false;
                }
            }
        }
        boolean byProcess = named && !attack.processes().isEmpty();
        return byProcess || !attack.during(event.time());
    }

    /// How many events were background.
    long events() {
        return events;
    }

    /// What the rules of a side found, the most frequent first.
    List<Hits> hits(IntPredicate side) {
        return IntStream.range(0, hits.length)
                .filter(rule -> hits[rule] > 0 && side.test(rule))
                .mapToObj(rule -> new Hits(rule, hits[rule]))
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }

    /// Hits of a level or above on a million events of background.
    double perMillion(IntPredicate side, Level least) {
        long found = hits(side).stream()
                .filter(each -> rules.rules().get(each.rule()).level().compareTo(least) >= 0)
                .mapToLong(Hits::count)
                .sum();
        return events == 0 ? 0 : Math.round(found * 10_000_000.0 / events) / 10.0;
    }
}
