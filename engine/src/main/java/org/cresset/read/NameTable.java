package org.cresset.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cresset.event.FieldTable;
import org.cresset.event.Table;
import org.cresset.read.Names.Role;

/// The table `names.tsv`: what rules call the fields of exporters. Read once, for all. Safe for any thread.
final class NameTable {

    private static final Pattern NAMESPACE = Pattern.compile("[.@]xmlns(:[^.]*)?$");
    private static final String TIME = "TIME";
    private static final Map<String, Row> EXACT = new HashMap<>();
    private static final List<Map.Entry<String, Row>> PREFIXES = new ArrayList<>();

    static {
        for (Table.Row row : Table.read(NameTable.class, "names.tsv", 3)) {
            String path = row.cell(0);
            if (path.endsWith(".*")) {
                PREFIXES.add(Map.entry(path.substring(0, path.length() - 1), row(row)));
            } else if (EXACT.put(path, row(row)) != null) {
                throw new IllegalStateException(row.place() + ": " + path + " stands twice");
            }
        }
        PREFIXES.sort(Comparator.comparingInt(prefix -> -prefix.getKey().length()));
    }

    private NameTable() {}

    /// How a path of a Windows record is named; `-` where the value is dropped.
    record Row(String name, Set<Role> roles, int time) {}

    private static Row row(Table.Row row) {
        String role = row.cell(2).toUpperCase(Locale.ROOT);
        if (role.equals("-") || role.equals("RECEIVED")) {
            return new Row(row.cell(1), Set.of(), role.equals("-") ? 0 : Times.RECEIVED_LOCALLY);
        }
        try {
            return role.startsWith(TIME)
                    ? new Row(row.cell(1), Set.of(), Integer.parseInt(role.substring(TIME.length())))
                    : new Row(row.cell(1), EnumSet.of(Role.valueOf(role)), 0);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(row.place() + ": unknown role " + row.cell(2), unknown);
        }
    }

    /// How a path is named.
    static Row row(String path, FieldTable fields) {
        Row row = EXACT.get(path);
        if (row != null) {
            return row;
        }
        if (NAMESPACE.matcher(path).find()) {
            return new Row("-", Set.of(), 0);
        }
        for (Map.Entry<String, Row> prefix : PREFIXES) {
            if (path.startsWith(prefix.getKey())) {
                return new Row(
                        rest(
                                path.substring(prefix.getKey().length()),
                                prefix.getValue().name(),
                                fields),
                        prefix.getValue().roles(),
                        0);
            }
        }
        return new Row(path, Set.of(), 0);
    }

    private static String rest(String rest, String name, FieldTable fields) {
        String inner = name.equals("?*") ? rest.substring(rest.indexOf('.') + 1) : rest;
        if (name.equals("-")) {
            return name;
        }
        if (name.equals("^*")) {
            inner = capital(inner, fields);
        }
        Row known = EXACT.get(inner);
        return known == null || !known.roles().contains(Role.GUID) ? inner : known.name();
    }

    /// The name with a capital first, unless only the name as it is belongs to a field.
    private static String capital(String name, FieldTable fields) {
        if (name.isEmpty()) {
            return name;
        }
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return fields.slot(capital) < 0 && fields.slot(name) >= 0 ? name : capital;
    }
}
