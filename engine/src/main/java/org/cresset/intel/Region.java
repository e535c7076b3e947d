package org.cresset.intel;

import java.util.List;
import java.util.Optional;

/// A part of the world: a region of UN M49, or a country of ISO 3166-1.
///
/// @param id such as `eastern-asia`, or the alpha-2 code of a country, such as `JP`
/// @param in the region that it lies in; none for the world
/// @param code of UN M49 for a region, alpha-3 for a country
/// @param stix the nearest term of the vocabulary `region-ov` of STIX 2.1; none for the world
/// @param labels what else sources call it
public record Region(
        String id,
        Kind kind,
        String english,
        String chinese,
        Optional<String> in,
        String code,
        Optional<String> stix,
        List<String> labels) {
    public Region {
        labels = List.copyOf(labels);
    }

    /// What a region is.
    public enum Kind {
        REGION,
        COUNTRY
    }
}
