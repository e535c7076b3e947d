package org.cresset.detect.correlation;

/// An event in a window.
///
/// @param position which rule of the correlation found it
/// @param value what is counted of it, or a number in decimal; empty where only events are counted
public record Entry(int position, String value, Evidence evidence) {

    long time() {
        return evidence.time();
    }
}
