package org.cresset.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cresset.event.EventSource.Alias;
import org.cresset.event.EventSource.Transform;
import org.jspecify.annotations.Nullable;

/// Tells which log source an event comes from, by the tables `logsources.tsv` and `aliases.tsv`.
///
/// Safe for any thread. Both tables are checked when the first object is made: a bad row is an
/// [IllegalStateException] that names it.
public final class LogSources implements Resolver {

    private static final int KEPT_TAGS = 1000;

    /// Names of products and services are short; what is longer is none.
    private static final int LONGEST_TAGS = 300;

    private static final List<String> BY = List.of("channel", "action", "record");

    /// Products that channels may be of, and that a record may name alone, without a category or service.
    private static final Set<String> PRODUCTS = Set.of("windows", "linux", "macos", "rpc_firewall");

    /// What a row asks of the event beside channel and event id: its field is none of these values.
    private record Unless(int slot, Set<String> values) {}

    private record SourceRow(
            String key,
            String product,
            Set<String> ids,
            Optional<String> category,
            Optional<String> service,
            Optional<Unless> unless) {}

    private record AliasRow(String key, Set<String> ids, Alias alias) {}

    /// Everything one channel can be: by event id, and for ids that no row names.
    private record Channel(Choice other, Map<Integer, Choice> ids) {

        Choice byId(int entry, Event event) {
            int id = entry < 0 ? -1 : event.number(entry);
            return id < 0 ? other : ids.getOrDefault(id, other);
        }
    }

    /// The sources of one event id: bit i of the index says that the i-th condition holds.
    private record Choice(List<Unless> conditions, List<EventSource> sources) {}

    private final ByName<Channel> channels;
    private final ByName<Channel> actions;
    private final RecordKinds records;
    private final Map<String, EventSource> tagged = new ConcurrentHashMap<>();
    private final EventSource windows = new EventSource(Optional.of("windows"), Optional.empty(), Set.of(), List.of());

    public LogSources(FieldTable fields) {
        List<SourceRow> sources = sourceRows(fields);
        List<AliasRow> aliases = aliasRows(fields);
        Set<String> keys = new HashSet<>();
        sources.forEach(row -> keys.add(row.key()));
        Set<String> kinds = new HashSet<>();
        RecordKinds.rows().forEach(row -> kinds.add(key("record", row.cell(0))));
        for (AliasRow row : aliases) {
            if (!keys.contains(row.key()) && !kinds.contains(row.key())) {
                throw new IllegalStateException(
                        "aliases.tsv names what neither logsources.tsv nor records.tsv knows: " + row.key());
            }
        }
        Map<String, Channel> byKey = new HashMap<>();
        for (String key : keys) {
            byKey.put(
                    key,
                    channel(
                            sources.stream().filter(r -> r.key().equals(key)).toList(),
                            aliases.stream().filter(r -> r.key().equals(key)).toList()));
        }
        channels = named("channel:", byKey);
        actions = named("action:", byKey);
        Map<String, List<Alias>> ofRecords = new HashMap<>();
        aliases.forEach(row -> ofRecords
                .computeIfAbsent(row.key(), unseen -> new ArrayList<>())
                .add(row.alias()));
        records = new RecordKinds(fields, name -> ofRecords.getOrDefault(key("record", name), List.of()));
    }

    private static ByName<Channel> named(String prefix, Map<String, Channel> byKey) {
        Map<String, Channel> named = new HashMap<>();
        byKey.forEach((key, channel) -> {
            if (key.startsWith(prefix)) {
                named.put(key.substring(prefix.length()), channel);
            }
        });
        return new ByName<>(named);
    }

    /// Finds the source of an event, sets it, and gives its fields the other names that rules know them by.
    @Override
    public void resolve(Event event) {
        resolve(event, find(event));
    }

    /// As [#resolve(Event)], where the source is known already.
    public void resolve(Event event, EventSource source) {
        event.source(source);
        for (Alias alias : source.aliases()) {
            alias.apply(event);
        }
    }

    /// The source that the tables know for an event. The same object for the same source, but for rare ones. What its
    /// reader says it is goes before what the text of the record says.
    public EventSource find(Event event) {
        if (!event.form().isEmpty()) {
            return records.of(event);
        }
        int channel = event.first(Fields.CHANNEL);
        if (channel >= 0) {
            return known(channels.get(event, channel), event);
        }
        int action = event.first(Fields.ACTION_TYPE);
        if (action >= 0) {
            return known(actions.get(event, action), event);
        }
        boolean provided = event.first(Fields.PROVIDER) >= 0 && event.first(Fields.EVENT_ID) >= 0;
        return provided ? windows : record(event);
    }

    /// A record that is no Windows event: by what it says of itself, or by the fields it has. Zeek calls the protocol
    /// of a connection `service`, which says nothing about the record.
    private EventSource record(Event event) {
        EventSource known = records.of(event);
        if (known.product().filter("zeek"::equals).isPresent()) {
            return known;
        }
        EventSource named = tags(event);
        return named.isKnown() ? named : known;
    }

    private EventSource known(@Nullable Channel channel, Event event) {
        if (channel == null) {
            return windows;
        }
        Choice choice = channel.byId(event.first(Fields.EVENT_ID), event);
        int index = 0;
        for (int i = 0; i < choice.conditions().size(); i++) {
            Unless unless = choice.conditions().get(i);
            boolean holds =
                    event.get(unless.slot()).map(unless.values()::contains).orElse(false);
            index |= holds ? 0 : 1 << i;
        }
        return choice.sources().get(index);
    }

