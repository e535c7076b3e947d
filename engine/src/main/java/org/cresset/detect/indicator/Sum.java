package org.cresset.detect.indicator;

/// How often indicators stood in events, and how often nothing was made of that.
///
/// @param seen all that count: they became detections, or were seen too often on a host for each to be one
/// @param expired the event came after the indicator had stopped to hold
/// @param faded too little confidence was left
/// @param low below the level asked for
/// @param silenced by exceptions
public record Sum(long seen, long expired, long faded, long low, long silenced) {

    public static final Sum NONE = new Sum(0, 0, 0, 0, 0);

    public Sum plus(Sum other) {
        return new Sum(
                seen + other.seen,
                expired + other.expired,
                faded + other.faded,
                low + other.low,
                silenced + other.silenced);
    }
}
