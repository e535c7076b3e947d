package org.cresset.activity;

import java.util.Locale;

/// A process as a log names it.
///
/// @param guid an identifier that no other process ever has, in lower case without braces; or empty
/// @param pid its number on the host, which is used again; or -1
/// @param image the path of its program, or its name
public record ProcessRef(String guid, long pid, String image) {

    public static final ProcessRef NONE = new ProcessRef("", -1, "");

    /// How sure it is which process is meant.
    public enum Identity {
        /// By an identifier of its own.
        GUID(1.0),
        /// By its number and the time: numbers are used again.
        PID(0.9),
        /// Not at all but by host, user and time.
        NEARBY(0.2);

        private final double confidence;

        Identity(double confidence) {
            this.confidence = confidence;
        }

        /// From 0 to 1.
        public double confidence() {
            return confidence;
        }
    }

    public Identity identity() {
        return !guid.isEmpty() ? Identity.GUID : pid >= 0 ? Identity.PID : Identity.NEARBY;
    }

    /// Whether anything says which process it is.
    public boolean isNamed() {
        return !guid.isEmpty() || pid >= 0;
    }

    /// The name of its program without the folder, in lower case.
    public String name() {
        int cut = Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/'));
        return image.substring(cut + 1).toLowerCase(Locale.ROOT);
    }
}
