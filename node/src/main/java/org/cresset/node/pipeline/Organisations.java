package org.cresset.node.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.cresset.intel.Victim;

/// Whose hosts are whose, by their names or by the files in which something was found on them. Safe for any thread.
public final class Organisations {

    /// How many paths are remembered with the row that names them.
    private static final int PATHS = 100_000;

    private static final int NONE = -1;

    private final List<Row> rows;
    private final Optional<Victim> otherwise;
    private final Map<String, Integer> byPath = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> byHost = new ConcurrentHashMap<>();

    /// @param rows the first that names a host, or a path, counts
    /// @param otherwise whose all is that no row names
    public Organisations(List<Row> rows, Optional<Victim> otherwise) {
        this.rows = List.copyOf(rows);
        this.otherwise = otherwise;
    }

    /// Where nobody says whose anything is.
    public static Organisations unknown() {
        return new Organisations(List.of(), Optional.empty());
    }

    /// Names of hosts, files or folders, and whose they are.
    ///
    /// @param pattern a whole name in which `*` stands for any text and `?` for a character, whatever the case
    public record Row(Pattern pattern, Victim victim) {

        /// A row as it stands in a file.
        public static Row of(String pattern, Victim victim) {
            StringBuilder out = new StringBuilder();
            plain(pattern)
                    .codePoints()
                    .forEach(point -> out.append(
                            switch (point) {
                                case '*' -> ".*";
                                case '?' -> ".";
                                default -> Pattern.quote(Character.toString(point));
                            }));
            int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
            return new Row(Pattern.compile(out.toString(), flags), victim);
        }

        boolean names(String text) {
            return pattern.matcher(text).matches();
        }
    }

    private static String plain(String path) {
        return path.replace('\\', '/');
    }

    /// Takes in that something was found on a host in a file.
    void found(String host, String path) {
        if (rows.isEmpty()) {
            return;
        }
        int row = path(path);
        if (row != NONE) {
            byHost.computeIfAbsent(host.toLowerCase(Locale.ROOT), any -> new ConcurrentSkipListSet<>())
                    .add(row);
        }
    }

    private int path(String path) {
        if (byPath.size() > PATHS) {
            byPath.clear();
        }
        return byPath.computeIfAbsent(path, this::ofPath);
    }

    /// The row that names a file, or a folder or an archive that it lies in.
    private int ofPath(String path) {
        List<String> names = new ArrayList<>();
        String plain = plain(path);
        names.add(plain);
        for (int at = plain.lastIndexOf('/'); at > 0; at = plain.lastIndexOf('/', at - 1)) {
            names.add(plain.substring(0, plain.charAt(at - 1) == '!' ? at - 1 : at));
        }
        return first(names);
    }

    private int first(Collection<String> names) {
        for (int i = 0; i < rows.size(); i++) {
            if (names.stream().anyMatch(rows.get(i)::names)) {
                return i;
            }
        }
        return NONE;
    }

    /// Whose hosts these are, in the order of the rows; asked when nothing more comes.
    List<Victim> of(Collection<String> hosts) {
        Set<Integer> found = new TreeSet<>();
        boolean other = hosts.isEmpty();
        for (String host : hosts) {
            int named = first(List.of(host));
            Set<Integer> seen =
                    named != NONE ? Set.of(named) : byHost.getOrDefault(host.toLowerCase(Locale.ROOT), Set.of());
            found.addAll(seen);
            other |= seen.isEmpty();
        }
        Set<Victim> victims = new LinkedHashSet<>();
        found.forEach(row -> victims.add(rows.get(row).victim()));
        if (other) {
            otherwise.ifPresent(victims::add);
        }
        return List.copyOf(victims);
    }
}
