package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import org.cresset.event.Kind;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// Reads the structured data of RFC 5424 into a record: `[id name="value"]` becomes the field `id.name`. For one
/// thread.
final class StructuredData {

    private final Names names;
    private final RawRecord record;

    StructuredData(Names names, RawRecord record) {
        this.names = names;
        this.record = record;
    }

    /// Adds the values of elements that follow one another without a gap.
    void read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = wordEnd(bytes, at + 1, to);
            Path id = names.root().child(new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8));
            at = end;
            while (at < to && bytes[at] == ' ') {
                at = parameter(id, bytes, at + 1, to);
            }
            at = at < to && bytes[at] == ']' ? at + 1 : to;
        }
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ' && bytes[at] != ']' && bytes[at] != '=') {
            at++;
        }
        return at;
    }

    /// Adds `name="value"`; returns where it ends.
    private int parameter(Path id, byte[] bytes, int from, int to) {
        int equals = wordEnd(bytes, from, to);
        if (equals + 1 >= to || bytes[equals] != '=' || bytes[equals + 1] != '"') {
            return equals;
        }
        int at = equals + 2;
        boolean escaped = false;
        while (at < to && bytes[at] != '"') {
            escaped |= bytes[at] == '\\';
            at += bytes[at] == '\\' ? 2 : 1;
        }
        int close = Math.min(at, to);
        Path path = id.child(new String(bytes, from, equals - from, StandardCharsets.UTF_8));
        if (escaped) {
            String value = new String(bytes, equals + 2, close - equals - 2, StandardCharsets.UTF_8);
            record.add(path, Kind.TEXT, unescaped(value));
        } else {
            record.add(path, bytes, equals + 2, close);
        }
        return Math.min(close + 1, to);
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            boolean escape =
                    value.charAt(i) == '\\' && i + 1 < value.length() && "\"\\]".indexOf(value.charAt(i + 1)) >= 0;
            i = escape ? i + 1 : i;
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }
}
