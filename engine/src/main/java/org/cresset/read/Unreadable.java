package org.cresset.read;

/// A piece of input that is not an event.
///
/// @param path the file, parts inside archives after `!/`
/// @param offset the first byte of the piece in the (unpacked) file
/// @param reason what is wrong, for a person
public record Unreadable(String path, long offset, String reason) {}
