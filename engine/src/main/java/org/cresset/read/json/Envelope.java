package org.cresset.read.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// An object that is no record but stands around a list of them, as files of CloudTrail, answers of web services and
/// shippers have it.
///
/// It is known by a member of a usual name that is a list of objects. That alone does not tell it from a record with
/// such a member (activities of Google Workspace have `events`): what is around records says nothing about when
/// anything happened, and they do. So a name that speaks of time inside the list and none outside decides; for names
/// that nothing else uses the list need not show one. Only the first bytes are looked at. What a search of Splunk finds
/// stands alone in a member `result` behind a member `preview`.
///
/// @param start the distance from the object's start to the first record in the list
/// @param levels how many objects are left open there
/// @param single whether there is one record and no list
record Envelope(int start, int levels, boolean single) {

    /// It is none.
    static final Envelope NONE = new Envelope(0, 0, false);

    /// The object goes on behind what is in view, and so far it may be one.
    static final Envelope UNDECIDED = new Envelope(-1, 0, false);

    /// How far into an object is looked.
    static final int LOOKED_AT = 8192;

    /// Answers of Elasticsearch have `hits.hits`, those of its searches for events `hits.events`.
    private static final String INNER = "hits";
    private static final Set<String> SURE = Set.of("Records", "records", "logEvents");
    private static final Set<String> LISTS = Set.of(
            "value", "events", "Events", "logs", "data", "Items", "items", "entries", "results", "activities", "rows");
    private static final List<String> TIMES = List.of("time", "date", "_at");
    private static final Set<String> SHORT_TIMES = Set.of("ts", "published", "createdat");
    private static final int LONGEST_NAME = 40;

    /// Looks at the object that begins at `from`.
    ///
    /// @param whole whether more than LOOKED_AT bytes or all there are lie in view
    static Envelope of(byte[] bytes, int from, int to, boolean whole) {
        return new Look(bytes, from, to).run(whole);
    }

    /// One pass over the names in an object. For one use.
    private static final class Look {

        private final byte[] bytes;
        private final int from;
        private final int to;
        private int at;
        private int depth;
        private int list = -1;
        private int listDepth;
        private boolean inList;
        private boolean sure;
        private boolean inHits;
        private boolean searched;
        private int result = -1;
        private boolean timeInside;
        private boolean timeOutside;

        Look(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = Math.min(to, from + LOOKED_AT);
            at = from;
        }

        Envelope run(boolean whole) {
            while (at < to) {
                byte b = bytes[at];
                if (b == '"') {
                    string();
                } else {
                    at++;
                    step(b);
                    if (depth == 0) {
                        return decided();
                    }
                }
                if (result >= 0) {
                    return new Envelope(result - from, 1, true);
                }
                if (list >= 0 && sure) {
                    return decided();
                }
            }
            return whole ? decided() : UNDECIDED;
        }

        private void step(byte b) {
            switch (b) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    inList &= depth >= listDepth;
                    inHits &= depth >= 2;
                }
                default -> {}
            }
        }

        private Envelope decided() {
            boolean around = list >= 0 && (sure || (timeInside && !timeOutside));
            return around ? new Envelope(list - from, listDepth - 1, false) : NONE;
        }

        private void string() {
            int start = at + 1;
            for (at++; at < to && bytes[at] != '"'; at++) {
                at += bytes[at] == '\\' ? 1 : 0;
            }
            int end = Math.min(at, to);
            at++;
            int behind = space(at);
            if (behind < to && bytes[behind] == ':' && end - start <= LONGEST_NAME) {
                at = behind + 1;
                name(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
            }
        }

        private void name(String name) {
            if (isTime(name)) {
                timeInside |= inList;
                timeOutside |= !inList;
                return;
            }
            int value = space(at);
            if (list >= 0 || value >= to) {
                return;
            }
            searched |= depth == 1 && name.equals("preview");
            if (searched && depth == 1 && name.equals("result") && bytes[value] == '{') {
                result = value;
                return;
            }
            if (depth == 1 && name.equals(INNER) && bytes[value] == '{') {
                inHits = true;
            } else if (bytes[value] == '[' && mayHold(name)) {
                int first = space(value + 1);
                if (first < to && bytes[first] == '{') {
                    begin(name, first);
                }
            }
        }

        private boolean mayHold(String name) {
            return depth == 1
                    ? SURE.contains(name) || LISTS.contains(name)
                    : depth == 2 && inHits && (name.equals(INNER) || name.equals("events"));
        }

        private void begin(String name, int first) {
            sure = depth == 2 || (SURE.contains(name) && !timeOutside);
            list = first;
            depth++;
            listDepth = depth;
            inList = true;
            at = first;
        }

        private int space(int start) {
            int next = start;
            while (next < to && bytes[next] <= ' ' && bytes[next] >= 0) {
                next++;
            }
            return next;
        }

        private static boolean isTime(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return SHORT_TIMES.contains(lower) || TIMES.stream().anyMatch(lower::contains);
        }
    }

    /// How an object begins, up to the quote behind its first name; nothing where it does not begin with one.
    static byte[] beginning(byte[] bytes, int from, int to) {
        int start = from + 1;
        while (start < to && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        if (start >= to || bytes[start] != '"') {
            return new byte[0];
        }
        int end = start + 1;
        while (end < to && end - start < LONGEST_NAME && bytes[end] != '"') {
            end++;
        }
        return Arrays.copyOfRange(bytes, from, Math.min(end + 1, to));
    }

    /// The end of an envelope, byte by byte.
    static final class Rest {

        private int open;
        private boolean inString;
        private boolean escaped;
        private boolean lineBegins;

        Rest(int open) {
            this.open = open;
        }

        boolean isLost(byte b) {
            return lineBegins && b == '{' && !inString;
        }

        boolean endsWith(byte b) {
            lineBegins = b == '\n';
            if (inString) {
                inString = !lineBegins && (escaped || b != '"');
                escaped = !escaped && b == '\\';
                return false;
            }
            inString = b == '"';
            escaped = false;
            open += b == '{' || b == '[' ? 1 : 0;
            open -= b == '}' || b == ']' ? 1 : 0;
            return open <= 0;
        }
    }
}
