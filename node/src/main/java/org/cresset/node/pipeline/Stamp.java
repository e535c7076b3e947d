package org.cresset.node.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// By what it is told that a file has not changed: its time, its length, and which file it is on the disk, which
/// another takes the place of when an editor saves.
///
/// @param modified when it was last written
/// @param key which file it is, where the file system tells
/// @param settled whether it was last written so long before it was looked at that a change since then shows in its
///     time, however coarse that is
record Stamp(FileTime modified, long length, Optional<String> key, boolean settled) {

    private static final Duration COARSEST = Duration.ofSeconds(3);

    /// The stamp of a file; none where it is not there, or hidden.
    static Optional<Stamp> of(Path file, InstantSource clock) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            FileTime modified = found.lastModifiedTime();
            boolean settled = modified.toInstant().isBefore(clock.instant().minus(COARSEST));
            Optional<String> key = Optional.ofNullable(found.fileKey()).map(Object::toString);
            return Optional.of(new Stamp(modified, found.size(), key, settled));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// The same, to be held against others without regard to when they were taken.
    Stamp unsettled() {
        return new Stamp(modified, length, key, false);
    }

    /// Whether a file that has the other stamp now is what it was, but for a change that no stamp can tell.
    boolean isStill(Stamp now) {
        return unsettled().equals(now.unsettled());
    }
}
