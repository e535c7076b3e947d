package org.cresset.read.audit;

import java.util.Arrays;

/// The lines of one event, as far as they have been seen. Used again for another event. For one thread.
final class OpenEvent {

    private static final int KEPT = 1 << 16;

    private byte[] bytes = new byte[2048];
    private int size;
    private RecordType[] types = new RecordType[16];
    private int[] starts = new int[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private long[] offsets = new long[16];
    private int lines;
    private long time;
    private long serial;
    private String node = "";
    private long number;
    private long sequence;

    /// Starts anew as the event that a line belongs to.
    void begin(Head head, long which) {
        size = 0;
        lines = 0;
        time = head.time();
        serial = head.serial();
        node = head.node();
        sequence = which;
    }

    /// Gives back the room for its lines where they were long.
    void release() {
        if (bytes.length > KEPT) {
            bytes = new byte[2048];
        }
    }

    /// Which of the records of its file the first line is, counted from 1.
    void number(long first) {
        number = first;
    }

    boolean is(Head head) {
        return serial == head.serial() && time == head.time() && node.equals(head.node());
    }

    /// Adds a line, whose head has been read.
    void add(Head head, byte[] line, int start, int end, long offset) {
        if (lines == types.length) {
            types = Arrays.copyOf(types, 2 * lines);
            starts = Arrays.copyOf(starts, 2 * lines);
            from = Arrays.copyOf(from, 2 * lines);
            to = Arrays.copyOf(to, 2 * lines);
            offsets = Arrays.copyOf(offsets, 2 * lines);
        }
        int length = end - start;
        if (size + length + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length + 1));
        }
        if (lines > 0) {
            bytes[size++] = '\n';
        }
        System.arraycopy(line, start, bytes, size, length);
        types[lines] = head.type();
        starts[lines] = size;
        from[lines] = size + head.body() - start;
        size += length;
        to[lines] = size;
        offsets[lines++] = offset;
    }

    byte[] bytes() {
        return bytes;
    }

    /// How many bytes its lines have.
    int size() {
        return size - Math.max(0, lines - 1);
    }

    int lines() {
        return lines;
    }

    RecordType type(int line) {
        return types[line];
    }

    int start(int line) {
        return starts[line];
    }

    /// Where the fields of a line begin.
    int from(int line) {
        return from[line];
    }

    int to(int line) {
        return to[line];
    }

    /// Where a line began in its file.
    long offset(int line) {
        return offsets[line];
    }

    long time() {
        return time;
    }

    String node() {
        return node;
    }

    long number() {
        return number;
    }

    /// Which of the events of its file it is, by their first lines.
    long sequence() {
        return sequence;
    }

    /// Its time and serial number as the log writes them.
    String id() {
        String millis = Long.toString(time / 1000 % 1000 + 1000).substring(1);
        return time / 1_000_000 + "." + millis + ":" + serial;
    }
}
