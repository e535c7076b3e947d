package org.cresset.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The log sources that Cresset itself gives events, by the tables `logsources.tsv` and `records.tsv`; beside them a
/// record may say in its own fields what it is. Immutable.
public final class KnownSources {

    /// What readers call their remarks on a log.
    private static final Set<LogSource> REMARKS = Set.of(remarks("evtx"), remarks("clock"));

    private static final Set<String> TAGS = Set.of("product", "category", "service");

    /// What rows of the table make of the events of one channel or action.
    private record Row(Set<String> ids, String product, String category, String service) {

        boolean meets(Row other) {
            return ids.contains("*") || other.ids.contains("*") || ids.stream().anyMatch(other.ids::contains);
        }
    }

    private final Map<String, List<Row>> rows = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Map<String, Set<String>> fields = new TreeMap<>();

    /// Reads the tables that the jar brings.
    public KnownSources() {
        for (Table.Row row : Table.read(LogSources.class, "logsources.tsv", 7)) {
            Row read = new Row(Set.of(row.cell(2).split(",", -1)), row.cell(3), row.cell(4), row.cell(5));
            rows.merge(row.cell(0) + ":" + row.cell(1), List.of(read), KnownSources::joined);
            names.addAll(List.of(read.product(), read.category(), read.service()));
        }
        for (Table.Row row : RecordKinds.rows()) {
            String product = row.cell(RecordKinds.PRODUCT);
            String service = row.cell(RecordKinds.SERVICE);
            List<String> categories = RecordKinds.categories(row);
            List<Row> read = (categories.isEmpty() ? List.of("-") : categories)
                    .stream()
                            .map(category -> new Row(Set.of("*"), product, category, service))
                            .toList();
            rows.merge("record:" + row.cell(0), read, KnownSources::joined);
            names.addAll(categories);
            names.addAll(List.of(product, service));
        }
        names.remove("-");
        for (Table.Row row : Table.read(LogSources.class, "aliases.tsv", 6)) {
            fields.computeIfAbsent(row.cell(0) + ":" + row.cell(1), unseen -> new TreeSet<>())
                    .add(row.cell(3));
        }
    }

    private static LogSource remarks(String service) {
        return new LogSource(Optional.of("cresset"), Optional.empty(), Optional.of(service));
    }

    private static List<Row> joined(List<Row> some, List<Row> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// Whether there can be events of this log source that do not themselves say what they are.
    public boolean gives(LogSource wanted) {
        return REMARKS.contains(wanted) || rows.values().stream().anyMatch(channel -> gives(channel, wanted));
    }

    private static boolean gives(List<Row> channel, LogSource wanted) {
        return channel.stream()
                .filter(row -> wanted.category().map(row.category()::equals).orElse(true))
                .filter(row -> wanted.product().map(row.product()::equals).orElse(true))
                .anyMatch(row -> wanted.service().isEmpty()
                        || channel.stream()
                                .anyMatch(other ->
                                        other.service().equals(wanted.service().get()) && other.meets(row)));
    }

    /// The products, categories and services of the table.
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /// Fields that events of a log source are sure to know by this name, or none where the log source is not known, or
    /// is known by fields: other products than Windows are free with case, and so are the aliases for their events.
    public Set<String> fields(LogSource wanted) {
        Set<String> known = new TreeSet<>();
        rows.forEach((key, channel) -> {
            if (gives(channel, wanted) && !key.startsWith("record:")) {
                known.addAll(Fields.NAMES);
                known.addAll(fields.getOrDefault(key, Set.of()));
            }
        });
        known.removeAll(TAGS);
        return known;
    }
}
