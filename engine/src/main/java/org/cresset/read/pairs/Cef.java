package org.cresset.read.pairs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// Reads ArcSight's Common Event Format into a record. For one thread.
public final class Cef {

    private static final String MAGIC = "CEF:";

    private final Names names;
    private final RawRecord record;
    private final List<Path> head;
    private int timeFrom;
    private int timeTo;

    public Cef(Names names, RawRecord record) {
        this.names = names;
        this.record = record;
        head = Headed.paths(
                names,
                "deviceVendor",
                "deviceProduct",
                "deviceVersion",
                "deviceEventClassId",
                "name",
                "deviceSeverity");
    }

    /// Whether a text says that it is CEF.
    public static boolean begins(byte[] bytes, int from, int to) {
        return Headed.begins(bytes, from, to, MAGIC)
                && to > from + MAGIC.length()
                && bytes[from + MAGIC.length()] >= '0'
                && bytes[from + MAGIC.length()] <= '9';
    }

    /// Adds the head and the extension of a text that begins so. Where the head is not whole, says so, and has added
    /// nothing.
    public boolean read(byte[] bytes, int from, int to) {
        timeFrom = 0;
        timeTo = 0;
        int before = record.size();
        int at = Headed.cellEnd(bytes, from, to) + 1;
        for (Path path : head) {
            int end = at == 0 ? -1 : Headed.cellEnd(bytes, at, to);
            boolean last = path.equals(head.getLast());
            if (end < 0 && !(last && at > 0)) {
                record.cut(before);
                return false;
            }
            Headed.add(record, path, bytes, at, end < 0 ? to : end);
            at = end < 0 ? to : end + 1;
        }
        extension(bytes, at, to);
        return true;
    }

    /// What the head says the extension cannot say again: a text in it may be anybody's.
    private void extension(byte[] bytes, int from, int to) {
        int key = nextKey(bytes, from, to);
        while (key >= 0) {
            int equals = keyEnd(bytes, key, to);
            int next = nextKey(bytes, equals + 1, to);
            int end = next < 0 ? to : next;
            while (end > equals + 1 && bytes[end - 1] == ' ') {
                end--;
            }
            String name = new String(bytes, key, equals - key, StandardCharsets.US_ASCII);
            if (name.equals("rt") && timeTo == 0) {
                timeFrom = equals + 1;
                timeTo = end;
            }
            Path path = names.root().child(name);
            if (!head.contains(path)) {
                Headed.add(record, path, bytes, equals + 1, end);
            }
            key = next;
        }
    }

    /// The next key, here or behind a space.
    private static int nextKey(byte[] bytes, int from, int to) {
        int at = from;
        boolean may = from == 0 || bytes[from - 1] == '|';
        while (at < to) {
            if (bytes[at] == ' ') {
                may = true;
                at++;
            } else if (may && keyEnd(bytes, at, to) >= 0) {
                return at;
            } else {
                may = false;
                at++;
            }
        }
        return -1;
    }

    private static int keyEnd(byte[] bytes, int from, int to) {
        int at = from;
        int last = Math.min(to, from + 100);
        while (at < last && (KeyValues.isInKey(bytes[at]) || bytes[at] == '[' || bytes[at] == ']')) {
            at++;
        }
        return at > from && at < last && bytes[at] == '=' ? at : -1;
    }

    /// Where the time of receipt stands that was read last; an empty range where there is none.
    public int timeFrom() {
        return timeFrom;
    }

    public int timeTo() {
        return timeTo;
    }
}
