package org.cresset.read;

import java.io.IOException;
import java.io.InputStream;

/// Turns the bytes of one file into events.
///
/// Streaming: memory does not grow with the file. Foreign bytes never make it throw, loop or allocate without bound:
/// what it cannot read it reports to the sink, with the place, and goes on behind the damage. For one thread.
public interface Reader {

    /// Reads to the end of the stream. The stream stays open.
    ///
    /// @param path the file's name for messages and for the events' places
    /// @throws IOException if the stream itself fails, not if its content is bad
    void read(InputStream in, String path, Sink sink) throws IOException;
}
