package org.cresset.node.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cresset.detect.Detection;
import org.cresset.detect.indicator.Sighting;
import org.cresset.event.Event;
import org.cresset.event.Fields;
import org.cresset.event.Place;
import org.cresset.event.Timestamps;
import org.cresset.story.Evidence;

/// The first few sightings of each indicator on each host, in the order of time, and how many there were; so one
/// indicator that stands in every event does not flood everything else, and what is kept does not depend on the order
/// of events. Safe for any thread.
final class Sightings {

    /// So many of an indicator and host become detections.
    static final int EACH = 5;

    /// So many are kept in all; of further pairs of indicator and host, sightings are only counted.
    private static final int MOST = 100_000;

    /// What is kept of a sighting.
    record Held(Detection detection, Optional<Evidence> evidence) {}

    private record Key(String indicator, String host) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byIndicator = indicator.compareTo(other.indicator);
            return byIndicator != 0 ? byIndicator : host.compareTo(other.host);
        }
    }

    /// Where a sighting stands among those of its pair. What has no time comes last.
    private record At(long time, Place place) implements Comparable<At> {

        private static final Comparator<At> ORDER = Comparator.comparing((At at) -> at.time == Event.NO_TIME)
                .thenComparingLong(At::time)
                .thenComparing(at -> at.place.path())
                .thenComparingLong(at -> at.place.record())
                .thenComparingLong(at -> at.place.offset());

        @Override
        public int compareTo(At other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Pair {
        private final TreeMap<At, Held> first = new TreeMap<>();
        private long count;
        private long last = Event.NO_TIME;
    }

    private final TreeMap<Key, Pair> pairs = new TreeMap<>();
    private int held;
    private long beyond;

    /// Takes in a sighting.
    ///
    /// @param made what to keep of it, if it is to be kept
    synchronized void add(Sighting sighting, Event event, Supplier<Held> made) {
        String host = event.get(Fields.COMPUTER).orElse("").toLowerCase(Locale.ROOT);
        Key key = new Key(sighting.indicator().id(), host);
        Pair pair = pairs.get(key);
        if (pair == null) {
            if (held >= MOST) {
                beyond++;
                return;
            }
            pair = new Pair();
            pairs.put(key, pair);
        }
        pair.count++;
        pair.last = Math.max(pair.last, event.time());
        At at = new At(event.time(), event.place());
        boolean full = pair.first.size() >= EACH;
        if (full && at.compareTo(pair.first.lastKey()) >= 0) {
            return;
        }
        boolean added = pair.first.put(at, made.get()) == null;
        if (added && full) {
            pair.first.pollLastEntry();
        } else if (added) {
            held++;
        }
    }

    /// Hands over what is kept, by indicator and host; the last of a pair says how many more there were.
    void forEach(Consumer<Held> taker) {
        for (Pair pair : pairs.values()) {
            List<Held> all = new ArrayList<>(pair.first.values());
            if (pair.count > all.size()) {
                Map<String, String> matched = all.getLast().detection().matched();
                matched.put("indicator.more", (pair.count - all.size()) + " more on this host" + until(pair.last));
            }
            all.forEach(taker);
        }
    }

    private static String until(long last) {
        return last == Event.NO_TIME ? "" : ", the last at " + Timestamps.format(last);
    }

    /// How many sightings are counted in the last detection of their pair, and not detections themselves.
    long folded() {
        return pairs.values().stream()
                .mapToLong(pair -> pair.count - pair.first.size())
                .sum();
    }

    /// How many sightings there was no room for.
    long beyond() {
        return beyond;
    }

    /// The indicators that were seen.
    int indicators() {
        TreeSet<String> seen = new TreeSet<>();
        pairs.keySet().forEach(key -> seen.add(key.indicator()));
        return seen.size();
    }
}
