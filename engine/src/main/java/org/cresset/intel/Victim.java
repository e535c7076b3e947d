package org.cresset.intel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whom something happened to.
///
/// @param organisation its name; empty where unknown
/// @param sector the id of its [Sector]; empty where unknown
/// @param region the id of its [Region]; empty where unknown
/// @param criticality how much depends on it, in the words of its owner; empty where unknown
public record Victim(String organisation, String sector, String region, String criticality) {

    /// What all of several say alike; nothing where one says otherwise, or where none says anything.
    ///
    /// @param what such as `Victim::sector`
    public static Optional<String> common(List<Victim> victims, Function<Victim, String> what) {
        List<String> values = victims.stream().map(what).distinct().toList();
        return values.size() == 1 ? Optional.of(values.getFirst()).filter(text -> !text.isEmpty()) : Optional.empty();
    }
}
