package org.cresset.surprise;

/// Time in pieces of ten minutes: however often a rule fires on a host within one, it counts once.
public final class Buckets {

    /// How long one is, in microseconds.
    public static final long MICROS = 600_000_000L;

    /// How many make a day.
    public static final int A_DAY = 144;

    private Buckets() {}

    /// The number of the bucket that a time in microseconds since 1970 falls into.
    public static long of(long time) {
        return Math.floorDiv(time, MICROS);
    }

    /// When a bucket begins, in microseconds since 1970.
    public static long start(long bucket) {
        return bucket * MICROS;
    }
}
