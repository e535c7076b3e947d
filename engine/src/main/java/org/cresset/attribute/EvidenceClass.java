package org.cresset.attribute;

import java.util.Set;
import org.cresset.intel.Technique;

/// Kinds of evidence that an attacker chooses apart from each other, so that one does not follow from another.
public enum EvidenceClass {

    /// How it is prepared, gets in, and is steered from outside.
    APPROACH,
    /// What is done inside.
    CONDUCT,
    /// With which programs, and what only they are known to do.
    TOOLS,
    /// Against whom.
    VICTIM,
    /// Addresses, domains and files of others' reports.
    INDICATORS;

    private static final Set<String> OUTSIDE =
            Set.of("reconnaissance", "resource-development", "initial-access", "command-and-control", "exfiltration");

    /// The class of a technique: approach where any of its tactics is one of those.
    static EvidenceClass of(Technique technique) {
        return technique.tactics().stream().anyMatch(OUTSIDE::contains) ? APPROACH : CONDUCT;
    }
}
