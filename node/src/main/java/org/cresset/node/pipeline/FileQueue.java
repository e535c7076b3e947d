package org.cresset.node.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Inputs;

/// Files that threads take one after another. Safe for any thread.
final class FileQueue {

    private final List<Inputs.File> files;
    private final AtomicInteger next = new AtomicInteger();

    FileQueue(List<Inputs.File> files) {
        this.files = files;
    }

    /// Takes files.
    interface Taker {

        /// Reads a file to its end. The stream stays open.
        ///
        /// @param modified when it was last modified, in microseconds since 1970
        void read(String shown, long modified, InputStream in);

        void unreadable(Unreadable piece);
    }

    /// Hands on files until none is left.
    void drain(Taker taker) {
        for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            Inputs.File file = files.get(i);
            try (InputStream in = Files.newInputStream(file.path())) {
                taker.read(file.shown(), file.modified(), in);
            } catch (UncheckedIOException e) {
                throw e;
            } catch (IOException e) {
                taker.unreadable(new Unreadable(file.shown(), 0, "cannot be opened: " + e.getMessage()));
            }
        }
    }
}
