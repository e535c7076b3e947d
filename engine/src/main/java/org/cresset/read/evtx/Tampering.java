package org.cresset.read.evtx;

/// The signs that somebody changed a log.
public enum Tampering {
    /// Records are missing between two that follow each other.
    GAP,
    /// A record hidden inside another.
    HIDDEN_RECORD,
    /// A checksum that does not fit, in a log that was closed in order.
    CHECKSUM
}
