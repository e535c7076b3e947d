package org.cresset.surprise;

/// How surprising a rule is on a host at a time, and what that rests on.
///
/// @param surprise in nats: 0 is daily bread, [Baseline#MOST] was never seen
/// @param onHost how often the rule was seen on the host, in episodes a day
/// @param days for how many days the host is known, where old days count less
public record Rating(double surprise, double onHost, double days) {}
