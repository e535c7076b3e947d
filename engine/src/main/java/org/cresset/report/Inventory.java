package org.cresset.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.activity.Activities;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.Fields;
import org.cresset.event.TimeTrust;

/// What logs hold: files, log sources, hosts, users, days, meanings, and where nothing was logged.
///
/// Memory is bounded: beyond so many names of a kind, further ones are only counted. For one thread; several are added
/// up.
public final class Inventory {

    private static final int KEPT_NAMES = 100_000;
    private static final int KEPT_HOURS = 200_000;
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;

    /// How much of something there is, and from when to when.
    public static final class Amount {
        private long records;
        private long bytes;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        private void add(Event event) {
            records += event.records();
            bytes += event.rawTo() - event.rawFrom();
            if (event.time() != Event.NO_TIME) {
                first = Math.min(first, event.time());
                last = Math.max(last, event.time());
            }
        }

        private void add(Amount other) {
            records += other.records;
            bytes += other.bytes;
            first = Math.min(first, other.first);
            last = Math.max(last, other.last);
        }

        public long records() {
            return records;
        }

        /// The size of the records as they stand in the logs.
        public long bytes() {
            return bytes;
        }

        /// The time of the earliest, or [Event#NO_TIME].
        public long first() {
            return first == Long.MAX_VALUE ? Event.NO_TIME : first;
        }

        /// The time of the latest, or [Event#NO_TIME].
        public long last() {
            return last == Long.MIN_VALUE ? Event.NO_TIME : last;
        }
    }

    /// Names with their amounts, and how many records had names beyond those kept.
    public static final class Ranked {
        private final Map<String, Amount> amounts = new HashMap<>();
        private long beyond;

        private void add(String name, Event event) {
            Amount known = amounts.get(name);
            if (known == null && amounts.size() >= KEPT_NAMES) {
                beyond += event.records();
                return;
            }
            amounts.computeIfAbsent(name, unseen -> new Amount()).add(event);
        }

        private void add(Ranked others) {
            others.amounts.forEach((name, amount) -> {
                if (amounts.containsKey(name) || amounts.size() < KEPT_NAMES) {
                    amounts.computeIfAbsent(name, unseen -> new Amount()).add(amount);
                } else {
                    beyond += amount.records;
                }
            });
            beyond += others.beyond;
        }

        public int size() {
            return amounts.size();
        }

        /// How many records had other names than those kept.
        public long beyond() {
            return beyond;
        }

