package org.cresset.read.archive;

import java.io.IOException;

/// An archive that goes beyond a limit; the message says which.
final class ArchiveRefused extends IOException {
    ArchiveRefused(String message) {
        super(message);
    }
}
