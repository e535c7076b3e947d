package org.cresset.detect.correlation;

import java.util.Comparator;
import java.util.List;
import org.cresset.event.TimeTrust;

/// Something that a correlation found: its condition holds for a window and did not for the one before.
///
/// @param id made from the correlation, the group, the time and the events, so that the same find always has the same
/// id
/// @param plan the number of the correlation
/// @param group the values of the fields that it groups by, as the last event has them
/// @param first the time of the oldest event that counts, in microseconds since 1970
/// @param time the time of the event at which it was found
/// @param events how many events count
/// @param measure the number that was held against the condition, in decimal; empty for temporal types
/// @param evidence the events, those of the temporal types all, of others the latest
public record Episode(
        String id,
        int plan,
        List<String> group,
        long first,
        long time,
        long events,
        String measure,
        List<Evidence> evidence) {

    public Episode {
        group = List.copyOf(group);
        evidence = List.copyOf(evidence);
    }

    /// What the least certain time of its events rests on.
    public TimeTrust trust() {
        return evidence.stream()
                .map(Evidence::trust)
                .max(Comparator.naturalOrder())
                .orElse(TimeTrust.STATED);
    }
}
