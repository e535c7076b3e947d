package org.cresset.event;

import java.util.Locale;

/// What the time of an event rests on, the surest first.
public enum TimeTrust {
    /// The source states it, in UTC or with its offset.
    STATED,
    /// A clock that is off was put right by another one in the same log.
    CORRECTED,
    /// The source leaves out the zone or the year: UTC or the likely year was taken.
    ASSUMED,
    /// Clocks of the log contradict each other, and none could be shown to be right.
    DOUBTED;

    /// The word for it in outputs.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