    /// A record that says itself, in fields named `product`, `category` and `service`, what it is.
    private EventSource tags(Event event) {
        Optional<String> product = event.get(Fields.PRODUCT_TAG);
        Optional<String> category = event.get(Fields.CATEGORY_TAG);
        Optional<String> service = event.get(Fields.SERVICE_TAG);
        boolean named = product.isPresent() && (category.isPresent() || service.isPresent());
        if (!named && !lower(product).filter(PRODUCTS::contains).isPresent()) {
            return EventSource.UNKNOWN;
        }
        String key = product.orElse("") + "\n" + category.orElse("") + "\n" + service.orElse("");
        if (key.length() > LONGEST_TAGS) {
            return EventSource.UNKNOWN;
        }
        EventSource seen = tagged.get(key);
        if (seen != null) {
            return seen;
        }
        EventSource source = new EventSource(
                lower(product), lower(service), lower(category).map(Set::of).orElse(Set.of()), List.of());
        if (tagged.size() < KEPT_TAGS) {
            tagged.put(key, source);
        }
        return source;
    }

    private static Optional<String> lower(Optional<String> text) {
        return text.map(value -> value.toLowerCase(Locale.ROOT));
    }

    // ---- the tables

    private static Channel channel(List<SourceRow> sources, List<AliasRow> aliases) {
        Set<String> ids = new HashSet<>();
        sources.forEach(row -> ids.addAll(row.ids()));
        aliases.forEach(row -> ids.addAll(row.ids()));
        Map<Integer, Choice> byId = new HashMap<>();
        for (String id : ids) {
            byId.put(Integer.parseInt(id), choice(sources, aliases, id));
        }
        return new Channel(choice(sources, aliases, ""), Map.copyOf(byId));
    }

    private static boolean covers(Set<String> ids, String id) {
        return ids.isEmpty() || ids.contains(id);
    }

    private static Choice choice(List<SourceRow> sources, List<AliasRow> aliases, String id) {
        List<SourceRow> rows =
                sources.stream().filter(row -> covers(row.ids(), id)).toList();
        List<Unless> conditions =
                rows.stream().flatMap(row -> row.unless().stream()).toList();
        List<Alias> renamed = aliases.stream()
                .filter(row -> covers(row.ids(), id))
                .map(AliasRow::alias)
                .toList();
        List<EventSource> choices = new ArrayList<>();
        String product = sources.getFirst().product();
        for (int holds = 0; holds < 1 << conditions.size(); holds++) {
            choices.add(source(product, rows, conditions, holds, renamed));
        }
        return new Choice(conditions, List.copyOf(choices));
    }

    private static EventSource source(
            String product, List<SourceRow> rows, List<Unless> conditions, int holds, List<Alias> renamed) {
        Set<String> categories = new HashSet<>();
        @Nullable String service = null;
        for (SourceRow row : rows) {
            boolean admitted = row.unless()
                    .map(unless -> (holds >> conditions.indexOf(unless) & 1) == 1)
                    .orElse(true);
            if (admitted) {
                row.category().ifPresent(categories::add);
                service = row.service().orElse(service);
            }
        }
        return new EventSource(Optional.of(product), Optional.ofNullable(service), categories, renamed);
    }

    private static List<SourceRow> sourceRows(FieldTable fields) {
        return Table.read(LogSources.class, "logsources.tsv", 7).stream()
                .map(row -> {
                    require(PRODUCTS.contains(row.cell(3)), row, "product is none of " + PRODUCTS);
                    return new SourceRow(
                            key(row),
                            row.cell(3),
                            ids(row),
                            optional(row.cell(4)),
                            optional(row.cell(5)),
                            unless(row, fields));
                })
                .toList();
    }

    private static List<AliasRow> aliasRows(FieldTable fields) {
        return Table.read(LogSources.class, "aliases.tsv", 6).stream()
                .filter(row -> fields.slot(row.cell(3)) >= 0 && fields.slot(row.cell(4)) >= 0)
                .map(row -> new AliasRow(
                        key(row),
                        ids(row),
                        new Alias(fields.slot(row.cell(3)), fields.slot(row.cell(4)), transform(row))))
                .toList();
    }

    /// The fields that aliases are made from, which must have slots in any [FieldTable] that rules are matched with.
    public static List<String> aliasedFields() {
        return Table.read(LogSources.class, "aliases.tsv", 6).stream()
                .map(row -> row.cell(4))
                .distinct()
                .toList();
    }

    private static String key(Table.Row row) {
        require(BY.contains(row.cell(0)), row, "by is none of " + BY);
        return key(row.cell(0), row.cell(1));
    }

    private static String key(String by, String name) {
        return by + ":" + Fold.fold(name);
    }

    private static Set<String> ids(Table.Row row) {
        if (row.cell(2).equals("*")) {
            return Set.of();
        }
        Set<String> ids = Set.of(row.cell(2).split(",", -1));
        require(ids.stream().allMatch(id -> id.matches("\\d{1,5}")), row, "event ids are not numbers");
        return ids;
    }

    private static Optional<Unless> unless(Table.Row row, FieldTable fields) {
        if (row.cell(6).equals("-")) {
            return Optional.empty();
        }
        String[] parts = row.cell(6).split("!=", -1);
        require(parts.length == 2 && fields.slot(parts[0]) >= 0, row, "where is not FIELD!=VALUE|VALUE");
        return Optional.of(new Unless(fields.slot(parts[0]), Set.of(parts[1].split("\\|", -1))));
    }

    private static Transform transform(Table.Row row) {
        try {
            return Transform.valueOf(row.cell(5).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(row.place() + ": unknown transform " + row.cell(5), unknown);
        }
    }

    private static Optional<String> optional(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(cell);
    }

    private static void require(boolean holds, Table.Row row, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(row.place() + ": " + otherwise);
        }
    }
}
