package org.cresset.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.detect.Detection;
import org.cresset.event.Event;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// Detections added up by rule and host, and the worst of them kept whole. Memory is bounded: what goes beyond is
/// counted, not forgotten. For one thread at a time.
public final class Tally {

    /// How many detections are kept whole.
    public static final int KEPT = 500;

    private static final int KEPT_CELLS = 200_000;

    /// Alerts of so many signatures are told apart; how many there are is up to those who write the log.
    private static final int KEPT_SIGNATURES = 20_000;

    /// The hits of one rule on one host.
    ///
    /// @param first the time of the earliest hit, or [Event#NO_TIME]
    public record Cell(SigmaRule rule, String host, long hits, long first, long last) {

        Cell with(SigmaRule again, long time) {
            long earliest = first == Event.NO_TIME || (time != Event.NO_TIME && time < first) ? time : first;
            return new Cell(named(rule, again), host, hits + 1, earliest, Math.max(last, time));
        }
    }

    /// The worst first; among equals the earliest.
    private static final Comparator<Detection> WORST = Comparator.comparing(
                    (Detection detection) -> detection.rule().level(), Comparator.reverseOrder())
            .thenComparingLong(Detection::time)
            .thenComparing(Detection::id)
            .thenComparing(detection -> detection.source().path())
            .thenComparingLong(detection -> detection.source().record());

    /// Alerts of one signature may differ in level and techniques, unlike hits of one rule.
    private record Key(String rule, Level level, List<String> tags, String host) {

        static Key of(SigmaRule rule, String host) {
            return new Key(rule.id(), rule.level(), rule.tags(), host);
        }
    }

    private final Map<Key, Cell> cells = new HashMap<>();
    private final TreeMap<Detection, Detection> worst = new TreeMap<>(WORST);
    private final Set<Key> signatures = new HashSet<>();
    private long beyond;

    /// Adds a detection.
    public void add(Detection detection) {
        String host = detection.host().orElse("");
        Key key = Key.of(detection.rule(), host);
        Cell cell = cells.get(key);
        if (cell == null && (cells.size() >= KEPT_CELLS || !isKept(detection.rule()))) {
            beyond++;
        } else {
            Cell before = cell == null ? new Cell(detection.rule(), host, 0, Event.NO_TIME, Event.NO_TIME) : cell;
            cells.put(key, before.with(detection.rule(), detection.time()));
        }
        worst.put(detection, detection);
        if (worst.size() > KEPT) {
            worst.pollLastEntry();
        }
    }

    private boolean isKept(SigmaRule rule) {
        Key signature = Key.of(rule, "");
        boolean many = rule.kind().equals("alert") || rule.kind().equals("indicator");
        if (!many || signatures.contains(signature)) {
            return true;
        }
        return signatures.size() < KEPT_SIGNATURES && signatures.add(signature);
    }

    /// Adds another tally to this one.
    public void add(Tally other) {
        other.cells.forEach((key, cell) -> cells.merge(key, cell, Tally::sum));
        other.worst.keySet().forEach(detection -> worst.put(detection, detection));
        while (worst.size() > KEPT) {
            worst.pollLastEntry();
        }
        beyond += other.beyond;
    }

    private static Cell sum(Cell a, Cell b) {
        long first = a.first() == Event.NO_TIME
                ? b.first()
                : b.first() == Event.NO_TIME ? a.first() : Math.min(a.first(), b.first());
        return new Cell(named(a.rule(), b.rule()), a.host(), a.hits() + b.hits(), first, Math.max(a.last(), b.last()));
    }

    /// The one of two that names both: alerts of one signature may have different names.
    private static SigmaRule named(SigmaRule a, SigmaRule b) {
        return a.title().compareTo(b.title()) <= 0 ? a : b;
    }

    /// Detections on so many pairs of rule and host, or of so many signatures, that this one was not told apart any
    /// more.
    public long beyond() {
        return beyond;
    }

    /// Every pair of rule and host with hits, ordered by rule id and host.
    public List<Cell> cells() {
        return cells.values().stream()
                .sorted(Comparator.comparing((Cell cell) -> cell.rule().id())
                        .thenComparing(Cell::host)
                        .thenComparing(cell -> cell.rule().level())
                        .thenComparing(cell -> String.join(" ", cell.rule().tags())))
                .toList();
    }

    /// The worst detections, worst first.
    public List<Detection> worst() {
        return new ArrayList<>(worst.keySet());
    }

    /// The hits of one rule on all hosts.
    ///
    /// @param hosts the hosts, by number of hits
    public record ByRule(SigmaRule rule, long hits, List<String> hosts, long first, long last) {}

    /// The rules that fired: worst level first, then the most specific, which is the one with the fewest hits.
    public List<ByRule> byRule() {
        Map<Key, List<Cell>> groups = new LinkedHashMap<>();
        cells().forEach(cell -> groups.computeIfAbsent(Key.of(cell.rule(), ""), unseen -> new ArrayList<>())
                .add(cell));
        return groups.values().stream()
                .map(Tally::byRule)
                .sorted(Comparator.comparing((ByRule rule) -> rule.rule().level(), Comparator.reverseOrder())
                        .thenComparingLong(ByRule::hits)
                        .thenComparing(rule -> rule.rule().title())
                        .thenComparing(rule -> rule.rule().id())
                        .thenComparing(rule -> String.join(" ", rule.rule().tags())))
                .toList();
    }

    private static ByRule byRule(List<Cell> cells) {
        Cell all = cells.stream().reduce(Tally::sum).orElseThrow();
        List<String> hosts = cells.stream()
                .sorted(Comparator.comparing(Cell::hits, Comparator.reverseOrder())
                        .thenComparing(Cell::host))
                .map(Cell::host)
                .toList();
        return new ByRule(all.rule(), all.hits(), hosts, all.first(), all.last());
    }

    /// The hits on one host, by level.
    public record ByHost(String host, Map<Level, Long> levels, long rules) {

        public long hits() {
            return levels.values().stream().mapToLong(Long::longValue).sum();
        }

        public long hits(Level level) {
            return levels.getOrDefault(level, 0L);
        }
    }

    /// The hosts with detections: those with the most critical ones first, then high, and so on.
    public List<ByHost> byHost() {
        Map<String, List<Cell>> groups = new TreeMap<>();
        cells().forEach(cell ->
                groups.computeIfAbsent(cell.host(), host -> new ArrayList<>()).add(cell));
        Comparator<ByHost> order = Comparator.comparing(ByHost::host);
        for (Level level : Level.values()) {
            order = Comparator.comparingLong((ByHost host) -> -host.hits(level)).thenComparing(order);
        }
        return groups.entrySet().stream()
                .map(group -> byHost(group.getKey(), group.getValue()))
                .sorted(order)
                .toList();
    }

    private static ByHost byHost(String host, List<Cell> cells) {
        Map<Level, Long> levels = new TreeMap<>();
        cells.forEach(cell -> levels.merge(cell.rule().level(), cell.hits(), Long::sum));
        return new ByHost(host, levels, cells.size());
    }
}
