package org.cresset.rule.lint;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.event.KnownSources;
import org.cresset.rule.Finding.Code;

/// The names of fields, whose case counts.
final class FieldNames {

    private final KnownSources sources;

    FieldNames(KnownSources sources) {
        this.sources = sources;
    }

    void check(Subject subject) {
        Set<String> exact = sources.fields(subject.rule().source());
        Map<String, String> known = new TreeMap<>();
        exact.forEach(name -> known.put(name.toLowerCase(Locale.ROOT), name));
        Map<String, String> seen = new TreeMap<>();
        for (String field : subject.rule().fields()) {
            String folded = field.toLowerCase(Locale.ROOT);
            String other = seen.putIfAbsent(folded, field);
            if (other != null) {
                subject.found(
                        Code.FIELD_IN_OTHER_CASE,
                        "it names a field both '" + other + "' and '" + field + "'; to events these are two");
            } else if (!exact.contains(field) && known.containsKey(folded)) {
                subject.found(
                        Code.FIELD_IN_OTHER_CASE,
                        "'" + field + "' is '" + known.get(folded) + "' in events, and case counts");
            }
        }
    }
}
