package org.cresset.story.host;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cresset.event.Table;

/// What paths say of a program or a file: hubs, from which no story goes on, and places where anybody can write.
final class Paths {

    private static final List<Table.Row> ROWS = Table.read(Paths.class, "paths.tsv", 2);
    private static final Set<String> HUBS = words("hub");
    private static final Set<String> CARRIERS = words("carrier");
    private static final Set<String> OPEN = words("open");
    private static final List<String> SHIPPED = List.copyOf(words("shipped"));
    private static final List<String> WRITABLE = List.copyOf(words("writable"));

    private static final Set<String> RUNNERS = words("runner");

    /// Sessions of Windows itself, in which everything runs that no user started.
    private static final Set<String> SYSTEM = Set.of("0x3e7", "0x3e4", "0x3e5", "0x0");

    private static final int LONGEST = 1024;

    private Paths() {}

    private static Set<String> words(String kind) {
        return ROWS.stream()
                .filter(row -> row.cell(0).equals(kind))
                .map(row -> row.cell(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The name of a file without its folder.
    static String bare(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /// The name of a file without its folder, in lower case.
    static String name(String path) {
        return bare(path).toLowerCase(Locale.ROOT);
    }

    /// A path in the form by which it is compared: in lower case, without the prefix of the kernel.
    static String key(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.startsWith("\\??\\") ? lower.substring(4) : lower;
    }

    /// Whether a program starts so much, for so many, that what it started has nothing in common.
    static boolean isHub(String path) {
        return HUBS.contains(name(path));
    }

    /// Whether a file can carry something that runs.
    static boolean isCarrier(String path) {
        int dot = path.lastIndexOf('.');
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return dot > slash
                ? CARRIERS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT))
                : isWritable(path) && path.startsWith("/");
    }

    /// Whether a path lies where users without rights can write.
    static boolean isWritable(String path) {
        String key = key(path);
        return WRITABLE.stream().anyMatch(key::contains);
    }

    /// Whether a program takes in what others send: it shows documents, pages and mail, or serves the network.
    static boolean isOpen(String path) {
        return OPEN.contains(name(path));
    }

    /// Whether a path lies where only the system and installers put programs. A program whose path is not known does.
    static boolean isShipped(String path) {
        String key = key(path);
        return key.isEmpty() || (SHIPPED.stream().anyMatch(key::startsWith) && !isWritable(key));
    }

    /// Whether a program starts what services and tasks run.
    static boolean isRunner(String path) {
        return RUNNERS.contains(name(path));
    }

    /// Whether an address is that of many at once.
    static boolean isForMany(String address) {
        return address.indexOf('.') == 3
                ? address.compareTo("224") >= 0
                : address.regionMatches(true, 0, "ff", 0, 2) && address.indexOf(':') > 0;
    }

    /// A session that somebody opened; those of the system are none.
    static String session(String id) {
        return SYSTEM.contains(id) ? "" : cut(id);
    }

    /// A path as files are found by it.
    static String file(String path) {
        return cut(Paths.key(path));
    }

    /// The beginning of a text that is too long to be kept.
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
