package org.cresset.read.pairs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.event.Kind;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// What CEF and LEEF have in common: a head of cells with `|` between, in which `\` escapes.
final class Headed {

    private Headed() {}

    /// Where the cell that begins here ends: at its `|`, or -1 where it has none.
    static int cellEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '|') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at < to ? at : -1;
    }

    static boolean begins(byte[] bytes, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static List<Path> paths(Names names, String... fields) {
        return List.of(fields).stream().map(names.root()::child).toList();
    }

    /// Adds a value with its escapes undone.
    static void add(RawRecord record, Path path, byte[] bytes, int from, int to) {
        int slash = from;
        while (slash < to && bytes[slash] != '\\') {
            slash++;
        }
        if (slash == to) {
            record.add(path, bytes, from, to);
            return;
        }
        byte[] plain = new byte[to - from];
        int size = 0;
        for (int at = from; at < to; at++) {
            byte escaped = bytes[at] == '\\' && at + 1 < to ? unescaped(bytes[at + 1]) : 0;
            at = escaped == 0 ? at : at + 1;
            plain[size++] = escaped == 0 ? bytes[at] : escaped;
        }
        record.add(path, Kind.TEXT, new String(plain, 0, size, StandardCharsets.UTF_8));
    }

    /// What is meant by `\` and this; 0 where that is no escape.
    private static byte unescaped(byte b) {
        return switch (b) {
            case '\\', '=', '|' -> b;
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> 0;
        };
    }
}
