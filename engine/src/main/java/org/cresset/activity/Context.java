package org.cresset.activity;

import org.cresset.event.Place;
import org.cresset.event.TimeTrust;

/// When, where and by whom something was done.
///
/// @param time in microseconds since 1970, or [org.cresset.event.Event#NO_TIME]
/// @param host as the log names it; empty where it names none
/// @param user `DOMAIN\name` where the log says both; who did it
/// @param session what the host calls the user's session, as a hexadecimal number without leading zeros where it is a
///     number
/// @param source the product and service that tells it, such as `windows/sysmon`
public record Context(
        long time, TimeTrust trust, String host, String user, String session, String source, Place place) {}
