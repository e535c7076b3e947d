package org.cresset.read;

import org.cresset.event.Event;

/// Takes what is read. Called from the thread that reads, in the order of the input.
public interface Sink {

    /// An event. It belongs to the reader, which fills it anew as soon as this call returns.
    void event(Event event);

    /// Something that a reader noticed about the file itself, as an event of its own log source; it is no record. It
    /// belongs to the reader, as records do.
    void remark(Event event);

    /// A piece of input that should be an event, or a file of a known kind, and could not be read.
    void unreadable(Unreadable piece);

    /// A file that holds no telemetry and does not claim to (an empty file, the metadata of an archiver).
    void skipped(Unreadable piece);
}
