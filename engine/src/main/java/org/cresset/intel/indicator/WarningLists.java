package org.cresset.intel.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.safere.Pattern;

/// Says which values are on a warning list, and why. Immutable once made.
public final class WarningLists {

    private static final String OWN = "no-indicators.tsv";

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private final TreeMap<Range, String> ranges = new TreeMap<>();
    private final TreeSet<Integer> prefixes = new TreeSet<>();
    private final List<Entry<String, String>> parts = new ArrayList<>();
    private final List<Entry<Pattern, String>> expressions = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    /// Lists that are asked in the order given.
    public WarningLists(Collection<WarningList> lists) {
        for (WarningList list : lists) {
            list.entries().forEach(entry -> add(list.kind(), entry.strip(), list.name()));
        }
    }

    /// The lists that the jar brings: special addresses, public resolvers, hashes of nothing, common domains.
    ///
    /// @throws IllegalStateException where the table is missing or a row is wrong
    public static List<WarningList> own() {
        Map<String, WarningList> lists = new TreeMap<>();
        try (InputStream in = WarningLists.class.getResourceAsStream("/org/cresset/knowledge/" + OWN)) {
            if (in == null) {
                throw new IllegalStateException(OWN + " is missing from the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> row(line, lists));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + OWN, e);
        }
        return List.copyOf(lists.values());
    }

    private static void row(String line, Map<String, WarningList> lists) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            throw new IllegalStateException(OWN + ": not three columns: " + line);
        }
        WarningList.Kind kind = switch (cells[0]) {
            case "range" -> WarningList.Kind.CIDR;
            case "domain" -> WarningList.Kind.DOMAIN;
            case "value" -> WarningList.Kind.STRING;
            default -> throw new IllegalStateException(OWN + ": unknown kind: " + line);
        };
        lists.merge(cells[2] + " " + kind, new WarningList(cells[2], kind, List.of(cells[1])), WarningLists::both);
    }

    private static WarningList both(WarningList a, WarningList b) {
        List<String> all = new ArrayList<>(a.entries());
        all.addAll(b.entries());
        return new WarningList(a.name(), a.kind(), all);
    }

    private void add(WarningList.Kind kind, String entry, String list) {
        switch (kind) {
            case STRING -> string(entry, list);
            case DOMAIN ->
                Value.of(IndicatorType.DOMAIN, entry)
                        .ifPresentOrElse(
                                value -> exact.putIfAbsent(value.text(), list),
                                () -> unusable.add(list + ": " + entry));
            case HOSTNAME -> {
                String bare = entry.startsWith(".") ? entry.substring(1) : entry;
                hosts.putIfAbsent(bare.toLowerCase(Locale.ROOT), list);
            }
            case CIDR ->
                Range.of(entry).ifPresentOrElse(range -> range(range, list), () -> unusable.add(list + ": " + entry));
            case SUBSTRING -> parts.add(Map.entry(entry.toLowerCase(Locale.ROOT), list));
            case REGEX -> expression(entry, list);
        }
    }

    private void string(String entry, String list) {
        Optional<Range> range = Range.of(entry);
        if (range.isPresent()) {
            range(range.get(), list);
            return;
        }
        String text = Value.guess(entry).map(Value::text).orElseGet(() -> entry.toLowerCase(Locale.ROOT));
        exact.putIfAbsent(text, list);
    }

    private void range(Range range, String list) {
        ranges.putIfAbsent(range, list);
        prefixes.add(range.prefix());
    }

    /// Expressions stand between slashes, as PHP has them, or bare.
    private void expression(String entry, String list) {
        int last = entry.lastIndexOf('/');
        boolean framed = entry.startsWith("/") && last > 0;
        String bare = framed ? entry.substring(1, last) : entry;
        try {
            expressions.add(Map.entry(Pattern.compile(bare, Pattern.CASE_INSENSITIVE), list));
        } catch (RuntimeException notAnExpression) {
            unusable.add(list + ": " + entry);
        }
    }

    /// Entries that could not be understood, with their lists.
    public List<String> unusable() {
        return List.copyOf(unusable);
    }

    /// The name of a list that a value is on.
    public Optional<String> listing(Value value) {
        if (value.type().isAddress()) {
            return Range.of(value.text()).flatMap(this::touching);
        }
        return Optional.ofNullable(exact.get(value.text()))
                .or(() -> bareHost(value))
                .or(() -> value.host().flatMap(this::host))
                .or(() -> containing(value.text()));
    }

    /// What a URL is on that is nothing but a host. One with a path may well be bad on a good host.
    private Optional<String> bareHost(Value value) {
        if (value.type() != IndicatorType.URL) {
            return Optional.empty();
        }
        int path = value.text().indexOf('/', value.text().indexOf("://") + 3);
        boolean bare = path == value.text().length() - 1;
        return bare ? value.host().flatMap(this::listing) : Optional.empty();
    }

    private Optional<String> host(Value host) {
        if (host.type().isAddress()) {
            return Range.of(host.text()).flatMap(this::special);
        }
        for (int dot = -1; ; ) {
            String list = hosts.get(host.text().substring(dot + 1));
            if (list != null) {
                return Optional.of(list);
            }
            dot = host.text().indexOf('.', dot + 1);
            if (dot < 0) {
                return Optional.empty();
            }
        }
    }

    private Optional<String> special(Range address) {
        for (int prefix : prefixes) {
            String list =
                    prefix > address.prefix() ? null : ranges.get(new Range(address.high(), address.low(), prefix));
            if (list != null) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    /// What a range lies in, or has within it.
    private Optional<String> touching(Range range) {
        Optional<String> around = special(range);
        if (around.isPresent()) {
            return around;
        }
        Entry<Range, String> next = ranges.ceilingEntry(range);
        return next != null && range.contains(next.getKey()) ? Optional.of(next.getValue()) : Optional.empty();
    }

    private Optional<String> containing(String text) {
        return parts.stream()
                .filter(part -> text.contains(part.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .or(() -> expressions.stream()
                        .filter(each -> each.getKey().matcher(text).find())
                        .map(Entry::getValue)
                        .findFirst());
    }
}
