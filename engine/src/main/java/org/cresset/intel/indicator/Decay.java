package org.cresset.intel.indicator;

/// How much of the confidence in an indicator is left some time later. Infrastructure changes hands; files do not.
public final class Decay {

    private static final double DAY = 86_400e6;

    private Decay() {}

    /// The confidence that is left: half of it after each half-life of the type. Before the indicator was known it
    /// fades in the same way, since what was bad on a day was not always so.
    ///
    /// @param from since when it is known, in microseconds
    /// @param time of what is judged, in microseconds
    public static double confidence(IndicatorType type, int confidence, long from, long time) {
        return confidence * Math.pow(0.5, Math.abs((double) time - from) / DAY / type.halfLife());
    }
}