        /// The most first, of equals by name.
        public List<Map.Entry<String, Amount>> most() {
            return amounts.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, Amount> each) -> -each.getValue().records)
                            .thenComparing(Map.Entry::getKey))
                    .toList();
        }
    }

    /// Whole hours in which a host logged nothing of a source, between others in which it did.
    ///
    /// @param from the end of the hour with the last record before, in microseconds since 1970
    /// @param to the begin of the hour with the next
    public record Gap(String host, String source, long from, long to) {

        public long hours() {
            return (to - from) / HOUR;
        }
    }

    private record Pair(String host, String source) {}

    private final Activities activities;
    private final Ranked files = new Ranked();
    private final Ranked sources = new Ranked();
    private final Ranked hosts = new Ranked();
    private final Ranked users = new Ranked();
    private final Ranked meanings = new Ranked();
    private final Map<Long, Long> days = new TreeMap<>();
    private final Map<Pair, TreeSet<Long>> hours = new HashMap<>();
    private final Map<TimeTrust, Long> trusts = new EnumMap<>(TimeTrust.class);
    private final Map<EventSource, String> names = new HashMap<>();
    private final Amount all = new Amount();
    private long timeless;
    private int keptHours;
    private long daysBeyond;
    private long hoursBeyond;

    public Inventory(Activities activities) {
        this.activities = activities;
    }

    public void add(Event event) {
        all.add(event);
        files.add(event.place().path(), event);
        String source = source(event.source());
        sources.add(source, event);
        String host = event.get(Fields.COMPUTER).orElse("");
        if (!host.isBlank()) {
            hosts.add(host, event);
        }
        activities.of(event).ifPresent(meaning -> meaning(meaning, event));
        if (event.time() == Event.NO_TIME) {
            timeless += event.records();
            return;
        }
        trusts.merge(event.trust(), (long) event.records(), Long::sum);
        long day = Math.floorDiv(event.time(), DAY);
        if (days.size() < KEPT_NAMES || days.containsKey(day)) {
            days.merge(day, (long) event.records(), Long::sum);
        } else {
            daysBeyond += event.records();
        }
        hour(new Pair(host, source), Math.floorDiv(event.time(), HOUR));
    }

    private void hour(Pair pair, long hour) {
        TreeSet<Long> known = hours.get(pair);
        if (known != null && known.contains(hour)) {
            return;
        }
        if (keptHours == KEPT_HOURS) {
            hoursBeyond++;
            return;
        }
        hours.computeIfAbsent(pair, unseen -> new TreeSet<>()).add(hour);
        keptHours++;
    }

    private String source(EventSource source) {
        String known = names.get(source);
        return known == null ? keepName(source, name(source)) : known;
    }

    private String keepName(EventSource source, String name) {
        if (names.size() < KEPT_NAMES) {
            names.put(source, name);
        }
        return name;
    }

    private void meaning(Activity meaning, Event event) {
        meanings.add(meaning.getClass().getSimpleName(), event);
        String user = meaning instanceof LoggedOn logon
                ? logon.account()
                : meaning.context().user();
        if (!user.isBlank()) {
            users.add(user, event);
        }
    }

    /// `windows/security [process_creation]`; `unknown` for what no rule can name.
    private static String name(EventSource source) {
        if (!source.isKnown()) {
            return "unknown";
        }
        String named = source.product().orElse("-") + "/" + source.service().orElse("-");
        return source.categories().isEmpty()
                ? named
                : named + " [" + String.join(", ", new TreeSet<>(source.categories())) + "]";
    }

    public void add(Inventory other) {
        all.add(other.all);
        files.add(other.files);
        sources.add(other.sources);
        hosts.add(other.hosts);
        users.add(other.users);
        meanings.add(other.meanings);
        other.days.forEach((day, count) -> days.merge(day, count, Long::sum));
        other.hours.forEach((pair, set) ->
                hours.computeIfAbsent(pair, unseen -> new TreeSet<>()).addAll(set));
        other.trusts.forEach((trust, count) -> trusts.merge(trust, count, Long::sum));
        other.names.forEach(this::keepName);
        daysBeyond += other.daysBeyond;
        hoursBeyond += other.hoursBeyond;
        timeless += other.timeless;
    }

    public Amount all() {
        return all;
    }

    /// By file; parts of archives are files of their own.
    public Ranked files() {
        return files;
    }

    public Ranked sources() {
        return sources;
    }

    public Ranked hosts() {
        return hosts;
    }

    public Ranked users() {
        return users;
    }

    /// By kind of [Activity].
    public Ranked meanings() {
        return meanings;
    }

    /// Records by day, counted from 1970.
    public Map<Long, Long> days() {
        return days;
    }

    /// How many records were of days beyond those kept.
    public long daysBeyond() {
        return daysBeyond;
    }

    /// How many records were of hours beyond those kept: gaps may be missing, or be told where there is none.
    public long hoursBeyond() {
        return hoursBeyond;
    }

    /// The log sources that there are events of.
    public Set<EventSource> seen() {
        return Set.copyOf(names.keySet());
    }

    public long times(TimeTrust trust) {
        return trusts.getOrDefault(trust, 0L);
    }

    /// How many records have no time that could be read.
    public long timeless() {
        return timeless;
    }

    /// Stretches of at least so many hours without a record, the longest first.
    public List<Gap> gaps(int atLeast) {
        List<Gap> gaps = new ArrayList<>();
        hours.forEach((pair, set) -> {
            long before = Long.MAX_VALUE;
            for (long hour : set) {
                if (before != Long.MAX_VALUE && hour - before - 1 >= atLeast) {
                    gaps.add(new Gap(pair.host(), pair.source(), (before + 1) * HOUR, hour * HOUR));
                }
                before = hour;
            }
        });
        gaps.sort(Comparator.comparingLong((Gap gap) -> -gap.hours())
                .thenComparing(Gap::host)
                .thenComparing(Gap::source)
                .thenComparingLong(Gap::from));
        return gaps;
    }
}
