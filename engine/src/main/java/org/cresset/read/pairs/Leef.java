package org.cresset.read.pairs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// Reads IBM's Log Event Extended Format, 1.0 and 2.0, into a record. Its head has the names that [Cef] gives it. For
/// one thread.
public final class Leef {

    private static final String MAGIC = "LEEF:";
    private static final String SECOND = "LEEF:2";

    private final Names names;
    private final RawRecord record;
    private final List<Path> head;
    private int timeFrom;
    private int timeTo;

    public Leef(Names names, RawRecord record) {
        this.names = names;
        this.record = record;
        head = Headed.paths(names, "deviceVendor", "deviceProduct", "deviceVersion", "deviceEventClassId");
    }

    /// Whether a text says that it is LEEF.
    public static boolean begins(byte[] bytes, int from, int to) {
        return Headed.begins(bytes, from, to, "LEEF:1") || Headed.begins(bytes, from, to, SECOND);
    }

    /// Adds the head and the attributes of a text that begins so. Where the head is not whole, says so, and has added
    /// nothing.
    public boolean read(byte[] bytes, int from, int to) {
        timeFrom = 0;
        timeTo = 0;
        int before = record.size();
        int at = Headed.cellEnd(bytes, from + MAGIC.length(), to) + 1;
        for (Path path : head) {
            int end = at == 0 ? -1 : Headed.cellEnd(bytes, at, to);
            if (end < 0) {
                record.cut(before);
                return false;
            }
            Headed.add(record, path, bytes, at, end);
            at = end + 1;
        }
        byte delimiter = '\t';
        int cell = Headed.begins(bytes, from, to, SECOND) ? delimiterEnd(bytes, at, to) : -1;
        if (cell >= 0) {
            delimiter = delimiter(new String(bytes, at, cell - at, StandardCharsets.ISO_8859_1));
            at = cell + 1;
        }
        attributes(bytes, at, to, delimiter);
        return true;
    }

    /// Where the cell of 2.0 that names the delimiter ends; -1 where there is none, as some products leave it out.
    private static int delimiterEnd(byte[] bytes, int from, int to) {
        if (from + 1 < to && bytes[from] == '|' && bytes[from + 1] == '|') {
            return from + 1;
        }
        for (int at = from; at < to && at <= from + 6; at++) {
            if (bytes[at] == '|') {
                return at;
            }
            if (bytes[at] == '=') {
                return -1;
            }
        }
        return -1;
    }

    /// A character as it is, or its code in hexadecimal as `x5E` or `0x5E`.
    private static byte delimiter(String cell) {
        if (cell.length() == 1) {
            return (byte) cell.charAt(0);
        }
        String digits = cell.startsWith("0x") ? cell.substring(2) : cell.startsWith("x") ? cell.substring(1) : "";
        try {
            return digits.isEmpty() ? (byte) '\t' : (byte) Integer.parseInt(digits, 16);
        } catch (NumberFormatException notHexadecimal) {
            return '\t';
        }
    }

    /// What the head says the attributes cannot say again: a text in them may be anybody's.
    private void attributes(byte[] bytes, int from, int to, byte delimiter) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != delimiter) {
                end++;
            }
            int equals = KeyValues.keyEnd(bytes, at, end);
            if (equals >= 0) {
                String name = new String(bytes, at, equals - at, StandardCharsets.US_ASCII);
                if (name.equals("devTime") && timeTo == 0) {
                    timeFrom = equals + 1;
                    timeTo = end;
                }
                Path path = names.root().child(name);
                if (!head.contains(path)) {
                    Headed.add(record, path, bytes, equals + 1, end);
                }
            }
            at = end + 1;
        }
    }

    /// Where the device's time stands that was read last; an empty range where there is none.
    public int timeFrom() {
        return timeFrom;
    }

    public int timeTo() {
        return timeTo;
    }
}
