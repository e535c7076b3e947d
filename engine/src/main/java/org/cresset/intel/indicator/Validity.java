package org.cresset.intel.indicator;

import java.time.Instant;
import java.util.Optional;

/// From when and until when something holds, as far as that is said.
public record Validity(Optional<Instant> from, Optional<Instant> until) {

    public static final Validity UNKNOWN = new Validity(Optional.empty(), Optional.empty());

    /// The span that both cover together. Where one has no end, neither has the whole.
    Validity with(Validity other) {
        Optional<Instant> latest =
                until.isEmpty() || other.until.isEmpty() ? Optional.empty() : max(until, other.until);
        return new Validity(max(from, other.from), latest);
    }

    private static Optional<Instant> max(Optional<Instant> a, Optional<Instant> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.or(() -> b);
        }
        return a.get().isAfter(b.get()) ? a : b;
    }
}
