package org.cresset.event;

/// Tells which log source an event comes from and gives its fields the names that rules know. Readers call it once for
/// each event, when all its values are there.
public interface Resolver {

    void resolve(Event event);

    /// Says of which file the events are that follow, by the path that [Place] has.
    default void begins(String path) {}
}
