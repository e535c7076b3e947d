package org.cresset.story.assembly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cresset.story.Pack;
import org.cresset.story.Signature;
import org.cresset.story.host.Component;
import org.cresset.surprise.Baseline;
import org.cresset.surprise.Rating;

/// How surprising findings are: each rule on each host once in ten minutes, in the order of time. For one thread.
final class Ratings {

    private record Rate(long bucket, String host, String rule) implements Comparable<Rate> {

        private static final Comparator<Rate> ORDER =
                Comparator.comparingLong(Rate::bucket).thenComparing(Rate::host).thenComparing(Rate::rule);

        static Rate of(Component component, Component.Piece piece) {
            return new Rate(
                    piece.episode().bucket(),
                    component.host().toLowerCase(Locale.ROOT),
                    piece.episode().signature().id());
        }

        @Override
        public int compareTo(Rate other) {
            return ORDER.compare(this, other);
        }
    }

    private final Settings settings;
    private final Verdicts verdicts;
    private final Baseline baseline;
    private final TreeMap<Rate, Signature> unrated = new TreeMap<>();
    private final Map<Rate, Rating> ratings = new HashMap<>();

    Ratings(Settings settings, Verdicts verdicts) {
        this.settings = settings;
        this.verdicts = verdicts;
        baseline = new Baseline(settings.learning());
    }

    Settings settings() {
        return settings;
    }

    /// Says that a host was there in ten minutes.
    void seen(String host, long bucket) {
        baseline.seen(host.toLowerCase(Locale.ROOT), bucket);
    }

    /// How many pairs of rule and host were forgotten to save memory.
    long forgotten() {
        return baseline.forgotten();
    }

    /// Takes in what is to be rated. What is no detection comes and goes with what is known of its process, so it
    /// teaches nothing and is as surprising as rules of its level are anywhere.
    void expect(Component component) {
        for (Component.Piece piece : component.pieces()) {
            Rate rate = Rate.of(component, piece);
            if (piece.episode().ids().isEmpty()) {
                double prior = Priors.rate(piece.episode().signature().level());
                ratings.put(rate, new Rating(Baseline.surprise(prior), 0, 0));
            } else if (!ratings.containsKey(rate)) {
                unrated.put(rate, piece.episode().signature());
            }
        }
    }

    /// Rates what was taken in.
    void rate() {
        unrated.forEach((rate, signature) ->
                ratings.put(rate, baseline.rate(rate.host(), rate.rule(), rate.bucket(), Priors.worth(signature))));
        unrated.clear();
    }

    Rated of(Component component, Component.Piece piece) {
        Rating rating = ratings.getOrDefault(Rate.of(component, piece), new Rating(0, 0, 0));
        if (settings.without().contains(Settings.Part.SURPRISE)) {
            rating = new Rating(Settings.SOME_SURPRISE, rating.onHost(), rating.days());
        }
        return new Rated(
                component, piece, rating, verdicts.factor(piece.episode().signature()));
    }

    /// Forgets all but what these need.
    void keepFor(Stream<Component> components) {
        Set<Rate> used = new HashSet<>();
        components.forEach(component -> component.pieces().forEach(piece -> used.add(Rate.of(component, piece))));
        ratings.keySet().retainAll(used);
    }

    void write(DataOutput out) throws IOException {
        baseline.snapshot(out);
        Pack.all(
                new TreeMap<>(ratings).entrySet(),
                (entry, to) -> {
                    to.writeLong(entry.getKey().bucket());
                    Pack.text(entry.getKey().host(), to);
                    Pack.text(entry.getKey().rule(), to);
                    to.writeDouble(entry.getValue().surprise());
                    to.writeDouble(entry.getValue().onHost());
                    to.writeDouble(entry.getValue().days());
                },
                out);
    }

    void read(DataInput in) throws IOException {
        baseline.restore(in);
        unrated.clear();
        ratings.clear();
        for (int left = in.readInt(); left > 0; left--) {
            Rate rate = new Rate(in.readLong(), Pack.text(in), Pack.text(in));
            ratings.put(rate, new Rating(in.readDouble(), in.readDouble(), in.readDouble()));
        }
    }
}
