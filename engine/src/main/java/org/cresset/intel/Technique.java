package org.cresset.intel;

import java.util.List;

/// A technique of ATT&CK for enterprises.
///
/// @param id such as `T1059.001`
/// @param tactics the short names of the tactics that it serves
public record Technique(String id, String name, List<String> tactics) {
    public Technique {
        tactics = List.copyOf(tactics);
    }
}
