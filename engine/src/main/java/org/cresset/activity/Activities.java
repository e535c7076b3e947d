package org.cresset.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;

/// Tells what events mean, by the table `activities.tsv`. Safe for any thread.
public final class Activities {

    /// Sources that name themselves can be many.
    private static final int KEPT_SOURCES = 10_000;

    /// The rows for one source: by event id, and those that any id fits.
    private record Rows(String source, Map<Integer, List<MeaningRow>> ids, List<MeaningRow> others) {

        Optional<Activity> of(Event event, Predicate<String> wanted) {
            int entry = event.first(Fields.EVENT_ID);
            int id = entry < 0 ? -1 : event.number(entry);
            for (MeaningRow row : id < 0 ? others : ids.getOrDefault(id, others)) {
                if (row.fits(event)) {
                    return wanted.test(row.kind()) ? Optional.of(row.of(event, source)) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private final List<MeaningRow> rows;
    private final Map<EventSource, Rows> bySource = new ConcurrentHashMap<>();

    /// @param fields a table with the fields of [#fields()]
    public Activities(FieldTable fields) {
        for (String name : fields()) {
            if (fields.slot(name) < 0) {
                throw new IllegalArgumentException("the table of fields lacks " + name);
            }
        }
        rows = MeaningRow.all(fields);
    }

    /// The fields that must have slots.
    public static Set<String> fields() {
        return MeaningRow.fields();
    }

    /// What an event means, or nothing where the table does not say.
    public Optional<Activity> of(Event event) {
        return of(event, any -> true);
    }

    /// What an event means, where that is of a wanted kind; nothing else is made.
    ///
    /// @param wanted whether a word of the table, such as `process_started`, is wanted
    public Optional<Activity> of(Event event, Predicate<String> wanted) {
        EventSource source = event.source();
        if (source.equals(EventSource.UNKNOWN)) {
            return Optional.empty();
        }
        Rows known = bySource.get(source);
        if (known == null) {
            known = rows(source);
            if (bySource.size() < KEPT_SOURCES) {
                bySource.put(source, known);
            }
        }
        return known.of(event, wanted);
    }

    private Rows rows(EventSource source) {
        List<MeaningRow> serving =
                rows.stream().filter(row -> row.serves(source)).toList();
        Map<Integer, List<MeaningRow>> ids = new HashMap<>();
        for (String id :
                serving.stream().flatMap(row -> row.ids().stream()).distinct().toList()) {
            ids.put(
                    Integer.parseInt(id),
                    serving.stream()
                            .filter(row -> row.ids().isEmpty() || row.ids().contains(id))
                            .toList());
        }
        String name = source.product().orElse("-") + "/" + source.service().orElse("-");
        return new Rows(
                name,
                Map.copyOf(ids),
                serving.stream().filter(row -> row.ids().isEmpty()).toList());
    }
}
