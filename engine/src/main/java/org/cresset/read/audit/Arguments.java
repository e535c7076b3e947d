package org.cresset.read.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// The arguments that a program was called with, from one or several records, each in one or several parts. Those
/// beyond the first few hundred have no field of their own and stand in the command line alone. For one thread.
final class Arguments {

    private static final int FIELDS = 256;

    private final Path[] paths = new Path[FIELDS];
    private final int[] starts = new int[FIELDS];
    private final int[] ends = new int[FIELDS];
    private byte[] text = new byte[4096];
    private int size;
    private int count;
    private int last;

    void clear() {
        size = 0;
        count = 0;
        last = -1;
    }

    /// Begins an argument, or goes on with the one before.
    void begin(Field field) {
        if (field.part() > 0 && field.index() == last) {
            return;
        }
        if (count > 0) {
            put((byte) ' ');
        }
        if (count < FIELDS) {
            paths[count] = field.path();
            starts[count] = size;
            ends[count] = size;
        }
        count++;
        last = field.index();
    }

    void add(byte[] bytes, Pairs value) {
        room(value.to() - value.from());
        if (!value.quoted() && Hex.is(bytes, value.from(), value.to())) {
            size = Hex.decode(bytes, value.from(), value.to(), text, size);
        } else {
            System.arraycopy(bytes, value.from(), text, size, value.to() - value.from());
            size += value.to() - value.from();
        }
        end();
    }

    void put(byte b) {
        room(1);
        text[size++] = b;
    }

    /// Says that the argument that was begun reaches as far as this.
    void end() {
        if (count <= FIELDS) {
            ends[count - 1] = size;
        }
    }

    private void room(int length) {
        if (size + length > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, size + length));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Gives the record the arguments, and all of them with blanks between as its command line.
    void fill(RawRecord record, Path commandLine) {
        for (int i = 0; i < Math.min(count, FIELDS); i++) {
            record.add(paths[i], text, starts[i], ends[i]);
        }
        record.add(commandLine, text, 0, size);
    }

    /// Takes a command line apart as a shell does, without anything being replaced in it.
    void split(byte[] bytes, int from, int to, Words<Field> names) {
        byte quote = 0;
        boolean inside = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (quote == 0 && b == ' ') {
                inside = false;
                continue;
            }
            if (!inside) {
                byte[] name = ("a" + Math.min(count, FIELDS)).getBytes(StandardCharsets.US_ASCII);
                begin(names.get(name, 0, name.length));
                inside = true;
            }
            boolean marks = quote == 0 ? b == '"' || b == '\'' : b == quote;
            boolean escapes = b == '\\' && quote != '\'' && i + 1 < to;
            if (marks) {
                quote = quote == 0 ? b : 0;
            } else {
                put(escapes ? bytes[++i] : b);
            }
            end();
        }
    }
}
