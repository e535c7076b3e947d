package org.cresset.detect.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.EventSource;
import org.cresset.rule.Glob;

/// A form of alert: which records have it, and which of their fields say what. Immutable.
///
/// @param product whose alerts they are; with it begin the ids of their rules
/// @param where which records are of this form
/// @param fields the fields of each role, the best first
/// @param severities what its severities mean
record AlertForm(String product, Where where, Map<Role, List<String>> fields, Severities severities) {

    public AlertForm {
        fields = Map.copyOf(fields);
    }

    /// Which records are of a form.
    ///
    /// @param source product and service that the record is of already; empty for any
    /// @param asked fields that it has, and the values, folded, that one of them may be; none for any
    /// @param path what the path of its file is like
    record Where(List<String> source, Map<String, Set<String>> asked, Optional<Glob> path) {
        Where {
            source = List.copyOf(source);
            asked = Map.copyOf(asked);
        }

        boolean admits(EventSource given) {
            return source.isEmpty()
                    || (given.product().filter(source.getFirst()::equals).isPresent()
                            && given.service().filter(source.getLast()::equals).isPresent());
        }
    }

    /// The fields of a role.
    List<String> of(Role role) {
        return fields.getOrDefault(role, List.of());
    }
}
