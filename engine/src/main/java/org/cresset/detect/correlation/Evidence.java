package org.cresset.detect.correlation;

import java.util.Comparator;
import java.util.Optional;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;

/// An event that a rule found, as a correlation remembers it.
///
/// @param id what a detection of this rule and record has for an id
/// @param rule the number of the rule in its set
/// @param time in microseconds since 1970
/// @param trust what the time rests on; of what a correlation found, the least of its events
public record Evidence(String id, int rule, long time, TimeTrust trust, Optional<String> host, Place place) {

    /// By time; what is equal here is the same find in the same record.
    static final Comparator<Evidence> ORDER = Comparator.comparingLong(Evidence::time)
            .thenComparing(Evidence::id)
            .thenComparing(evidence -> evidence.place().path())
            .thenComparingLong(evidence -> evidence.place().record());
}
