package org.cresset.story.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.cresset.story.Graph;
import org.cresset.story.Pack;

/// A logon on a host.
///
/// @param id what the host calls it
/// @param sid the identifier of the account; may be empty
/// @param kind how: the logon type of Windows, or the method
/// @param address where it came from; empty where that is the host itself or unknown
public record Session(long time, String id, String account, String sid, String kind, String address, String port)
        implements Comparable<Session> {

    /// What Windows calls a logon over the network.
    private static final String NETWORK = "3";

    private static final Comparator<Session> ORDER = Comparator.comparingLong(Session::time)
            .thenComparing(Session::id)
            .thenComparing(Session::account)
            .thenComparing(Session::sid)
            .thenComparing(Session::kind)
            .thenComparing(Session::address)
            .thenComparing(Session::port);

    @Override
    public int compareTo(Session other) {
        return ORDER.compare(this, other);
    }

    /// How it is drawn.
    public Graph.Node node(String host) {
        return new Graph.Node(host + " session " + id, Graph.Kind.SESSION, account, id, host, false, 1, time);
    }

    /// Whether somebody came from another host.
    public boolean isFromElsewhere() {
        return !address.isEmpty();
    }

    /// Whether somebody works here from another host without a desktop: all that runs in such a session is one piece of
    /// work, whatever service it was started through.
    public boolean isRemoteWork() {
        return isFromElsewhere() && kind.equals(NETWORK);
    }

    static void write(Session session, DataOutput out) throws IOException {
        out.writeLong(session.time);
        Pack.text(session.id, out);
        Pack.text(session.account, out);
        Pack.text(session.sid, out);
        Pack.text(session.kind, out);
        Pack.text(session.address, out);
        Pack.text(session.port, out);
    }

    static Session read(DataInput in) throws IOException {
        return new Session(
                in.readLong(),
                Pack.text(in),
                Pack.text(in),
                Pack.text(in),
                Pack.text(in),
                Pack.text(in),
                Pack.text(in));
    }
}
