package org.cresset.intel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The techniques of ATT&CK for enterprises, by id. Immutable.
public final class Techniques {

    /// The version of ATT&CK that the table is made from.
    public static final String VERSION = "18.1";

    /// The tactics by their short names, in the order of an attack.
    public static final List<String> TACTICS = List.of(
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

    private static final Map<String, String> CHANGES = changes();

    private final TreeMap<String, Technique> byId = new TreeMap<>();

    /// Reads the table that the jar brings.
    ///
    /// @throws IllegalStateException where it is missing or a row is wrong
    public Techniques() {
        for (Technique technique : KnowledgeTables.techniques()) {
            if (technique.domains().contains("enterprise")) {
                if (!TACTICS.containsAll(technique.tactics())) {
                    throw new IllegalStateException("techniques.tsv: unknown tactic of " + technique.id());
                }
                byId.put(technique.id(), technique);
            }
        }
    }

    /// What an id of another version of ATT&CK is called in the version of our table. Rules and reports live longer
    /// than ids: `T1086` of 2017 and `T1685.001` of 2026 are `T1059.001` and `T1562.002` here.
    ///
    /// @param written the id of a technique, or the short name of a tactic
    /// @return the same where nothing else is known of it
    public static String current(String written) {
        return CHANGES.getOrDefault(written, written);
    }

    private static Map<String, String> changes() {
        Map<String, String> changes = new TreeMap<>();
        Rows.of("technique-changes.tsv", 3).forEach(cells -> changes.put(cells.get(0), cells.get(1)));
        return Map.copyOf(changes);
    }

    public Optional<Technique> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All of them, in the order of their ids.
    public List<Technique> all() {
        return List.copyOf(byId.values());
    }

    /// Whether a technique that is not here has a number behind all that are, so that a later version may know it.
    public boolean isLater(String id) {
        return id.compareTo(byId.lastKey()) > 0;
    }

    /// The short name of a tactic by the name in a tag, such as `credential_access`.
    public static Optional<String> tactic(String name) {
        return Optional.of(current(name.replace('_', '-'))).filter(TACTICS::contains);
    }
}
