package org.cresset.bench.stories;

/// An alert as a method sees it, which is without its labels.
///
/// @param second when, in seconds since 1970
/// @param rule the name of the signature, as its product writes it
public record Alert(String network, long second, String host, String rule) {}
