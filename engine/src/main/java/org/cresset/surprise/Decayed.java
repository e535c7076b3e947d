package org.cresset.surprise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A sum of which old parts count less: half after [#HALF_LIFE] buckets. For one thread.
final class Decayed {

    /// A week.
    static final double HALF_LIFE = 7.0 * Buckets.A_DAY;

    private double sum;
    private long bucket;

    Decayed(long bucket) {
        this.bucket = bucket;
    }

    /// Adds what was in a bucket that is not before any added so far.
    void add(double amount, long when) {
        sum = at(when) + amount;
        bucket = Math.max(bucket, when);
    }

    /// The sum as it is in a bucket.
    double at(long when) {
        return when <= bucket ? sum : sum * left(bucket, when);
    }

    /// What of one in a bucket is left in a later one.
    static double left(long from, long to) {
        return Math.exp((from - to) * Math.log(2) / HALF_LIFE);
    }

    /// What one a bucket would add up to, from one bucket up to another, in days.
    static double days(long from, long to) {
        if (to <= from) {
            return 0;
        }
        double half = HALF_LIFE / Math.log(2);
        return half * -Math.expm1((from - to) / half) / Buckets.A_DAY;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeLong(bucket);
    }

    static Decayed read(DataInput in) throws IOException {
        double sum = in.readDouble();
        Decayed read = new Decayed(in.readLong());
        read.sum = sum;
        return read;
    }
}
