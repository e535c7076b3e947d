package org.cresset.read.line;

import java.util.List;
import java.util.regex.Pattern;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.event.TimeTrust;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads the logs that the name server BIND writes itself: its queries, and what else it says as a message.
public final class BindReader extends RecordReader {

    private static final Pattern FORM = Pattern.compile("(\\d\\d-[A-Z][a-z]{2}-\\d{4} |\\d{4}-\\d\\d-\\d\\dT)"
            + "\\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}Z? ([a-z-]{1,30}: )?([a-z]{1,20}( \\d{1,3})?: )?"
            + "client (@0x[0-9a-f]{1,16} )?[0-9A-Fa-f.:%a-z]{2,60}#\\d{1,5}.*");
    private static final String QUERY = ": query: ";

    private final Limits limits;
    private final Line line;
    private final Dates dates = new Dates();
    private final Path message;
    private final Path client;
    private final Path port;
    private final Path query;
    private final Path recordClass;
    private final Path type;
    private final Path flags;
    private final Path server;
    private final Path category;

    public BindReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        message = names.root().child("message");
        client = names.root().child("src_ip");
        port = names.root().child("src_port");
        query = names.root().child("query");
        recordClass = names.root().child("record_class");
        type = names.root().child("record_type");
        flags = names.root().child("flags");
        server = names.root().child("dst_ip");
        category = names.root().child("log_category");
    }

    public static boolean fits(List<String> lines) {
        return lines.stream().anyMatch(line -> FORM.matcher(line).matches());
    }

    @Override
    protected Splitter splitter(Window window) {
        return new Lines(window, limits);
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        line.take(bytes, from, length);
        int text = time();
        if (text < 0) {
            return "a line of BIND without a time";
        }
        record.form("bind");
        line.add(message, text, line.length());
        int colon = line.find(':', text, line.length());
        if (colon > text && line.find(' ', text, colon) < 0) {
            line.add(category, text, colon);
        }
        int at = client(text);
        if (at >= 0) {
            query(line.find(QUERY, at));
        }
        return "";
    }

    /// Returns where what stands behind the time begins, or -1. Without a zone it is local time.
    private int time() {
        long time = dates.bind(line, 0);
        int end = dates.end();
        TimeTrust trust = TimeTrust.ASSUMED;
        if (time == Event.NO_TIME) {
            end = line.until(' ', 0, Math.min(line.length(), 40));
            time = line.at(10) == 'T' ? line.time(0, end) : Event.NO_TIME;
            trust = line.at(end - 1) == 'Z' ? TimeTrust.STATED : TimeTrust.ASSUMED;
        }
        record.time(time, trust);
        return time == Event.NO_TIME ? -1 : line.skip(end);
    }

    /// `client @0x7f 10.0.0.1#1234`; returns where it ended, or -1.
    private int client(int text) {
        int word = line.is("client ", text) ? text : line.find(": client ", text) + 2;
        if (!line.is("client ", word)) {
            return -1;
        }
        int start = line.skip(word + "client ".length());
        if (line.is("@0x", start)) {
            start = line.skip(line.until(' ', start, line.length()));
        }
        int hash = line.find('#', start, line.until(' ', start, line.length()));
        if (hash < 0) {
            return -1;
        }
        line.addIfAny(client, start, hash);
        line.addIfAny(port, hash + 1, line.digits(hash + 1));
        return line.digits(hash + 1);
    }

    /// `: query: www.example.org IN A +E(0)K (10.0.0.2)`.
    private void query(int colon) {
        if (colon < 0) {
            return;
        }
        int at = colon + QUERY.length();
        for (Path path : List.of(query, recordClass, type, flags)) {
            int end = line.until(' ', at, line.length());
            line.addIfAny(path, at, end);
            at = Math.min(end + 1, line.length());
        }
        int close = line.find(')', at, line.length());
        if (line.at(at) == '(' && close > 0) {
            line.addIfAny(server, at + 1, close);
        }
    }
}
