package org.cresset.feed;

import org.cresset.intel.indicator.Provenance;

/// What holds for entries that do not say it themselves.
///
/// @param confidence 0 to 100; -1 where it follows from the rating
public record Defaults(Provenance provenance, int confidence) {

    public static final Defaults NONE = new Defaults(Provenance.UNKNOWN, -1);

    /// The same, where the source is one that nobody named.
    Defaults of(String source) {
        return provenance.source().isEmpty() ? new Defaults(provenance.by(source), confidence) : this;
    }

    /// The confidence in what states none.
    int confidence(Provenance stated) {
        return confidence >= 0 ? confidence : stated.rating().confidence();
    }
}
