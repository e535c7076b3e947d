package org.cresset.story.host;

import java.util.Comparator;

/// A logon on a host.
///
/// @param id what the host calls it
/// @param kind how: the logon type of Windows, or the method
/// @param address where it came from; empty where that is the host itself or unknown
public record Session(long time, String id, String account, String kind, String address, String port)
        implements Comparable<Session> {

    /// What Windows calls a logon over the network.
    private static final String NETWORK = "3";

    private static final Comparator<Session> ORDER = Comparator.comparingLong(Session::time)
            .thenComparing(Session::id)
            .thenComparing(Session::account)
            .thenComparing(Session::kind)
            .thenComparing(Session::address)
            .thenComparing(Session::port);

    @Override
    public int compareTo(Session other) {
        return ORDER.compare(this, other);
    }

    boolean isFromElsewhere() {
        return !address.isEmpty();
    }

    /// Whether somebody works here from another host without a desktop: all that runs in such a session is one piece of
    /// work, whatever service it was started through.
    boolean isRemoteWork() {
        return isFromElsewhere() && kind.equals(NETWORK);
    }
}
