package org.cresset.intel;

import java.util.List;

/// A technique of ATT&CK.
///
/// @param id such as `T1059.001`
/// @param tactics the short names of the tactics that it serves
/// @param domains the parts of ATT&CK that it belongs to: `enterprise`, `ics`, `mobile`
/// @param platforms what it is used on, as ATT&CK names it
public record Technique(String id, String name, List<String> tactics, List<String> domains, List<String> platforms) {
    public Technique {
        tactics = List.copyOf(tactics);
        domains = List.copyOf(domains);
        platforms = List.copyOf(platforms);
    }

    /// A technique of which no more is known.
    public Technique(String id, String name, List<String> tactics) {
        this(id, name, tactics, List.of(), List.of());
    }

    /// The id of the technique that this is a part of; its own where it is none.
    public static String parent(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
