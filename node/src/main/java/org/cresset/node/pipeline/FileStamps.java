package org.cresset.node.pipeline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.read.file.Inputs;

/// Tells whether any of the files that some paths stand for has changed, come or gone. For one thread.
public final class FileStamps {

    private final List<Path> paths;
    private final InstantSource clock;
    private Map<Path, Stamp> seen;

    public FileStamps(List<Path> paths, InstantSource clock) {
        this.paths = List.copyOf(paths);
        this.clock = clock;
        seen = stamps();
    }

    /// Looks at all of them; says whether they are not what they were the last time.
    public boolean look() {
        Map<Path, Stamp> now = stamps();
        boolean same = now.equals(seen);
        seen = now;
        return !same;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Inputs.File file : Inputs.find(paths).files()) {
            Stamp.of(file.path(), clock).ifPresent(stamp -> stamps.put(file.path(), stamp.unsettled()));
        }
        return stamps;
    }
}
