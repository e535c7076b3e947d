package org.cresset.story.assembly;

/// What an analyst decided about stories. Immutable.
public sealed interface Decision {

    /// Who decided.
    String analyst();

    /// When, in microseconds since 1970.
    long time();

    /// A story is an attack, or it is not. Either closes it; new findings open it again.
    ///
    /// @param story its id
    record Judged(String analyst, long time, String story, boolean attack) implements Decision {}

    /// A part of a story does not belong to it: from then on it stands alone.
    ///
    /// @param part the id of a detection of that part
    record Apart(String analyst, long time, String part) implements Decision {}

    /// Two parts belong to one story, whatever joins them.
    ///
    /// @param part the id of a detection of one part
    /// @param other the id of a detection of the other
    record Together(String analyst, long time, String part, String other) implements Decision {}
}
