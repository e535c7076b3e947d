package org.cresset.intel;

import java.util.List;

/// An industry. Codes with a `*` are classes of which it is a part.
///
/// @param id such as `education`
/// @param stix terms of the vocabulary `industry-sector-ov` of STIX 2.1, the nearest first
/// @param gbt codes of GB/T 4754-2017
/// @param nace codes of NACE Rev. 2.1
/// @param naics codes of NAICS 2022
/// @param labels what else sources call it
public record Sector(
        String id,
        String english,
        String chinese,
        List<String> stix,
        List<String> gbt,
        List<String> nace,
        List<String> naics,
        List<String> labels) {
    public Sector {
        stix = List.copyOf(stix);
        gbt = List.copyOf(gbt);
        nace = List.copyOf(nace);
        naics = List.copyOf(naics);
        labels = List.copyOf(labels);
    }
}
