package org.cresset.read.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.event.TimeTrust;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads the access logs of Apache, nginx and their kin: the common and the combined form, with the virtual
/// host before them or not, and with more behind them.
///
/// The date is the first one in brackets with a quote behind it: servers escape the quotes in what a client
/// sends, so that no user name can bring such a date.
public final class AccessReader extends RecordReader {

    private final Limits limits;
    private final Line line;
    private final Quoted quoted;
    private final Dates dates = new Dates();
    private final WebFields web;
    private final Path client;
    private final Path host;
    private final Path ident;
    private final Path user;
    private final Path status;
    private final Path size;
    private final Path referrer;
    private final Path agent;
    private final Path rest;
    private long time = Event.NO_TIME;

    public AccessReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        quoted = new Quoted(record);
        web = new WebFields(names.root()::child);
        client = names.root().child("c-ip");
        host = names.root().child("cs-host");
        ident = names.root().child("cs-ident");
        user = names.root().child("cs-username");
        status = names.root().child("sc-status");
        size = names.root().child("sc-bytes");
        referrer = names.root().child("cs-referer");
        agent = names.root().child("cs-user-agent");
        rest = names.root().child("rest");
    }

    /// Whether one of the first lines is of this form, with no more before its date than a client and a virtual
    /// host.
    public boolean fits(List<String> lines) {
        return lines.stream().anyMatch(this::fits);
    }

    private boolean fits(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        line.take(bytes, 0, bytes.length);
        int date = date();
        if (date < 0) {
            return false;
        }
        long words = text.substring(0, Math.min(date, text.length()))
                .chars()
                .filter(c -> c == ' ')
                .count();
        return words == 3 || words == 4;
    }

    @Override
    protected Splitter splitter(Window window) {
        return new Lines(window, limits);
    }

    /// Where the bracket of the date stands, or -1. What time it is, is known then.
    private int date() {
        for (int at = line.find('[', 0, line.length()); at >= 0; at = line.find('[', at + 1, line.length())) {
            boolean framed = line.at(at + 27) == ']' && line.at(at + 28) == ' ' && line.at(at + 29) == '"';
            time = framed && at > 0 ? dates.access(line, at + 1) : Event.NO_TIME;
            if (time != Event.NO_TIME) {
                return at;
            }
        }
        return -1;
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        line.take(bytes, from, length);
        int date = date();
        if (date < 0) {
            return "a line of an access log without a date and a request behind it";
        }
        record.form("access");
        record.time(time, TimeTrust.STATED);
        people(date - 1);
        return request(date + 29);
    }

    /// What stands before the date: client, identity and user, and perhaps the virtual host or a list of
    /// clients.
    private void people(int end) {
        int first = line.until(' ', 0, end);
        int second = line.until(' ', Math.min(first + 1, end), end);
        int third = line.until(' ', Math.min(second + 1, end), end);
        int clientStart = 0;
        int clientEnd = first;
        if (third < end && isHost(first, second)) {
            int colon = line.last(':', 0, first);
            line.addIfAny(host, 0, colon > 0 && line.digits(colon + 1) == first ? colon : first);
            clientStart = first + 1;
            clientEnd = second;
        }
        while (line.at(clientEnd - 1) == ',' && clientEnd < end) {
            clientEnd = line.until(' ', clientEnd + 1, end);
        }
        line.addIfAny(client, clientStart, clientEnd);
        int identEnd = line.until(' ', Math.min(clientEnd + 1, end), end);
        line.addIfAny(ident, clientEnd + 1, identEnd);
        line.addIfAny(user, identEnd + 1, end);
    }

    /// Whether the first word is a virtual host: a name with a port, or any where an address comes behind it.
    private boolean isHost(int first, int second) {
        int colon = line.find(':', 0, first);
        boolean port = colon > 0 && colon + 1 < first && line.digits(colon + 1) == first;
        return port || isAddress(first + 1, second);
    }

    private boolean isAddress(int start, int end) {
        boolean separated = false;
        for (int i = start; i < end; i++) {
            int c = line.at(i);
            separated |= c == '.' || c == ':';
            if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return separated && line.isDigit(start);
    }

    private String request(int open) {
        if (!quoted.read(line, open)) {
            return "the request has no closing quote";
        }
        web.request(quoted.text(), quoted.start(), quoted.end());
        int at = word(status, line.skip(quoted.next()));
        if (at < 0) {
            return "no status behind the request";
        }
        at = line.skip(Math.max(word(size, line.skip(at)), at));
        at = line.skip(quotedWord(referrer, at));
        at = line.skip(quotedWord(agent, at));
        line.addIfAny(rest, at, line.length());
        return "";
    }

    /// A word of digits or `-`; returns where it ended, or -1 where there is none.
    private int word(Path path, int start) {
        int end = line.at(start) == '-' ? start + 1 : line.digits(start);
        if (end == start || (end < line.length() && line.at(end) != ' ')) {
            return -1;
        }
        line.addIfAny(path, start, end);
        return end;
    }

    private int quotedWord(Path path, int start) {
        if (!quoted.read(line, start)) {
            return start;
        }
        quoted.text().addIfAny(path, quoted.start(), quoted.end());
        return quoted.next();
    }
}
