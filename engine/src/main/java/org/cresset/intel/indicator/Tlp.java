package org.cresset.intel.indicator;

import java.util.Locale;
import java.util.Optional;

/// How far something may be passed on, by the Traffic Light Protocol 2.0; from the freest to the strictest.
public enum Tlp {
    CLEAR("CLEAR"),
    GREEN("GREEN"),
    AMBER("AMBER"),
    AMBER_STRICT("AMBER+STRICT"),
    RED("RED");

    private final String label;

    Tlp(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether this forbids nothing that the other allows.
    public boolean isWithin(Tlp most) {
        return compareTo(most) <= 0;
    }

    /// Reads `TLP:AMBER+STRICT`, `amber`, and `WHITE`, which version 1 called what is clear now.
    public static Optional<Tlp> of(String written) {
        String upper = written.strip().toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("TLP:") ? upper.substring("TLP:".length()) : upper;
        return switch (bare.replace('_', '+').replace('-', '+').replace(' ', '+')) {
            case "CLEAR", "WHITE" -> Optional.of(CLEAR);
            case "GREEN" -> Optional.of(GREEN);
            case "AMBER" -> Optional.of(AMBER);
            case "AMBER+STRICT" -> Optional.of(AMBER_STRICT);
            case "RED" -> Optional.of(RED);
            default -> Optional.empty();
        };
    }
}
