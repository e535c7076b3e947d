package org.cresset.intel;

/// What a name may mean.
///
/// @param id the id of a group, a software or a campaign
/// @param kind which of them it is
/// @param source the id of the source that uses the name for it
public record Named(String id, Kind kind, String source) {

    /// What has names.
    public enum Kind {
        GROUP,
        SOFTWARE,
        CAMPAIGN
    }
}
