package org.cresset.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cresset.event.FieldTable;
import org.jspecify.annotations.Nullable;

/// What exporters call a field and what rules call it, by the table `names.tsv`; and the paths seen so far, each
/// looked up once. For one thread.
public final class Names {

    private static final int KEPT = 50_000;
    private static final Set<String> GROUPS = Set.of("Event", "Event.EventData", "Event.UserData");

    /// What the presence of a field tells about a record.
    enum Role {
        ID(1),
        CHANNEL(2),
        PROVIDER(4),
        GUID(8),
        UTC(16),
        ACTION(32),
        DEVICE(64),
        TAG(128),
        LABEL(256),
        /// Holds a record of its own, as text, where a shipper has wrapped one.
        DOCUMENT(512),
        /// Rules ask for its text as it stands, though it is an object or a list of them.
        WHOLE(1024),
        /// Is called like a field in other case; names in Windows records are fixed, and count as they are.
        FOLDED(2048);

        private final int bit;

        Role(int bit) {
            this.bit = bit;
        }
    }

    /// The set of these roles, as bits.
    static int bits(Set<Role> roles) {
        return roles.stream().mapToInt(role -> role.bit).reduce(0, (a, b) -> a | b);
    }

    private final FieldTable fields;
    private final int longest;
    private final Path root;
    private int kept;
    private int nameEnd;

    public Names(FieldTable fields, Limits limits) {
        this.fields = fields;
        longest = limits.name();
        root = new Path("", "", "", new NameTable.Row("", Set.of(), 0));
    }

    /// The path of no name, from which all others start.
    public Path root() {
        return root;
    }

    /// The child of a path whose name, in quotes, begins behind the quote that stands before `from`. [#nameEnd()] then
    /// says where it ended.
    ///
    /// Hot path: records of one kind have the same names in the same order, so the name that came after the one
    /// before is tried first.
    ///
    /// @param before the child that came before it, or the path itself for its first
    public Path after(Path path, Path before, byte[] bytes, int from, int to) {
        boolean first = path == before;
        Path guess = first ? path.first : before.next;
        if (guess != null && guess.isNamed(bytes, from, to)) {
            nameEnd = from + guess.key.length + 1;
            return guess;
        }
        int end = from;
        while (end < to && bytes[end] != '"') {
            if (bytes[end] < 0x20 || bytes[end] == '\\') {
                nameEnd = -1;
                return path;
            }
            end++;
        }
        if (end == to) {
            nameEnd = -1;
            return path;
        }
        nameEnd = end + 1;
        Path found = path.child(new String(bytes, from, end - from, StandardCharsets.US_ASCII));
        if (first && found.kept) {
            path.first = found;
        } else if (found.kept) {
            before.next = found;
        }
        return found;
    }

    /// Where the name that [#after] has just read ended, behind its quote; negative where it is not one of plain ASCII
    /// that ends in view.
    public int nameEnd() {
        return nameEnd;
    }

    /// A place in a record: the names on the way to it, and what follows from them. Belongs to its [Names].
    public final class Path {

        final String name;
        final String windowsName;
        final int slot;
        final int windowsSlot;
        final int otherCase;
        final int roles;
        final int time;
        private final boolean group;
        private final boolean documents;
        private final boolean syslog;
        private final boolean special;
        private final byte[] key;
        private boolean kept;
        private @Nullable Path first;
        private @Nullable Path next;
        private final String raw;
        private final Map<String, Path> children = new HashMap<>();

        private Path(String raw, String plain, String key, NameTable.Row row) {
            this.raw = raw;
            this.key = key.getBytes(StandardCharsets.UTF_8);
            name = plain.replace(" ", "");
            windowsName = row.name().replace(" ", "");
            slot = fields.slot(name);
            windowsSlot = fields.slot(windowsName);
            otherCase = fields.slotInOtherCase(name);
            roles = bits(row.roles()) | (otherCase >= 0 ? Role.FOLDED.bit : 0);
            time = row.time();
            group = GROUPS.contains(raw);
            special = windowsName.equals("-") || windowsName.equals("=name");
            documents = raw.equals("EventData") || name.equals("SyslogMessage");
            syslog = name.equals("SyslogMessage");
        }

        private boolean isNamed(byte[] bytes, int from, int to) {
            int end = from + key.length;
            return end < to && bytes[end] == '"' && Arrays.equals(key, 0, key.length, bytes, from, end);
        }

        /// One step further from the root.
        ///
        /// @throws TooMuch where the path becomes too long
        public Path child(String key) {
            Path known = children.get(key);
            if (known != null) {
                return known;
            }
            String path = raw.isEmpty() ? key : raw + "." + key;
            if (path.length() > longest) {
                throw new TooMuch("a field name is longer than " + longest + " characters");
            }
            Path made = path(path, key);
            if (Names.this.kept < KEPT) {
                Names.this.kept++;
                made.kept = true;
                children.put(key, made);
            }
            return made;
        }

        /// What rules call the field, in a Windows record; `-` where its value is to be dropped.
        public String windowsName() {
            return windowsName;
        }

        /// The slot of that name, or -1.
        public int windowsSlot() {
            return windowsSlot;
        }

        /// Whether it is the time that the log itself gave the record.
        public boolean isRecordTime() {
            return time == 1;
        }

        /// Whether it stands for a group of fields, which has no value itself.
        public boolean isGroup() {
            return group;
        }

        /// Whether its value is dropped from a Windows record, or names another.
        boolean isSpecial() {
            return special;
        }

        /// Whether it is the message of a record of syslog, which may be in a format of its own.
        public boolean isSyslog() {
            return syslog;
        }

        /// Whether its text is a record of its own where what is around it is of no known kind.
        public boolean holdsRecords() {
            return (roles & Role.DOCUMENT.bit) != 0;
        }

        /// Whether rules ask for its text as it stands, though it is an object or a list.
        public boolean isWhole() {
            return (slot >= 0 || otherCase >= 0) && (roles & Role.WHOLE.bit) != 0;
        }

        /// Whether its text may be a document of its own.
        public boolean holdsDocuments() {
            return documents;
        }

        @Override
        public String toString() {
            return raw;
        }
    }

    private Path path(String raw, String key) {
        String plain = raw.startsWith("_source.") ? raw.substring("_source.".length()) : raw;
        return new Path(raw, plain, key, NameTable.row(plain, fields));
    }

    /// Foreign input that goes beyond a limit; the message says which.
    public static final class TooMuch extends RuntimeException {
        public TooMuch(String message) {
            super(message, null, false, false);
        }

        /// Which limit it is.
        public String limit() {
            return String.valueOf(getMessage());
        }
    }
}
