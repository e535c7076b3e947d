package org.cresset.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.event.EventSource.Alias;

/// Tells what a record is by the fields it has, by the table `records.tsv`. Safe for any thread.
final class RecordKinds {

    private static final int COLUMNS = 7;
    private static final int FORM = 1;
    static final int PRODUCT = 2;
    private static final int CATEGORY = 3;
    static final int SERVICE = 4;
    private static final int HAS = 5;
    private static final int WHEN = 6;

    /// What a row asks of the value of one of some fields.
    private static final class Asked {

        private final int[] slots;
        private final char how;
        private final List<String> values;

        /// @param how `=` for one of these, `^` for one that begins so, `*` for one that has it in it
        Asked(int[] slots, char how, List<String> values) {
            this.slots = slots;
            this.how = how;
            this.values = values;
        }

        boolean holds(Event event) {
            for (int slot : slots) {
                for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
                    if (holds(event.folded(entry))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean holds(String value) {
            for (String wanted : values) {
                boolean fits = how == '^' ? value.startsWith(wanted) : how == '*' && value.contains(wanted);
                if (fits || value.equals(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A row.
    private static final class Kind {

        private final int[][] has;
        private final Asked[] asked;
        private final EventSource source;

        /// @param has of each field that must be there the slots of its name in any case
        Kind(int[][] has, Asked[] asked, EventSource source) {
            this.has = has;
            this.asked = asked;
            this.source = source;
        }

        EventSource source() {
            return source;
        }

        /// Groups of fields of each of which the event must have one.
        List<int[]> needs() {
            return Stream.concat(Arrays.stream(has), Arrays.stream(asked).map(each -> each.slots))
                    .toList();
        }

        boolean fits(Event event) {
            for (int[] slots : has) {
                if (!hasAny(event, slots)) {
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

        private static boolean hasAny(Event event, int[] slots) {
            for (int slot : slots) {
                if (event.first(slot) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The rows of one form in their order, and by the field that fewest of them need.
    private static final class Rows {

        private final Kind[] rows;
        private final int[][] bySlot;
        private final int[] always;

        Rows(List<Kind> kinds, int slots) {
            rows = kinds.toArray(Kind[]::new);
            int[] uses = new int[slots];
            kinds.forEach(kind ->
                    kind.needs().forEach(group -> Arrays.stream(group).forEach(slot -> uses[slot]++)));
            List<List<Integer>> found = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                    .limit(slots + 1L)
                    .toList();
            for (int row = 0; row < rows.length; row++) {
                int number = row;
                int[] rarest = rows[row].needs().stream()
                        .min(Comparator.comparingInt(group ->
                                Arrays.stream(group).map(slot -> uses[slot]).sum()))
                        .orElse(new int[] {slots});
                Arrays.stream(rarest).forEach(slot -> found.get(slot).add(number));
            }
            bySlot = found.stream().map(Rows::ints).toArray(int[][]::new);
            always = bySlot[slots];
        }

        private static int[] ints(List<Integer> numbers) {
            return numbers.stream().mapToInt(number -> number).distinct().toArray();
        }

        /// Hot path: only rows are tried that need a field which the event has.
        EventSource of(Event event) {
            int best = first(always, rows.length, event);
            for (int entry = 0; entry < event.size(); entry++) {
                int slot = event.slot(entry);
                if (slot >= 0 && event.first(slot) == entry) {
                    best = first(bySlot[slot], best, event);
                }
            }
            return best == rows.length ? EventSource.UNKNOWN : rows[best].source();
        }

        private int first(int[] numbers, int best, Event event) {
            for (int number : numbers) {
                if (number >= best) {
                    return best;
                }
                if (rows[number].fits(event)) {
                    return number;
                }
            }
            return best;
        }
    }

    /// By form; those of no form stand under the empty word.
    private final Map<String, Rows> kinds = new HashMap<>();

    /// @param aliases what the events of a row, by its name, know by another name
    RecordKinds(FieldTable fields, Function<String, List<Alias>> aliases) {
        Map<String, List<Kind>> byForm = new HashMap<>();
        for (Table.Row row : rows()) {
            EventSource source = new EventSource(
                    optional(row.cell(PRODUCT)),
                    optional(row.cell(SERVICE)),
                    Set.copyOf(categories(row)),
                    aliases.apply(row.cell(0)));
            byForm.computeIfAbsent(optional(row.cell(FORM)).orElse(""), unseen -> new ArrayList<>())
                    .add(new Kind(
                            has(row).map(field -> slots(field, fields)).toArray(int[][]::new),
                            asked(row).map(each -> asked(each, fields)).toArray(Asked[]::new),
                            source));
        }
        byForm.forEach((form, rows) -> kinds.put(form, new Rows(rows, fields.size())));
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
                .flatMap(row -> Stream.concat(has(row), asked(row).flatMap(RecordKinds::fields)))
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

    /// The fields of which one must have one of the values.
    private static Stream<String> fields(String asked) {
        String named = asked.substring(0, asked.indexOf('='));
        boolean marked = named.endsWith("^") || named.endsWith("*");
        return Arrays.stream((marked ? named.substring(0, named.length() - 1) : named).split(",", -1));
    }

    private static int[] slots(String field, FieldTable fields) {
        return fields.slots(field).stream().mapToInt(slot -> slot).toArray();
    }

    private static Asked asked(String asked, FieldTable fields) {
        int equals = asked.indexOf('=');
        List<String> values = Arrays.stream(asked.substring(equals + 1).split("\\|", -1))
                .map(Fold::fold)
                .toList();
        int[] slots = fields(asked)
                .flatMapToInt(field -> Arrays.stream(slots(field, fields)))
                .toArray();
        return new Asked(slots, asked.charAt(equals - 1), values);
    }

    private static Optional<String> optional(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(cell);
    }

    /// What the event is; [EventSource#UNKNOWN] where no row fits.
    EventSource of(Event event) {
        Rows rows = kinds.get(event.form());
        return rows == null ? EventSource.UNKNOWN : rows.of(event);
    }
}
