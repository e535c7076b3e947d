package org.cresset.surprise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Which threshold would have given so many stories a day, by the scores of what is closed: stories, and what came to
/// nothing. It only looks at whole days, and at no more than [#DAYS] of them. For one thread.
public final class Budget {

    /// With less it says nothing.
    public static final int LEAST_DAYS = 7;

    static final int DAYS = 28;

    private static final long DAY = Buckets.A_DAY * Buckets.MICROS;

    /// So many scores of a day are kept, the largest.
    private static final int OF_A_DAY = 64;

    private final TreeMap<Long, List<Double>> days = new TreeMap<>();
    private long first = Long.MIN_VALUE;
    private long now = Long.MIN_VALUE;

    /// Takes in the score of something that is closed.
    ///
    /// @param time of its latest finding, in microseconds since 1970
    public void add(long time, double score) {
        List<Double> scores = days.computeIfAbsent(Math.floorDiv(time, DAY), unseen -> new ArrayList<>());
        scores.add(score);
        scores.sort(Collections.reverseOrder());
        if (scores.size() > OF_A_DAY) {
            scores.removeLast();
        }
    }

    /// Says that a day has begun: those before it are over.
    ///
    /// @param day its number since 1970
    public void passed(long day) {
        first = first == Long.MIN_VALUE ? (days.isEmpty() ? day : Math.min(day, days.firstKey())) : first;
        now = Math.max(now, day);
        days.headMap(now - DAYS).clear();
        first = Math.max(first, now - DAYS);
    }

    /// The lowest score that at most so many a day have reached; nothing where too few days are over.
    ///
    /// @param aDay how many stories a day there should be at most
    public OptionalDouble threshold(double aDay) {
        if (now - LEAST_DAYS < first || first == Long.MIN_VALUE) {
            return OptionalDouble.empty();
        }
        List<Double> scores = days.headMap(now).values().stream()
                .flatMap(List::stream)
                .sorted(Collections.reverseOrder())
                .toList();
        int most = (int) Math.floor(aDay * (now - first));
        return OptionalDouble.of(scores.size() <= most ? 0 : Math.nextUp(scores.get(most)));
    }

    /// Writes down all that it knows.
    public void snapshot(DataOutput out) throws IOException {
        out.writeLong(first);
        out.writeLong(now);
        out.writeInt(days.size());
        for (Map.Entry<Long, List<Double>> day : days.entrySet()) {
            out.writeLong(day.getKey());
            out.writeInt(day.getValue().size());
            for (double score : day.getValue()) {
                out.writeDouble(score);
            }
        }
    }

    /// Takes over what another has written down, in place of what it knows.
    public void restore(DataInput in) throws IOException {
        first = in.readLong();
        now = in.readLong();
        days.clear();
        for (int left = in.readInt(); left > 0; left--) {
            List<Double> scores = new ArrayList<>();
            days.put(in.readLong(), scores);
            for (int more = in.readInt(); more > 0; more--) {
                scores.add(in.readDouble());
            }
        }
    }
}
