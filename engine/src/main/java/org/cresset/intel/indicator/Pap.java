package org.cresset.intel.indicator;

import java.util.Locale;
import java.util.Optional;

/// What may be done with something, by the Permissible Actions Protocol; from the freest to the strictest.
public enum Pap {
    /// Anything.
    CLEAR,
    /// Also what its owner notices, such as blocking.
    GREEN,
    /// Also asking third parties, but nothing that its owner notices.
    AMBER,
    /// Only what nobody outside notices.
    RED;

    public String label() {
        return name();
    }

    /// Reads `PAP:AMBER`, `amber`, and `WHITE`, which is what is clear now.
    public static Optional<Pap> of(String written) {
        String upper = written.strip().toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("PAP:") ? upper.substring("PAP:".length()) : upper;
        return switch (bare) {
            case "CLEAR", "WHITE" -> Optional.of(CLEAR);
            case "GREEN" -> Optional.of(GREEN);
            case "AMBER" -> Optional.of(AMBER);
            case "RED" -> Optional.of(RED);
            default -> Optional.empty();
        };
    }
}
