package org.cresset.rule;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The modifiers of Sigma 2.1, each of which changes what an item of a detection asks.
public enum Modifier {
    ALL,
    BASE64,
    BASE64OFFSET,
    CASED,
    CIDR,
    CONTAINS,
    DAY,
    ENDSWITH,
    EXISTS,
    EXPAND,
    FIELDREF,
    GT,
    GTE,
    HOUR,
    IGNORECASE,
    LT,
    LTE,
    MINUTE,
    MONTH,
    MULTILINE,
    DOTALL,
    NEQ,
    RE,
    STARTSWITH,
    UTF16,
    UTF16BE,
    UTF16LE,
    WEEK,
    WINDASH,
    YEAR;

    private static final Map<String, Modifier> SHORT =
            Map.of("i", IGNORECASE, "m", MULTILINE, "s", DOTALL, "wide", UTF16LE);

    /// The modifier of this name, spelled as rules spell it.
    public static Optional<Modifier> of(String name) {
        Modifier known = SHORT.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        for (Modifier modifier : values()) {
            if (modifier.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(modifier);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
