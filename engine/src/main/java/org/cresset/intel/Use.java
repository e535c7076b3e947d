package org.cresset.intel;

/// Something uses something.
///
/// @param subject the id of a group, a software or a campaign
/// @param object the id of a technique or a software
/// @param reports how many reports say so
public record Use(String subject, String object, int reports) {
    public Use {
        if (reports < 0) {
            throw new IllegalArgumentException("reports below 0: " + reports);
        }
    }
}
