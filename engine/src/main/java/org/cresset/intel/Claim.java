package org.cresset.intel;

/// What a source says about a group. We repeat it and never add to it.
///
/// @param group the id of a [Group]
/// @param what what is said
/// @param value an id of a sector or region where the source's word is known, else that word itself
/// @param source the id of the [Source] that says it
/// @param confidence how sure the source says it is, from 0 to 100, or -1 where it does not say
public record Claim(String group, What what, String value, String source, int confidence) {
    public Claim {
        if (confidence < -1 || confidence > 100) {
            throw new IllegalArgumentException("confidence not from 0 to 100: " + confidence);
        }
    }

    /// What can be said about a group.
    public enum What {
        /// The country or region that the group is said to act from.
        ORIGIN,
        /// What it is said to want.
        MOTIVE,
        /// An industry that it is said to attack.
        SECTOR,
        /// A country or region that it is said to attack.
        REGION
    }
}
