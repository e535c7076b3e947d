package org.cresset.story;

/// One finding.
///
/// @param id of the detection
/// @param time in microseconds since 1970, or [org.cresset.event.Event#NO_TIME]
/// @param host as the log names it; empty where it names none
public record Evidence(String id, long time, String host, Signature signature, Subject subject) {}
