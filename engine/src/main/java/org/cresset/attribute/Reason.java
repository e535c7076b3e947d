package org.cresset.attribute;

/// A piece of evidence for or against a group.
///
/// @param kind what it is
/// @param item the id that it is about: of a technique, software, sector, region, or the indicator; may be empty
/// @param weight what it adds to the logarithm of the odds, negative where it speaks against
/// @param of how many groups the same can be said, or how many items it is about
/// @param all how many there are
public record Reason(Kind kind, String item, double weight, int of, int all) {

    /// What a reason is, and of which class.
    public enum Kind {
        /// The group is known to use the technique; `of` of `all` groups are.
        TECHNIQUE,
        /// The group is not known to use the technique, but a program of its is.
        THROUGH_TOOLS,
        /// The group is known to use the software; `of` of `all` groups are.
        SOFTWARE,
        /// A source says that the group attacks the industry; such is said of `of` of `all` groups.
        SECTOR,
        /// A source says that the group attacks the region.
        REGION,
        /// A source lays the indicator to the group.
        INDICATOR,
        /// `of` of `all` techniques are not known of the group.
        UNKNOWN_TECHNIQUES,
        /// The software is not known of the group, but of `of` other groups.
        OTHERS_SOFTWARE,
        /// Sources say whom the group attacks, and the industry is not among it.
        OTHER_SECTOR,
        /// Sources say whom the group attacks, and the region is not among it.
        OTHER_REGION
    }
}
