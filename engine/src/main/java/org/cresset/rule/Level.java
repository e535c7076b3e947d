package org.cresset.rule;

import java.util.Locale;
import java.util.Optional;

/// How bad it is if a rule fires, from least to worst.
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public static Optional<Level> of(String name) {
        for (Level level : values()) {
            if (level.label().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return name.equalsIgnoreCase("info") ? Optional.of(INFORMATIONAL) : Optional.empty();
    }

    /// The name as Sigma writes it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
