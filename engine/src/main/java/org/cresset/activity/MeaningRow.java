package org.cresset.activity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cresset.activity.Activity.Change;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Table;
import org.jspecify.annotations.Nullable;

/// A row of `activities.tsv`: which events it fits, and where they hold what.
final class MeaningRow {

    private static final int COLUMNS = 6;

    /// Any value will do.
    private static final Set<String> ANY = Set.of("*");

    /// Where a role stands, the best place first, or the text that it always is.
    ///
    /// @param last whether the last value of a field is meant
    record Role(List<Integer> slots, String text, boolean last) {}

    private final String kind;
    private final Function<Values, Activity> maker;
    private final Change change;
    private final Optional<String> product;
    private final Optional<String> category;
    private final Optional<String> service;
    private final Set<String> ids;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<Integer, Set<String>> when = new HashMap<>();

    private MeaningRow(Table.Row row, FieldTable fields) {
        String[] named = row.cell(0).split(":", 2);
        kind = named[0];
        maker = Meaning.of(kind);
        change = named.length == 1 ? Change.WRITTEN : Change.valueOf(named[1].toUpperCase(Locale.ROOT));
        product = optional(row.cell(1));
        category = optional(row.cell(2));
        service = optional(row.cell(3));
        ids = row.cell(4).equals("*") ? Set.of() : Set.of(row.cell(4).split(",", -1));
        for (String assigned : row.cell(5).split(" ", -1)) {
            assign(assigned, fields);
        }
    }

    private void assign(String assigned, FieldTable fields) {
        String role = assigned.substring(0, assigned.indexOf('='));
        String value = assigned.substring(role.length() + 1);
        if (role.equals("when")) {
            int colon = value.indexOf(':');
            when.put(
                    fields.slot(value.substring(0, colon)),
                    Set.of(value.substring(colon + 1).split(",", -1)));
        } else if (value.startsWith("'")) {
            roles.put(role, new Role(List.of(), value.substring(1, value.length() - 1), false));
        } else {
            roles.put(
                    role,
                    new Role(
                            Arrays.stream(bare(value).split("\\|", -1))
                                    .map(fields::slot)
                                    .toList(),
                            "",
                            value.endsWith("!")));
        }
    }

    static List<MeaningRow> all(FieldTable fields) {
        return Table.read(MeaningRow.class, "activities.tsv", COLUMNS).stream()
                .map(row -> {
                    try {
                        return new MeaningRow(row, fields);
                    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
                        throw new IllegalStateException(row.place() + ": " + wrong.getMessage(), wrong);
                    }
                })
                .toList();
    }

    /// The fields that rows name.
    static Set<String> fields() {
        Set<String> names = new TreeSet<>();
        for (Table.Row row : Table.read(MeaningRow.class, "activities.tsv", COLUMNS)) {
            for (String assigned : row.cell(5).split(" ", -1)) {
                String value = assigned.substring(assigned.indexOf('=') + 1);
                String fields = assigned.startsWith("when=") ? value.substring(0, value.indexOf(':')) : value;
                if (!value.startsWith("'")) {
                    names.addAll(List.of(bare(fields).split("\\|", -1)));
                }
            }
        }
        return names;
    }

    private static String bare(String value) {
        return value.endsWith("!") ? value.substring(0, value.length() - 1) : value;
    }

    private static Optional<String> optional(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(cell);
    }

    /// Whether events of the source may fit.
    boolean serves(EventSource source) {
        return (product.isEmpty() || product.equals(source.product()))
                && (service.isEmpty() || service.equals(source.service()))
                && (category.isEmpty() || source.categories().contains(category.get()));
    }

    /// Whether an event of such a source and id fits.
    boolean fits(Event event) {
        for (Map.Entry<Integer, Set<String>> asked : when.entrySet()) {
            int entry = event.first(asked.getKey());
            boolean any = asked.getValue().equals(ANY);
            if (entry < 0 || (!any && !asked.getValue().contains(event.value(entry)))) {
                return false;
            }
        }
        return true;
    }

    /// The event ids that it asks for; none where any will do.
    Set<String> ids() {
        return ids;
    }

    /// The word of the table for what it makes.
    String kind() {
        return kind;
    }

    Activity of(Event event, String source) {
        return maker.apply(new Values(this, event, source));
    }

    Change change() {
        return change;
    }

    @Nullable
    Role role(String name) {
        return roles.get(name);
    }
}
