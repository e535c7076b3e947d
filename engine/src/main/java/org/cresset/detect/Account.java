package org.cresset.detect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cresset.detect.correlation.Correlator.Losses;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.Fields;
import org.cresset.event.TimeTrust;
import org.cresset.rule.Level;

/// What became of events and rules: nothing is dropped without being counted here. For one thread; accounts of several
/// threads are added up at the end.
public final class Account {

    /// More host names than this are not told apart any more.
    private static final int KEPT_HOSTS = 100_000;

    /// Names that are longer count by their beginning.
    private static final int LONGEST_HOST = 300;

    private final long[] hits;
    private final long[] silenced;
    private final long[] undecided;
    private final long[] fed;
    private final long[] unplaced;
    private final BitSet served = new BitSet();
    private final Set<String> hosts = new HashSet<>();
    private final Map<Level, Count> levels = new EnumMap<>(Level.class);
    private final Recent recentHosts = new Recent();
    private Losses losses = Losses.NONE;
    private long events;
    private long unknownSource;
    private long timeless;
    private final Map<TimeTrust, Count> trusts = new EnumMap<>(TimeTrust.class);
    private long outside;
    private long alerts;
    private long silencedAlerts;
    private long indicators;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    public Account(int rules) {
        hits = new long[rules];
        silenced = new long[rules];
        undecided = new long[rules];
        fed = new long[rules];
        unplaced = new long[rules];
    }

    void event(Event event) {
        events += event.records();
        unknownSource += event.source().equals(EventSource.UNKNOWN) ? event.records() : 0;
        if (event.time() == Event.NO_TIME) {
            timeless += event.records();
        } else {
            count(event.trust()).value += event.records();
            first = Math.min(first, event.time());
            last = Math.max(last, event.time());
        }
        int host = event.first(Fields.COMPUTER);
        if (host >= 0 && hosts.size() < KEPT_HOSTS && !recentHosts.knows(event, host)) {
            String name = event.folded(host);
            hosts.add(name.length() > LONGEST_HOST ? name.substring(0, LONGEST_HOST) : name);
        }
    }

    private Count count(Level level) {
        return levels.computeIfAbsent(level, unseen -> new Count());
    }

    private Count count(TimeTrust trust) {
        return trusts.computeIfAbsent(trust, unseen -> new Count());
    }

    private static final class Count {
        private long value;
    }

    /// Values seen lately, known again without making a string.
    private static final class Recent {

        /// What no value is, not being UTF-8.
        private static final byte[] NEVER = {(byte) 0xff};

        private final byte[][] values = new byte[256][];

        Recent() {
            Arrays.fill(values, NEVER);
        }

        /// Whether the value of the entry was seen lately; from now on it is.
        boolean knows(Event event, int entry) {
            byte[] text = event.text();
            int from = event.from(entry);
            int to = event.to(entry);
            int hash = 0;
            for (int i = from; i < to; i++) {
                hash = hash * 31 + text[i];
            }
            int place = (hash ^ (hash >>> 8) ^ (hash >>> 16)) & 255;
            byte[] seen = values[place];
            if (Arrays.equals(seen, 0, seen.length, text, from, to)) {
                return true;
            }
            if (to - from <= LONGEST_HOST) {
                values[place] = Arrays.copyOfRange(text, from, to);
            }
            return false;
        }
    }

    /// Counts an event that was passed over because of its time.
    public void outside() {
        outside++;
    }

    void served(int[] rules) {
        for (int rule : rules) {
            served.set(rule);
        }
    }

    void hit(int rule, Level level) {
        hits[rule]++;
        count(level).value++;
    }

    /// Counts an alert of another product that became a detection.
    public void alert(Level level) {
        alerts++;
        count(level).value++;
    }

    /// Counts an indicator that became a detection.
    public void indicator(Level level) {
        indicators++;
        count(level).value++;
    }

    /// Counts an alert that an exception silenced.
    public void silencedAlert() {
        silencedAlerts++;
    }

    void silenced(int rule) {
        silenced[rule]++;
    }

    void undecided(int rule) {
        undecided[rule]++;
    }

    void fed(int rule) {
        fed[rule]++;
    }

    void unplaced(int correlation) {
        unplaced[correlation]++;
    }

    void served(int rule) {
        served.set(rule);
    }

    void lost(Losses more) {
        losses = losses.plus(more);
    }

    /// Adds another account of the same rules to this one.
    public void add(Account other) {
        for (int rule = 0; rule < hits.length; rule++) {
            hits[rule] += other.hits[rule];
            silenced[rule] += other.silenced[rule];
            undecided[rule] += other.undecided[rule];
            fed[rule] += other.fed[rule];
            unplaced[rule] += other.unplaced[rule];
        }
        served.or(other.served);
        losses = losses.plus(other.losses);
        hosts.addAll(other.hosts);
        other.levels.forEach((level, count) -> count(level).value += count.value);
        events += other.events;
        unknownSource += other.unknownSource;
        timeless += other.timeless;
        other.trusts.forEach((trust, count) -> count(trust).value += count.value);
        outside += other.outside;
        alerts += other.alerts;
        silencedAlerts += other.silencedAlerts;
        indicators += other.indicators;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    public long events() {
        return events;
    }

    /// How many events came from a log source that no rule can name.
    public long unknownSource() {
        return unknownSource;
    }

    /// How many events had no time that could be read.
    public long timeless() {
        return timeless;
    }

    /// How many events had a time that rests on this.
    public long times(TimeTrust trust) {
        return count(trust).value;
    }

    /// How many events were passed over because of their time.
    public long outsideTime() {
        return outside;
    }

    public int hosts() {
        return hosts.size();
    }

    /// The time of the earliest event, or [Event#NO_TIME].
    public long first() {
        return first == Long.MAX_VALUE ? Event.NO_TIME : first;
    }

    /// The time of the latest event, or [Event#NO_TIME].
    public long last() {
        return last == Long.MIN_VALUE ? Event.NO_TIME : last;
    }

    public long hits(int rule) {
        return hits[rule];
    }

    /// How many hits of a rule an exception silenced.
    public long silencedOf(int rule) {
        return silenced[rule];
    }

    /// How often a regular expression of a rule ran out of steps, so that it is not known whether it would have fired.
    public long undecidedOf(int rule) {
        return undecided[rule];
    }

    /// How many hits of a rule went to correlations only, as they ask for.
    public long fedBy(int rule) {
        return fed[rule];
    }

    /// How many events a correlation passed over because they lack a time, or a field that it groups by or counts.
    public long unplacedOf(int correlation) {
        return unplaced[correlation];
    }

    /// What correlations did not look at, or forgot too early.
    public Losses losses() {
        return losses;
    }

    /// How many detections are alerts of other products.
    public long alerts() {
        return alerts;
    }

    /// How many detections are indicators that were seen.
    public long indicators() {
        return indicators;
    }

    /// How many alerts of other products exceptions silenced.
    public long silencedAlerts() {
        return silencedAlerts;
    }

    /// Whether an event came by that the rule may look at.
    public boolean hadSource(int rule) {
        return served.get(rule);
    }

    public long detections(Level level) {
        Count count = levels.get(level);
        return count == null ? 0 : count.value;
    }
}
