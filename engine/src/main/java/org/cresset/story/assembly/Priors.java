package org.cresset.story.assembly;

import org.cresset.rule.Level;
import org.cresset.story.Signature;
import org.cresset.surprise.Baseline;

/// What rules are worth where nothing is known yet. The constants are chosen by `bench/tune stories`.
final class Priors {

    private Priors() {}

    /// How often a rule of a level fires on any host, in episodes a day.
    static double rate(Level level) {
        return switch (level) {
            case INFORMATIONAL -> 4;
            case LOW -> 1;
            case MEDIUM -> 0.2;
            case HIGH -> 0.1;
            case CRITICAL -> 0.05;
        };
    }

    /// Of how many of its findings a rule is right, by what its author says of it.
    static double precision(Signature signature) {
        return switch (signature.status()) {
            case "experimental" -> 0.8;
            case "deprecated", "unsupported" -> 0.6;
            default -> 1;
        };
    }

    static Baseline.Worth worth(Signature signature) {
        String tactic = signature.tactics().isEmpty() ? "" : signature.tactics().getFirst();
        return new Baseline.Worth(tactic, signature.severity(), rate(signature.level()));
    }
}
