package org.cresset.intel;

/// A group of attackers as one source describes it. Two sources that seem to mean the same one stay two groups, joined
/// by a [SameGroup].
///
/// @param id such as `G0016` of ATT&CK, or that of another source, such as `APT-C-00`, `misp:apt28`
/// @param name how the source calls it
/// @param source the id of a [Source]
/// @param uuid by which the source knows it in STIX and MISP; empty where it has none
public record Group(String id, String name, String source, String uuid) {}
