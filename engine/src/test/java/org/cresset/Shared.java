package org.cresset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The data beside the project, which is never part of it: real telemetry and other people's rules.
///
/// The folder is named by the system property `cresset.shared` or the variable `CRESSET_SHARED`. Where it is missing,
/// tests that need it are skipped, loudly; where `CI` is set they fail.
public final class Shared {

    private Shared() {}

    /// A file or folder of the shared data; ends the test where there is none.
    public static Path path(String below) {
        Optional<Path> root = Optional.ofNullable(System.getProperty("cresset.shared"))
                .or(() -> Optional.ofNullable(System.getenv("CRESSET_SHARED")))
                .filter(name -> !name.isBlank())
                .map(Path::of);
        boolean there = root.isPresent() && Files.exists(root.get().resolve(below));
        if (!there && System.getenv("CI") != null) {
            throw new AssertionError("CRESSET_SHARED does not lead to " + below + ": " + root);
        }
        if (!there) {
            System.err.println("SKIPPED, for lack of shared data (CRESSET_SHARED): " + below);
        }
        Assumptions.assumeTrue(there, "no shared data: " + below);
        return root.orElseThrow().resolve(below);
    }
}
