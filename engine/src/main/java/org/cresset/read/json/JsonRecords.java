package org.cresset.read.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.cresset.read.Limits;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Finds the top-level objects of a JSON stream: one a line, in an array, or one after another, in any layout.
///
/// Damage costs only the record that it is in: a line break inside a string, or a `{` where no value can stand, ends
/// the damaged record, and the next one is looked for from the first line in it that begins with `{`, or else behind
/// it. A record that is too long is passed over to its end. Of an [Envelope] only the records in it count. For one
/// thread.
final class JsonRecords extends Splitter {

    private static final int SHOWN = 40;

    /// Reads an object that is wholly in view and has nothing unusual about it.
    interface Whole {

        /// The length of the object that begins here, or a negative number where it must be looked for byte by byte.
        int read(byte[] bytes, int from, int to);
    }

    /// After so many damaged records within what was looked at for the end of one of them, the others there are cut
    /// off at once at the next line that begins with an object. Else looking would take ever so long.
    private static final int MOST_CUTS = 64;

    /// So many objects are looked at for an [Envelope]; behind them only those that begin as the last one did.
    private static final int FIRST_RECORDS = 8;

    private final Whole whole;
    private byte[] envelope = {};
    private int levels;
    private boolean single;
    private int records;
    private int cuts;

    /// How far into the stream the end of a damaged record was looked for.
    private long looked;

    private Optional<Scan> tooLong = Optional.empty();

    JsonRecords(Window window, Limits limits, Whole whole) {
        super(window, limits);
        this.whole = whole;
    }

    @Override
    protected boolean find() throws IOException {
        if (tooLong.isPresent()) {
            passOver(tooLong.get());
        }
        do {
            if (!toNextValue()) {
                return cutOff();
            }
            if (byteAt(0) != '{') {
                garbage();
                problem = "not JSON: " + start();
                return true;
            }
        } while (entersEnvelope());
        int read = whole.read(bytes(), from(), inView());
        if (read > 0) {
            length = read;
            forget();
            return true;
        }
        Scan scan = new Scan();
        scan.run();
        levels = single && !problem.isEmpty() ? 0 : levels;
        return true;
    }

    /// A record that is whole and reaches beyond what was looked at makes good what was wrong before it.
    private void forget() {
        cuts = offset() + length > looked ? 0 : cuts;
    }

    /// Drops the rest of an object of which a part has been reported as too long.
    private void passOver(Scan scan) throws IOException {
        while (has(0)) {
            if (scan.endsWith(byteAt(0))) {
                drop(length);
                break;
            }
            drop(1);
        }
        length = 0;
        problem = "";
        tooLong = Optional.empty();
    }

    private boolean toNextValue() throws IOException {
        while (has(0)) {
            byte b = byteAt(0);
            if (levels > 0 && (single ? b == '}' || b == ',' : b == ']')) {
                drop(single ? 0 : 1);
                leaveEnvelope();
                continue;
            }
            if (!separates(b)) {
                return true;
            }
            drop(1);
        }
        return false;
    }

    /// Whether the end of the input, just reached, leaves an envelope open: that is told once.
    private boolean cutOff() {
        if (levels > 0) {
            levels = 0;
            problem = "the file ends inside the object around its records";
        }
        return !problem.isEmpty();
    }

    /// Steps into the object that begins here, if it is an [Envelope].
    private boolean entersEnvelope() throws IOException {
        if (levels > 0 || (records >= FIRST_RECORDS && !beginsLikeEnvelope())) {
            return false;
        }
        int view = inView() - from();
        Envelope found = Envelope.of(bytes(), from(), inView(), view >= Envelope.LOOKED_AT);
        while (found.equals(Envelope.UNDECIDED)) {
            boolean more = has(view);
            view = inView() - from();
            found = Envelope.of(bytes(), from(), inView(), !more || view >= Envelope.LOOKED_AT);
        }
        if (found.equals(Envelope.NONE)) {
            records++;
            return false;
        }
        envelope = Envelope.beginning(bytes(), from(), inView());
        levels = found.levels();
        single = found.single();
        drop(found.start());
        return true;
    }

