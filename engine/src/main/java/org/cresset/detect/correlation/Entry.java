package org.cresset.detect.correlation;

/// An event in a window.
///
/// @param position which rule of the correlation found it
/// @param value what is counted of it, or a number in decimal; empty where only events are counted
public record Entry(int position, String value, Evidence evidence) {

    /// What an event costs beside its value: itself, its evidence, and its share of what counts it.
    static final int BYTES = 320;

    long time() {
        return evidence.time();
    }

    /// Roughly the memory that it takes.
    long bytes() {
        return BYTES + 2L * value.length();
    }
}
