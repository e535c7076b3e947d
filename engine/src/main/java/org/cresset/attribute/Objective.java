package org.cresset.attribute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Technique;

/// What an attack seems to be for, by what was done last and cannot be undone.
///
/// @param aim what for
/// @param because the techniques that show it
public record Objective(Aim aim, List<String> because) {

    public Objective {
        because = List.copyOf(because);
    }

    /// What attacks are for.
    public enum Aim {
        /// To take money for what is held back.
        EXTORTION,
        /// To make data or systems useless.
        DESTRUCTION,
        /// To keep services from their users.
        DISRUPTION,
        /// To use the machines for oneself.
        HIJACKING,
        /// To take information away.
        INFORMATION
    }

    private static final Map<Aim, Set<String>> TECHNIQUES = Map.of(
            Aim.EXTORTION, Set.of("T1486", "T1657"),
            Aim.DESTRUCTION, Set.of("T1485", "T1561", "T1495", "T1490"),
            Aim.DISRUPTION, Set.of("T1498", "T1499", "T1489", "T1531"),
            Aim.HIJACKING, Set.of("T1496"));

    private static final Set<String> TAKING = Set.of("collection", "exfiltration");

    /// What the techniques of an attack show, what weighs most first; nothing where none shows anything yet.
    public static List<Objective> of(Collection<String> techniques, Knowledge knowledge) {
        List<Objective> objectives = new ArrayList<>();
        for (Aim aim : Aim.values()) {
            List<String> because = techniques.stream()
                    .filter(id -> shows(aim, id, knowledge))
                    .sorted()
                    .toList();
            if (!because.isEmpty()) {
                objectives.add(new Objective(aim, because));
            }
        }
        return objectives;
    }

    private static boolean shows(Aim aim, String id, Knowledge knowledge) {
        if (aim != Aim.INFORMATION) {
            return TECHNIQUES.getOrDefault(aim, Set.of()).contains(Technique.parent(id));
        }
        return knowledge.technique(id).map(Technique::tactics).orElse(List.of()).stream()
                .anyMatch(TAKING::contains);
    }
}
