package org.cresset.surprise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A sum of which old parts count less. For one thread.
final class Decayed {

    private final Learning learning;
    private double sum;
    private long bucket;

    /// @param learning says how much less
    Decayed(Learning learning, long bucket) {
        this.learning = learning;
        this.bucket = bucket;
    }

    /// Adds what was in a bucket that is not before any added so far.
    void add(double amount, long when) {
        sum = at(when) + amount;
        bucket = Math.max(bucket, when);
    }

    /// The sum as it is in a bucket.
    double at(long when) {
        return when <= bucket ? sum : sum * learning.left(bucket, when);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeLong(bucket);
    }

    static Decayed read(Learning learning, DataInput in) throws IOException {
        double sum = in.readDouble();
        Decayed read = new Decayed(learning, in.readLong());
        read.sum = sum;
        return read;
    }
}
