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

/// Reads the error log of Apache or of nginx. Programs that the server started write into it what they like: a
/// line that does not begin as the server's own do is a message without a time.
public final class ErrorReader extends RecordReader {

    /// Whose log it is.
    public enum Server {
        APACHE("\\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})? \\d{4}\\] .*"),
        NGINX("\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\[[a-z]{3,8}\\] \\d{1,10}#\\d{1,10}: .*");

        private final Pattern form;

        Server(String form) {
            this.form = Pattern.compile(form);
        }

        public boolean fits(List<String> lines) {
            return lines.stream().anyMatch(line -> form.matcher(line).matches());
        }
    }

    private static final List<String> PARTS =
            List.of(", client: ", ", server: ", ", request: ", ", upstream: ", ", host: ", ", referrer: ");

    private final Server server;
    private final Limits limits;
    private final Line line;
    private final Dates dates = new Dates();
    private final WebFields web;
    private final Path message;
    private final Path level;
    private final Path module;
    private final Path process;
    private final Path thread;
    private final Path client;
    private final List<Path> parts;

    /// Whether the port of a client stands behind its address, as since Apache 2.4, which names its modules.
    private boolean ported;

    public ErrorReader(Server server, FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.server = server;
        this.limits = limits;
        line = new Line(record);
        web = new WebFields(names.root()::child);
        message = names.root().child("message");
        level = names.root().child("level");
        module = names.root().child("module");
        process = names.root().child("pid");
        thread = names.root().child("tid");
        client = names.root().child("c-ip");
        parts = List.of(
                client,
                names.root().child("server"),
                names.root().child("request"),
                names.root().child("upstream"),
                names.root().child("cs-host"),
                names.root().child("cs-referer"));
    }

    @Override
    protected Splitter splitter(Window window) {
        return new Lines(window, limits);
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        line.take(bytes, from, length);
        record.form(server == Server.APACHE ? "apache error" : "nginx error");
        int text = server == Server.APACHE ? apache() : nginx();
        line.add(message, text, line.length());
        return "";
    }

    /// `[Wed Mar 04 10:00:00.123456 2026] [core:error] [pid 7:tid 8] [client 10.0.0.1:1234] text`; returns
    /// where the text begins.
    private int apache() {
        long time = line.at(0) == '[' ? dates.error(line, 1) : Event.NO_TIME;
        if (time == Event.NO_TIME || line.at(dates.end()) != ']') {
            return 0;
        }
        record.time(time, TimeTrust.ASSUMED);
        int at = line.skip(dates.end() + 1);
        boolean levelled = false;
        while (line.at(at) == '[') {
            int end = line.find(']', at, line.length());
            if (end < 0 || !bracket(at + 1, end, levelled)) {
                return at;
            }
            levelled = true;
            at = line.skip(end + 1);
        }
        return at;
    }

    /// What stands in one pair of brackets; false where it belongs to the text.
    private boolean bracket(int start, int end, boolean levelled) {
        if (line.is("pid ", start)) {
            int colon = line.until(':', start, end);
            line.addIfAny(process, start + 4, colon);
            line.addIfAny(thread, line.is("tid ", colon + 1) ? colon + 5 : end, end);
            return true;
        }
        if (line.is("client ", start)) {
            int colon = line.last(':', start, end);
            boolean port = ported && colon > 0 && colon + 1 < end && line.digits(colon + 1) == end;
            line.addIfAny(client, start + 7, port ? colon : end);
            return true;
        }
        if (levelled) {
            return false;
        }
        int colon = line.find(':', start, end);
        ported = colon >= 0;
        line.addIfAny(module, start, Math.max(colon, start));
        line.addIfAny(level, colon < 0 ? start : colon + 1, end);
        return true;
    }

    /// `2026/03/04 10:00:00 [error] 7#8: *9 text, client: 10.0.0.1, request: "GET / HTTP/1.1"`; returns where
    /// the text begins.
    private int nginx() {
        long time = dates.numeric(line, 0);
        int bracket = dates.end() + 1;
        int close = line.at(bracket) == '[' ? line.find(']', bracket, line.length()) : -1;
        if (time == Event.NO_TIME || close < 0) {
            return 0;
        }
        record.time(time, TimeTrust.ASSUMED);
        line.addIfAny(level, bracket + 1, close);
        int at = line.skip(close + 1);
        int pid = line.digits(at);
        int tid = line.digits(pid + 1);
        if (pid > at && line.at(pid) == '#' && line.at(tid) == ':') {
            line.add(process, at, pid);
            line.add(thread, pid + 1, tid);
            at = line.skip(tid + 1);
        }
        int number = line.at(at) == '*' ? line.digits(at + 1) : at;
        at = line.skip(number);
        request(at);
        return at;
    }

    /// The parts that nginx puts behind its message, in their order. A comma within quotes is none of theirs.
    private void request(int start) {
        int part = 0;
        boolean quotes = false;
        for (int i = start; i < line.length() && part < PARTS.size(); i++) {
            quotes ^= line.at(i) == '"';
            int found = quotes || line.at(i) != ',' ? PARTS.size() : named(i, part);
            if (found < PARTS.size()) {
                int value = i + PARTS.get(found).length();
                i = part(parts.get(found), value) - 1;
                part = found + 1;
            }
        }
    }

    private int named(int at, int first) {
        int part = first;
        while (part < PARTS.size() && !line.is(PARTS.get(part), at)) {
            part++;
        }
        return part;
    }

    /// Returns where the value ended.
    private int part(Path path, int start) {
        boolean quotes = line.at(start) == '"';
        int end = line.until(quotes ? '"' : ',', quotes ? start + 1 : start, line.length());
        if (path.equals(parts.get(2))) {
            web.request(line, start + 1, Math.max(end, start + 1));
        } else {
            line.addIfAny(path, quotes ? start + 1 : start, end);
        }
        return quotes ? Math.min(end + 1, line.length()) : end;
    }
}
