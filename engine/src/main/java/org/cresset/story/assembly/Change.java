package org.cresset.story.assembly;

/// Something that happened to a story. Immutable.
///
/// @param time when, in microseconds since 1970
/// @param story the id of the story that it happened to
/// @param other the id of the other story; empty where there is none
/// @param by the analyst whose decision it is; empty where none decided it
public record Change(long time, Kind kind, String story, String other, String by) {

    /// What happened.
    public enum Kind {
        /// It was given for the first time.
        OPENED,
        /// The other became a part of it.
        TOOK_IN,
        /// Parts of it became the other.
        SPLIT,
        /// An analyst judged it an attack.
        CONFIRMED,
        /// An analyst judged it none.
        DISMISSED,
        /// It had been judged, and something new was found.
        REOPENED
    }
}
