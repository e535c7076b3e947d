package org.cresset.event;

/// Where a record stands in the input.
///
/// @param path the file as the user named it; parts inside archives follow after `!/`
/// @param record the number of the record in that file, from 1
/// @param offset the first byte of the record in the (unpacked) file
public record Place(String path, long record, long offset) {}
