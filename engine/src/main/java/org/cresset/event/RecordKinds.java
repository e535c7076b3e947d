package org.cresset.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.event.EventSource.Alias;
import org.jspecify.annotations.Nullable;

/// Tells what a record is by the fields it has, by the table `records.tsv`. Safe for any thread.
final class RecordKinds {

    private static final int COLUMNS = 7;
    private static final int FORM = 1;
    static final int PRODUCT = 2;
    private static final int CATEGORY = 3;
    static final int SERVICE = 4;
    private static final int HAS = 5;
    private static final int WHEN = 6;

    /// What a row asks of the value of a field.
    ///
    /// @param whole whether the value must be one of these, and not only begin so
    private record Asked(int slot, boolean whole, List<String> values) {

        boolean holds(Event event) {
            for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
                if (isOne(event.folded(entry))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isOne(String value) {
            for (String wanted : values) {
                if (whole ? value.equals(wanted) : value.startsWith(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Kind(List<Integer> has, List<Asked> asked, EventSource source) {

        boolean fits(Event event) {
            for (int slot : has) {
                if (event.first(slot) < 0) {
                    return false;
                }
            }
            for (Asked each : asked) {
                if (!each.holds(event)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// By form; those of no form stand under the empty word.
    private final Map<String, List<Kind>> kinds = new HashMap<>();

    /// @param aliases what the events of a row, by its name, know by another name
    RecordKinds(FieldTable fields, Function<String, List<Alias>> aliases) {
        for (Table.Row row : rows()) {
            EventSource source = new EventSource(
                    optional(row.cell(PRODUCT)),
                    optional(row.cell(SERVICE)),
                    Set.copyOf(categories(row)),
                    aliases.apply(row.cell(0)));
            kinds.computeIfAbsent(optional(row.cell(FORM)).orElse(""), unseen -> new ArrayList<>())
                    .add(new Kind(
                            has(row).map(fields::slot).toList(),
                            asked(row).map(each -> asked(each, fields)).toList(),
                            source));
        }
    }

    /// The categories that a row names, with `|` between.
    static List<String> categories(Table.Row row) {
        return optional(row.cell(CATEGORY))
                .map(cell -> List.of(cell.split("\\|", -1)))
                .orElse(List.of());
    }

    static List<Table.Row> rows() {
        return Table.read(RecordKinds.class, "records.tsv", COLUMNS);
    }

    /// The fields that must have slots so that records can be known.
    static Set<String> fields() {
        return rows().stream()
                .flatMap(row -> Stream.concat(has(row), asked(row).map(RecordKinds::field)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> has(Table.Row row) {
        return row.cell(HAS).equals("-")
                ? Stream.empty()
                : Arrays.stream(row.cell(HAS).split(",", -1));
    }

    private static Stream<String> asked(Table.Row row) {
        return row.cell(WHEN).equals("-")
                ? Stream.empty()
                : Arrays.stream(row.cell(WHEN).split("&", -1));
    }

    private static String field(String asked) {
        String field = asked.substring(0, asked.indexOf('='));
        return field.endsWith("^") ? field.substring(0, field.length() - 1) : field;
    }

    private static Asked asked(String asked, FieldTable fields) {
        int equals = asked.indexOf('=');
        List<String> values = Arrays.stream(asked.substring(equals + 1).split("\\|", -1))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
        return new Asked(fields.slot(field(asked)), asked.charAt(equals - 1) != '^', values);
    }

    private static Optional<String> optional(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(cell);
    }

    /// What the event is, or nothing where no row fits.
    @Nullable
    EventSource of(Event event) {
        for (Kind kind : kinds.getOrDefault(event.form(), List.of())) {
            if (kind.fits(event)) {
                return kind.source();
            }
        }
        return null;
    }
}
