package org.cresset.report;

import java.util.List;
import org.cresset.read.Unreadable;
import org.cresset.report.Inventory.Gap;

/// What logs hold, and what rules cannot see in them.
///
/// @param files how many files were read
/// @param unreadable how many pieces could not be read
/// @param listed those of them that are listed, by file and place
/// @param skipped how many files hold no telemetry
/// @param rules how many rules are active
/// @param gap how many hours without a record are a gap
public record StockTaking(
        int files,
        Inventory inventory,
        long unreadable,
        List<Unreadable> listed,
        long skipped,
        List<Blind> blind,
        int rules,
        int gap) {

    public StockTaking {
        listed = List.copyOf(listed);
        blind = List.copyOf(blind);
    }

    public List<Gap> gaps() {
        return inventory.gaps(gap);
    }

    /// How many rules have no log that they look at.
    public int blindRules() {
        return blind.stream().mapToInt(Blind::rules).sum();
    }
}
