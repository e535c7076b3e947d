package org.cresset.intel;

/// Who says so.
///
/// @param id a short word
/// @param title how the source is called
/// @param version which of its versions was read
public record Source(String id, String title, String version) {}
