package org.cresset.surprise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Time in pieces of ten minutes: however often a rule fires on a host within one, it counts once.
public final class Buckets {

    /// How long one is, in microseconds.
    public static final long MICROS = 600_000_000L;

    /// How many make a day.
    public static final int A_DAY = 144;

    private Buckets() {}

    /// Writes down a text of any length.
    static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The number of the bucket that a time in microseconds since 1970 falls into.
    public static long of(long time) {
        return Math.floorDiv(time, MICROS);
    }

    /// When a bucket begins, in microseconds since 1970.
    public static long start(long bucket) {
        return bucket * MICROS;
    }
}
