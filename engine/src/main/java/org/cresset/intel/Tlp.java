package org.cresset.intel;

import java.util.Locale;
import java.util.Optional;

/// How far something may be passed on, by the Traffic Light Protocol 2.0; from the freest to the strictest.
public enum Tlp {
    CLEAR("CLEAR", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
    GREEN("GREEN", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    AMBER("AMBER", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    AMBER_STRICT("AMBER+STRICT", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
    RED("RED", "e828b379-4e03-4974-9ac4-e53a884c97c1");

    /// By this extension STIX 2.1 marks what TLP 2.0 says.
    public static final String STIX_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private final String label;
    private final String uuid;

    Tlp(String label, String uuid) {
        this.label = label;
        this.uuid = uuid;
    }

    /// The id of its marking in STIX, which is the same everywhere.
    public String stixId() {
        return "marking-definition--" + uuid;
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
