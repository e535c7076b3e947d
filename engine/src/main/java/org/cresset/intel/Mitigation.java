package org.cresset.intel;

import java.util.List;

/// What helps against techniques.
///
/// @param id such as `M1026`
/// @param techniques the ids of the techniques
public record Mitigation(String id, String name, List<String> techniques) {
    public Mitigation {
        techniques = List.copyOf(techniques);
    }
}
