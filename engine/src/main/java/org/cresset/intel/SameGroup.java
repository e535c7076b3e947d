package org.cresset.intel;

/// Says that a group of one source may be a group of another.
///
/// @param group the id of the one
/// @param other the id of the other, which is one of ATT&CK
/// @param why what joins them
public record SameGroup(String group, String other, Why why) {

    /// What joins two groups, the surest first.
    public enum Why {
        /// The source itself gives the other's id.
        ID,
        /// A name that both sources give, and no other group of either.
        NAME,
        /// A name that both give, but more groups than these two have it.
        SHARED_NAME
    }
}
