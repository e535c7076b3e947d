package org.cresset.detect.alert;

import java.util.List;
import java.util.Locale;

/// What a field of an alert holds.
enum Role {
    TIME,
    HOST,
    NAME,
    ID,
    SEVERITY,
    TECHNIQUE,
    TACTIC,
    /// Words beside the name by which the alert may be understood: a category, a group.
    WORDS,
    USER,
    PID,
    GUID,
    IMAGE,
    COMMAND_LINE,
    SOURCE,
    DESTINATION;

    /// The roles that a detection shows, in this order.
    static final List<Role> SHOWN = List.of(NAME, ID, SEVERITY, WORDS, USER, SOURCE, DESTINATION);

    /// What tables and mapping files call it.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What rules call a field that holds it; empty where they have no name for it.
    String field() {
        return switch (this) {
            case HOST -> "Computer";
            case USER -> "User";
            case PID -> "ProcessId";
            case GUID -> "ProcessGuid";
            case IMAGE -> "Image";
            case COMMAND_LINE -> "CommandLine";
            case SOURCE -> "src_ip";
            case DESTINATION -> "dst_ip";
            case TIME, NAME, ID, SEVERITY, TECHNIQUE, TACTIC, WORDS -> "";
        };
    }
}
