package org.cresset.bench.stories;

import java.util.Comparator;

/// All alerts of a rule on a host within ten minutes: what counts as one, however often the rule fired.
///
/// @param start the first second of the ten minutes, since 1970
public record Episode(String rule, String host, long start) implements Comparable<Episode> {

    private static final long SECONDS = 600;
    private static final Comparator<Episode> ORDER = Comparator.comparingLong(Episode::start)
            .thenComparing(Episode::host)
            .thenComparing(Episode::rule);

    public static Episode of(Alert alert) {
        return new Episode(alert.rule(), alert.host(), alert.second() - Math.floorMod(alert.second(), SECONDS));
    }

    @Override
    public int compareTo(Episode other) {
        return ORDER.compare(this, other);
    }
}
