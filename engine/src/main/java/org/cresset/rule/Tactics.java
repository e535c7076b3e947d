package org.cresset.rule;

import java.util.List;

/// The tactics of ATT&CK for enterprises, by their short names.
public final class Tactics {

    /// In the order of an attack.
    public static final List<String> IN_ORDER = List.of(
            "reconnaissance",
            "resource-development",
            "initial-access",
            "execution",
            "persistence",
            "privilege-escalation",
            "defense-evasion",
            "credential-access",
            "discovery",
            "lateral-movement",
            "collection",
            "command-and-control",
            "exfiltration",
            "impact");

    private Tactics() {}
}