    private boolean beginsLikeEnvelope() throws IOException {
        int length = envelope.length;
        return length > 0 && has(length) && Arrays.equals(envelope, 0, length, bytes(), from(), from() + length);
    }

    /// Passes over what stands between the list and the end of the object around it. Where no further member can be
    /// meant, or a line begins with an object, that end has been lost, and records may follow.
    private void leaveEnvelope() throws IOException {
        int open = levels;
        levels = 0;
        int next = behindSpace(0);
        boolean member = has(next) && byteAt(next) == ',' && has(behindSpace(next + 1));
        if (!has(next) || (byteAt(next) != '}' && !(member && byteAt(behindSpace(next + 1)) == '"'))) {
            return;
        }
        Envelope.Rest rest = new Envelope.Rest(open);
        while (has(0)) {
            byte b = byteAt(0);
            if (rest.isLost(b)) {
                return;
            }
            drop(1);
            if (rest.endsWith(b)) {
                return;
            }
        }
        levels = open;
    }

    private int behindSpace(int index) throws IOException {
        int next = index;
        while (next < Envelope.LOOKED_AT && has(next) && byteAt(next) <= ' ' && byteAt(next) >= 0) {
            next++;
        }
        return next;
    }

    private static boolean separates(byte b) {
        return switch (b) {
            case ' ', '\t', '\n', '\r', ',', '[', ']', 0x1e, 0, (byte) 0xef, (byte) 0xbb, (byte) 0xbf -> true;
            default -> false;
        };
    }

    /// Takes everything up to the next line that begins with an object.
    private void garbage() throws IOException {
        boolean fresh = false;
        while (has(length)) {
            byte b = byteAt(length);
            if (fresh && b == '{') {
                return;
            }
            fresh = b == '\n' || (fresh && separates(b));
            length++;
        }
    }

    private String start() {
        String text = new String(bytes(), from(), Math.min(length, SHOWN), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("");
    }

    /// One object: brackets are counted, strings are skipped, and what cannot be JSON ends it.
    private final class Scan {

        private static final int TRACKED = 63;

        private boolean inString;
        private boolean escaped;
        private int depth;
        private long arrays;
        private byte last;
        private boolean lineBegins;
        private int firstLine;

        void run() throws IOException {
            boolean nearby = cuts >= MOST_CUTS && offset() < looked;
            while (has(length)) {
                if (endsWith(byteAt(length))) {
                    cut();
                    return;
                }
                if (nearby && firstLine > 0) {
                    problem = "a record that does not end before the line where another begins";
                    return;
                }
                length++;
            }
            problem = unfinished();
            if (isTooLong()) {
                tooLong = Optional.of(this);
            } else {
                cut();
            }
        }

        /// A damaged record ends where the next one may begin.
        private void cut() {
            if (problem.isEmpty()) {
                forget();
            } else {
                cuts++;
                looked = Math.max(looked, offset() + length);
                length = firstLine > 0 ? firstLine : length;
            }
        }

        /// Whether the object ends with this byte, or before it.
        boolean endsWith(byte b) {
            if (lineBegins && b == '{' && !inString && firstLine == 0) {
                firstLine = length;
            }
            lineBegins = b == '\n';
            return inString ? string(b) : structure(b);
        }

        private boolean string(byte b) {
            if (b == '\n') {
                length++;
                problem = "a line break inside a string: " + start();
                return true;
            }
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inString = false;
                last = b;
            }
            return false;
        }

        private boolean structure(byte b) {
            switch (b) {
                case '"' -> inString = true;
                case '{', '[' -> {
                    if (b == '{' && !valueMayStand()) {
                        problem = "a new object begins where none can stand";
                        return true;
                    }
                    depth++;
                    arrays = b == '[' ? arrays | bit() : arrays & ~bit();
                }
                case '}', ']' -> {
                    depth--;
                    if (depth <= 0) {
                        length++;
                        return true;
                    }
                }
                default -> {}
            }
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                last = b;
            }
            return false;
        }

        private boolean valueMayStand() {
            if (depth == 0 || depth >= TRACKED) {
                return true;
            }
            return (arrays & bit()) == 0 ? last == ':' : last == ',' || last == '[';
        }

        private long bit() {
            return 1L << Math.min(depth, TRACKED);
        }
    }
}
