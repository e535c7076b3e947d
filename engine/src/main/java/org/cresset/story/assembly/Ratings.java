package org.cresset.story.assembly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cresset.story.Pack;
import org.cresset.story.Signature;
import org.cresset.story.host.Component;
import org.cresset.surprise.Baseline;
import org.cresset.surprise.Rating;

/// How surprising findings are: each rule on each host once in ten minutes, in the order of time. For one thread.
final class Ratings {

    /// A rule within ten minutes on a host.
    private record Rate(long bucket, String rule) implements Comparable<Rate> {

        static Rate of(Component.Piece piece) {
            return new Rate(
                    piece.episode().bucket(), piece.episode().signature().id());
        }

        @Override
        public int compareTo(Rate other) {
            int byTime = Long.compare(bucket, other.bucket);
            return byTime != 0 ? byTime : rule.compareTo(other.rule);
        }
    }

    /// A rule on a host.
    private record Where(String host, String rule) {}

    private static final Rating UNKNOWN = new Rating(0, 0, 0);

    private final Settings settings;
    private final Verdicts verdicts;
    private final Baseline baseline;

    /// By bucket: of one bucket none has to do with the rating of another.
    private final TreeMap<Long, Map<Where, Signature>> unrated = new TreeMap<>();

    private final Map<String, Map<Rate, Rating>> byHost = new TreeMap<>();

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

    /// Takes in what a host reports: what is new is to be rated; ratings of what is gone are forgotten.
    ///
    /// What is no detection comes and goes with what is known of its process, so it teaches nothing and is as
    /// surprising as rules of its level are anywhere.
    ///
    /// @param written the name of the host
    void expect(String written, List<Component> components) {
        String host = written.toLowerCase(Locale.ROOT);
        Map<Rate, Rating> before = byHost.getOrDefault(host, Map.of());
        Map<Rate, Rating> now = new HashMap<>();
        for (Component component : components) {
            for (Component.Piece piece : component.pieces()) {
                Rate rate = Rate.of(piece);
                Signature signature = piece.episode().signature();
                Rating known = before.get(rate);
                if (piece.episode().ids().isEmpty()) {
                    now.put(rate, new Rating(Baseline.surprise(Priors.rate(signature.level())), 0, 0));
                } else if (known != null) {
                    now.put(rate, known);
                } else {
                    unrated.computeIfAbsent(rate.bucket(), unseen -> new HashMap<>())
                            .put(new Where(host, rate.rule()), signature);
                }
            }
        }
        byHost.put(host, now);
        if (components.isEmpty()) {
            byHost.remove(host);
        }
    }

    /// Rates what was taken in.
    void rate() {
        unrated.forEach((bucket, all) -> all.forEach((where, signature) -> {
            Rating rating = baseline.rate(where.host(), where.rule(), bucket, Priors.worth(signature));
            byHost.computeIfAbsent(where.host(), unseen -> new HashMap<>()).put(new Rate(bucket, where.rule()), rating);
        }));
        unrated.clear();
    }

    /// The findings of a component, rated.
    List<Rated> of(Component component) {
        Map<Rate, Rating> ratings = byHost.getOrDefault(component.host().toLowerCase(Locale.ROOT), Map.of());
        List<Rated> rated = new ArrayList<>(component.pieces().size());
        for (Component.Piece piece : component.pieces()) {
            Rating rating = ratings.getOrDefault(Rate.of(piece), UNKNOWN);
            if (settings.without().contains(Settings.Part.SURPRISE)) {
                rating = new Rating(Settings.SOME_SURPRISE, rating.onHost(), rating.days());
            }
            rated.add(Rated.of(
                    component, piece, rating, verdicts.factor(piece.episode().signature())));
        }
        return rated;
    }

    void write(DataOutput out) throws IOException {
        baseline.snapshot(out);
        Pack.all(
                byHost.entrySet(),
                (host, to) -> {
                    Pack.text(host.getKey(), to);
                    Pack.all(new TreeMap<>(host.getValue()).entrySet(), Ratings::write, to);
                },
                out);
    }

    private static void write(Map.Entry<Rate, Rating> entry, DataOutput out) throws IOException {
        out.writeLong(entry.getKey().bucket());
        Pack.text(entry.getKey().rule(), out);
        out.writeDouble(entry.getValue().surprise());
        out.writeDouble(entry.getValue().onHost());
        out.writeDouble(entry.getValue().days());
    }

    void read(DataInput in) throws IOException {
        baseline.restore(in);
        unrated.clear();
        byHost.clear();
        for (int hosts = in.readInt(); hosts > 0; hosts--) {
            Map<Rate, Rating> ratings = new HashMap<>();
            byHost.put(Pack.text(in), ratings);
            for (int left = in.readInt(); left > 0; left--) {
                Rate rate = new Rate(in.readLong(), Pack.text(in));
                ratings.put(rate, new Rating(in.readDouble(), in.readDouble(), in.readDouble()));
            }
        }
    }
}
