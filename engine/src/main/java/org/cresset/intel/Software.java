package org.cresset.intel;

import java.util.List;

/// A program that attackers use.
///
/// @param id such as `S0154`
/// @param shared whether anyone can have it, as ATT&CK's "tool"; else it is malware
public record Software(String id, String name, boolean shared, List<String> platforms) {
    public Software {
        platforms = List.copyOf(platforms);
    }
}
