package org.cresset.story;

import java.util.List;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// What kind of thing was found: a rule, or the signature of another product. Immutable.
///
/// @param status how far its author trusts it, as Sigma says it: `stable`, `test`, `experimental`...
/// @param techniques of ATT&CK; the first is the one that it is shown under
/// @param tactics by their short names
/// @param software of ATT&CK that it is written for, such as `S0002`
public record Signature(
        String id,
        String title,
        Level level,
        String status,
        List<String> techniques,
        List<String> tactics,
        List<String> software) {

    public Signature {
        techniques = List.copyOf(techniques);
        tactics = List.copyOf(tactics);
        software = List.copyOf(software);
    }

    public static Signature of(SigmaRule rule) {
        List<String> software = rule.tags().stream()
                .filter(tag -> tag.matches("attack\\.s\\d{4}"))
                .map(tag -> tag.substring("attack.".length()).toUpperCase(java.util.Locale.ROOT))
                .toList();
        return new Signature(
                rule.id(), rule.title(), rule.level(), rule.status(), rule.techniques(), rule.tactics(), software);
    }

    /// The technique that it is shown under; empty where it names none.
    public String technique() {
        return techniques.isEmpty() ? "" : techniques.getFirst();
    }

    /// How much one finding of it counts, before anything is known of how rare it is.
    public double severity() {
        return switch (level) {
            case INFORMATIONAL -> 0.25;
            case LOW -> 0.5;
            case MEDIUM -> 1;
            case HIGH -> 2;
            case CRITICAL -> 3;
        };
    }
}
