package org.cresset.read.evtx;

/// The signs that somebody changed a log, or that something is missing from it.
public enum Tampering {
    /// Records are missing between two that follow each other.
    GAP,
    /// A record hidden inside another.
    HIDDEN_RECORD,
    /// A checksum that does not fit, in a log that was closed in order.
    CHECKSUM,
    /// The time goes back by more than an hour from one record to the next: the clock was set, or logs were merged.
    CLOCK_BACK,
    /// Nothing was logged for more than a day between two records.
    SILENCE
}
