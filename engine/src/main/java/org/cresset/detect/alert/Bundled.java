package org.cresset.detect.alert;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.detect.alert.AlertForm.Where;
import org.cresset.event.Fold;
import org.cresset.event.Table;

/// The forms of alerts that the jar brings: the table `alerts.tsv`.
final class Bundled {

    private static final int COLUMNS = 4;

    private Bundled() {}

    /// @throws IllegalStateException where a row is wrong
    static List<AlertForm> forms() {
        return Table.read(Bundled.class, "alerts.tsv", COLUMNS).stream()
                .map(row -> {
                    try {
                        return form(row);
                    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
                        throw new IllegalStateException(row.place() + ": " + wrong.getMessage(), wrong);
                    }
                })
                .toList();
    }

    private static AlertForm form(Table.Row row) {
        List<String> source =
                row.cell(1).equals("-") ? List.of() : List.of(row.cell(1).split("/", -1));
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        for (String each : row.cell(2).split(",", -1)) {
            String[] named = each.split("=", 2);
            asked.put(named[0], named.length == 1 ? Set.of() : values(named[1]));
        }
        Map<Role, List<String>> fields = new EnumMap<>(Role.class);
        for (String each : row.cell(3).split(" ", -1)) {
            String[] named = each.split("=", 2);
            fields.put(
                    Role.valueOf(named[0].toUpperCase(Locale.ROOT)),
                    Stream.of(named[1].split("\\|", -1)).toList());
        }
        return new AlertForm(
                row.cell(0), new Where(source, asked, Optional.empty()), fields, Severities.of(row.cell(0)));
    }

    private static Set<String> values(String cell) {
        return Stream.of(cell.split("\\|", -1)).map(Fold::fold).collect(Collectors.toUnmodifiableSet());
    }
}
