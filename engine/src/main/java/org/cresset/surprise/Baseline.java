package org.cresset.surprise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cresset.event.Utf8;
import org.cresset.surprise.Recent.Pair;
import org.jspecify.annotations.Nullable;

/// What is usual: how often each rule fires on each host and on all of them, where old days count less.
///
/// How surprising an episode is depends on buckets that were complete before it ([#APART]), never on those near it. So
/// it is the same in whatever order episodes come, as long as none is later than the bound of lateness, which is less
/// than a bucket. What a host shows while it is under attack ([Learning#guard]) teaches nothing. Memory is bounded:
/// beyond [#KEPT] pairs of rule and host, those that are rarest by now are forgotten, which makes them surprising
/// again.
/// For one thread.
public final class Baseline {

    /// The largest surprise, in nats.
    public static final double MOST = 8;

    /// An episode is held against buckets so many before its own and older ones.
    static final long APART = 2;

    /// So many buckets are history enough.
    public static final int ENOUGH = 2 * Buckets.A_DAY;

    static final int KEPT = 200_000;

    private static final long HOUR = 6;

    /// Even what was never seen happens so often, in episodes a day.
    private static final double FLOOR = 0.02;

    private static final double HOURS_A_DAY = 24;

    private final Learning learning;
    private final Map<Pair, Decayed> onHost = new HashMap<>();
    private final Map<String, Decayed> onAll = new HashMap<>();
    private final TreeMap<String, Long> firstSeen = new TreeMap<>();
    private final TreeMap<Long, Recent> recent = new TreeMap<>();
    private long counted = Long.MIN_VALUE;
    private long forgotten;
    private long daysAt = Long.MIN_VALUE;
    private double hostDays;

    public Baseline(Learning learning) {
        this.learning = learning;
    }

    /// What an episode of a rule is worth before anything is known of a host.
    ///
    /// @param tactic under which it counts
    /// @param severity the points of its level
    /// @param prior how often such rules fire on any host, in episodes a day
    public record Worth(String tactic, double severity, double prior) {}

    /// Says that a host was there in a bucket.
    public void seen(String host, long bucket) {
        Long before = firstSeen.get(host);
        if (before == null || bucket < before) {
            firstSeen.put(host, bucket);
            daysAt = Long.MIN_VALUE;
        }
    }

    /// Rates an episode, and takes it in for later ones.
    public Rating rate(String host, String rule, long bucket, Worth worth) {
        seen(host, bucket);
        count(bucket - APART - 1);
        Pair pair = new Pair(host, rule);
        Rating rating = rating(pair, bucket, worth.prior());
        if (bucket > counted) {
            recent.computeIfAbsent(bucket, unseen -> new Recent())
                    .add(pair, worth.tactic(), worth.severity() * rating.surprise());
        }
        return rating;
    }

    private Rating rating(Pair pair, long bucket, double prior) {
        long upTo = bucket - APART;
        double here = at(onHost.get(pair), bucket);
        double everywhere = at(onAll.get(pair.rule()), bucket);
        Recent last = upTo > counted ? recent.get(upTo) : null;
        if (last != null) {
            judge(upTo, last);
            double left = learning.left(upTo, bucket);
            here += last.teaches(pair) ? left : 0;
            everywhere += left * last.teaches(pair.rule());
        }
        double days = learning.days(firstSeen.getOrDefault(pair.host(), bucket), upTo);
        double fleet = (everywhere + learning.belief() * prior) / (hostDays(upTo) + learning.belief());
        double rate = Math.max(FLOOR, (here + learning.belief() * fleet) / (days + learning.belief()));
        return new Rating(rounded(surprise(rate)), days == 0 ? 0 : rounded(here / days), rounded(days));
    }

    /// Sums of the same parts differ in their last digits by the order in which they were added up.
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /// How surprising it is to see within an hour what happens so often a day.
    public static double surprise(double rate) {
        return Math.min(MOST, -Math.log(-Math.expm1(-rate / HOURS_A_DAY)));
    }

    private static double at(@Nullable Decayed sum, long bucket) {
        return sum == null ? 0 : sum.at(bucket);
    }

