package org.cresset.detect;

import java.util.List;
import org.cresset.event.FieldTable;
import org.cresset.rule.Condition;
import org.cresset.rule.index.Index;
import org.jspecify.annotations.Nullable;

/// The conditions of the rules of one log source, and their index, which is made when it is first asked for. Shared by
/// the sets of rules that have the same conditions there. Safe for any thread.
final class Compiled {

    private final List<Condition> conditions;
    private final FieldTable fields;
    private volatile @Nullable Index index;

    Compiled(List<Condition> conditions, FieldTable fields) {
        this.conditions = List.copyOf(conditions);
        this.fields = fields;
    }

    boolean isOf(List<Condition> others) {
        return conditions.equals(others);
    }

    Index index() {
        Index made = index;
        return made == null ? compiled() : made;
    }

    private synchronized Index compiled() {
        Index made = index;
        if (made == null) {
            made = new Index(conditions, fields);
            index = made;
        }
        return made;
    }
}
