package org.cresset.story;

import java.util.List;

/// How what belongs to a story hangs together: at most [#MOST] nodes, the rest folded. Immutable.
///
/// @param nodes those nearer to the origin of the story first
/// @param edges in the order of their time
public record Graph(List<Node> nodes, List<Edge> edges) {

    /// So many nodes a person can still read.
    public static final int MOST = 50;

    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// What a node is.
    public enum Kind {
        PROCESS,
        FILE,
        ADDRESS,
        DOMAIN,
        SESSION,
        SERVICE,
        HOST,
        /// So many nodes that are not shown.
        FOLDED
    }

    /// One thing.
    ///
    /// @param label for people: a program's name, a path, an address
    /// @param detail more of it: a command line; may be empty
    /// @param host where it is; empty for what is outside
    /// @param alerted whether evidence is about it
    /// @param folded how many things it stands for; 1 but where it is [Kind#FOLDED]
    /// @param time when it first shows, or [org.cresset.event.Event#NO_TIME]
    public record Node(
            String id, Kind kind, String label, String detail, String host, boolean alerted, long folded, long time) {}

    /// What an edge is.
    public enum Link {
        SPAWNED,
        WROTE,
        /// A file was run as a process.
        RAN,
        INJECTED,
        CONNECTED,
        LOOKED_UP,
        /// A logon session on another host.
        LOGGED_ON,
        /// A service or task was made.
        CREATED,
        /// In the same session, or nothing but near in time.
        NEAR
    }

    /// Something that one thing did to another.
    ///
    /// @param confidence from 0 to 1
    /// @param time when, or [org.cresset.event.Event#NO_TIME]
    /// @param detail more of it, such as a port; may be empty
    public record Edge(String from, String to, Link kind, double confidence, long time, String detail) {}
}
