package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;
import org.cresset.read.line.Lines;
import org.cresset.read.pairs.Cef;
import org.cresset.read.pairs.KeyValues;
import org.cresset.read.pairs.Leef;

/// Reads files of CEF, LEEF or `key=value` lines that no head of syslog stands before.
public final class PairsReader extends RecordReader {

    private static final int FEWEST = 3;

    private final Limits limits;
    private final Payload payload;

    public PairsReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        payload = new Payload(names, record, limits);
    }

    /// Whether more than half of the first lines are of this kind. The last may be cut off. Records of auditd, which
    /// belong together, are not.
    public static boolean fits(List<String> lines) {
        long fitting = lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .filter(PairsReader::isOne)
                .count();
        return fitting * 2 > lines.size();
    }

    private static boolean isOne(byte[] line) {
        if (Cef.begins(line, 0, line.length) || Leef.begins(line, 0, line.length)) {
            return true;
        }
        if (new String(line, StandardCharsets.ISO_8859_1).contains("msg=audit(")) {
            return false;
        }
        int keys = KeyValues.keyEnd(line, 0, line.length) > 0 ? 1 : 0;
        for (int at = 1; keys > 0 && at < line.length; at++) {
            keys += line[at - 1] == ' ' && KeyValues.keyEnd(line, at, line.length) > 0 ? 1 : 0;
        }
        return keys >= FEWEST;
    }

    @Override
    protected Splitter splitter(Window window) {
        return new Lines(window, limits);
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        record.clear();
        payload.read(bytes, from, from + length, "");
        if (payload.form().equals("syslog")) {
            return "a line that is neither CEF nor LEEF nor key=value";
        }
        record.form(payload.form());
        if (payload.time() != Event.NO_TIME) {
            record.time(payload.time(), payload.trust());
        }
        return "";
    }
}