    private double hostDays(long upTo) {
        if (daysAt != upTo) {
            daysAt = upTo;
            hostDays = firstSeen.values().stream()
                    .mapToDouble(first -> learning.days(first, upTo))
                    .sum();
        }
        return hostDays;
    }

    /// Decides on which hosts a complete bucket teaches nothing: those under attack within the hour that it ends.
    private void judge(long bucket, Recent of) {
        if (of.isJudged()) {
            return;
        }
        Map<String, Map<String, Double>> worth = new TreeMap<>();
        recent.subMap(bucket - HOUR, false, bucket, true).values().forEach(near -> near.worth(worth));
        Set<String> attacked = worth.entrySet().stream()
                .filter(host -> sum(host.getValue()) >= learning.guard())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        of.judge(attacked);
    }

    private static double sum(Map<String, Double> byTactic) {
        return byTactic.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Counts buckets up to this one for good.
    private void count(long upTo) {
        if (upTo <= counted) {
            return;
        }
        recent.subMap(counted, false, upTo, true).forEach(this::learn);
        counted = upTo;
        recent.headMap(upTo - HOUR, true).clear();
        if (onHost.size() > KEPT) {
            forget();
        }
    }

    private void learn(long bucket, Recent of) {
        judge(bucket, of);
        for (Pair pair : of.lessons()) {
            onHost.computeIfAbsent(pair, unseen -> new Decayed(learning, bucket))
                    .add(1, bucket);
            onAll.computeIfAbsent(pair.rule(), unseen -> new Decayed(learning, bucket))
                    .add(1, bucket);
        }
    }

    /// Forgets the rarest half.
    private void forget() {
        Comparator<Map.Entry<Pair, Decayed>> rarest = Comparator.comparingDouble(
                (Map.Entry<Pair, Decayed> each) -> each.getValue().at(counted));
        List<Pair> half = onHost.entrySet().stream()
                .sorted(rarest.thenComparing(Map.Entry::getKey))
                .limit(onHost.size() / 2)
                .map(Map.Entry::getKey)
                .toList();
        half.forEach(onHost::remove);
        forgotten += half.size();
    }

    /// How many pairs of rule and host were forgotten to save memory.
    public long forgotten() {
        return forgotten;
    }

    /// Writes down all that it knows.
    public void snapshot(DataOutput out) throws IOException {
        out.writeLong(counted);
        out.writeLong(forgotten);
        out.writeInt(onHost.size());
        for (Map.Entry<Pair, Decayed> each : new TreeMap<>(onHost).entrySet()) {
            Utf8.write(each.getKey().host(), out);
            Utf8.write(each.getKey().rule(), out);
            each.getValue().write(out);
        }
        out.writeInt(onAll.size());
        for (Map.Entry<String, Decayed> each : new TreeMap<>(onAll).entrySet()) {
            Utf8.write(each.getKey(), out);
            each.getValue().write(out);
        }
        out.writeInt(firstSeen.size());
        for (Map.Entry<String, Long> each : firstSeen.entrySet()) {
            Utf8.write(each.getKey(), out);
            out.writeLong(each.getValue());
        }
        out.writeInt(recent.size());
        for (Map.Entry<Long, Recent> each : recent.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
    }

    /// Takes over what another has written down, in place of what it knows.
    public void restore(DataInput in) throws IOException {
        counted = in.readLong();
        forgotten = in.readLong();
        daysAt = Long.MIN_VALUE;
        onHost.clear();
        for (int left = in.readInt(); left > 0; left--) {
            onHost.put(new Pair(Utf8.read(in), Utf8.read(in)), Decayed.read(learning, in));
        }
        onAll.clear();
        for (int left = in.readInt(); left > 0; left--) {
            onAll.put(Utf8.read(in), Decayed.read(learning, in));
        }
        firstSeen.clear();
        for (int left = in.readInt(); left > 0; left--) {
            firstSeen.put(Utf8.read(in), in.readLong());
        }
        recent.clear();
        for (int left = in.readInt(); left > 0; left--) {
            recent.put(in.readLong(), Recent.read(in));
        }
    }
}
