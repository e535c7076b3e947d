package org.cresset.surprise;

/// How a [Baseline] learns.
///
/// @param guard from this worth within an hour on, over all tactics, a host is taken to be under attack
/// @param belief the rate of all hosts counts like so many days of the host's own; the prior of the rule like so many
///     days of all hosts
/// @param halfLife after so many days what was seen counts half
public record Learning(double guard, double belief, double halfLife) {

    /// What of one in a bucket is left in a later one.
    double left(long from, long to) {
        return Math.exp((from - to) * Math.log(2) / buckets());
    }

    /// What one a bucket would add up to, from one bucket up to another, in days.
    double days(long from, long to) {
        if (to <= from) {
            return 0;
        }
        double half = buckets() / Math.log(2);
        return half * -Math.expm1((from - to) / half) / Buckets.A_DAY;
    }

    private double buckets() {
        return halfLife * Buckets.A_DAY;
    }
}
