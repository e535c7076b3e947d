package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.event.TimeTrust;
import org.cresset.read.Limits;
import org.cresset.read.LogYear;
import org.cresset.read.Names.Path;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;
import org.jspecify.annotations.Nullable;

/// Reads logs of syslog. A line without a head belongs to the record before it.
public final class SyslogReader extends RecordReader {

    private final Limits limits;
    private final LogYear year;
    private final SyslogHead head = new SyslogHead();
    private final Payload payload;
    private final StructuredData structured;
    private @Nullable SyslogLines pieces;
    private boolean windows;
    private final Path facility;
    private final Path severity;
    private final Path computer;
    private final Path hostname;
    private final Path appname;
    private final Path module;
    private final Path pid;
    private final Path msgid;
    private final Path lines;

    /// What the head alone says: a user who gets pairs into a message of a program must not make it another's, or
    /// another host's.
    private final Set<Path> ofHead;

    public SyslogReader(FieldTable fields, Resolver sources, Limits limits, LogYear year) {
        super(fields, sources, limits);
        this.limits = limits;
        this.year = year;
        payload = new Payload(names, record, limits);
        structured = new StructuredData(names, record);
        facility = names.root().child("facility");
        severity = names.root().child("severity");
        computer = names.root().child("Computer");
        hostname = names.root().child("hostname");
        appname = names.root().child("appname");
        module = names.root().child("module");
        pid = names.root().child("pid");
        msgid = names.root().child("msgid");
        lines = names.root().child("lines");
        ofHead = Set.of(computer, appname, facility);
    }

    /// Whether more than half of the first lines have the head of syslog; fewer are enough where the first has one and
    /// lines that belong to it follow.
    public static boolean fits(List<String> lines) {
        SyslogHead head = new SyslogHead();
        List<String> headed =
                lines.stream().filter(line -> isHeaded(head, line)).toList();
        if (headed.isEmpty()) {
            return false;
        }
        boolean first = lines.getFirst().equals(headed.getFirst());
        boolean tail = lines.stream().skip(1).anyMatch(SyslogReader::isIndented);
        return headed.size() * 2 > lines.size() || (first && (tail || headed.size() * 2 == lines.size()));
    }

    private static boolean isHeaded(SyslogHead head, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return head.read(bytes, 0, bytes.length);
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    @Override
    protected Splitter splitter(Window window) {
        SyslogLines made = new SyslogLines(window, limits);
        pieces = made;
        return made;
    }

    @Override
    protected String parse(byte[] bytes, int from, int length) {
        int to = from + length;
        record.clear();
        if (!head.read(bytes, from, to)) {
            return "a line without the head of syslog, and none before it that it could belong to";
        }
        while (to > head.message() && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
            to--;
        }
        payload.read(bytes, head.message(), to, app(bytes));
        head(bytes, to);
        time();
        return "";
    }

    /// The program, without the folders that it lies in.
    private String app(byte[] bytes) {
        if (head.parts.app.isEmpty()) {
            return "";
        }
        Span app = head.parts.app;
        int name = app.to;
        while (name > app.from && bytes[name - 1] != '/') {
            name--;
        }
        if (bytes[app.from] == '/' && name > app.from + 1) {
            app.set(name, app.to);
        }
        return new String(bytes, app.from, app.to - app.from, StandardCharsets.UTF_8);
    }

    private void head(byte[] bytes, int to) {
        if (payload.form().equals("syslog")) {
            record.drop(ofHead);
        } else if (!payload.form().isEmpty() && !payload.isTimed() && !head.parts.host.isEmpty()) {
            record.drop(Set.of(computer));
        }
        if (head.priority() >= 0) {
            record.add(facility, Kind.TEXT, Priorities.facility(head.priority()));
            record.add(severity, Kind.TEXT, Priorities.severity(head.priority()));
        }
        windows = payload.form().isEmpty() && record.isWindows();
        if (!windows) {
            add(computer, bytes, head.parts.host);
        }
        add(hostname, bytes, head.parts.host);
        add(appname, bytes, head.parts.app);
        add(module, bytes, head.parts.module);
        add(pid, bytes, head.parts.pid);
        add(msgid, bytes, head.parts.id);
        structured.read(bytes, head.parts.data.from, head.parts.data.to);
        if (pieces != null && pieces.lines() > 1) {
            record.add(lines, Kind.NUMBER, String.valueOf(pieces.lines()));
        }
        record.form(head.isOwnLog() ? ownForm(bytes, to) : payload.form());
    }

    /// Which program wrote a log of its own: vsftpd `[pid 7] text`, or clamd `-> text`.
    private String ownForm(byte[] bytes, int to) {
        String start = new String(bytes, head.message(), Math.min(4, to - head.message()), StandardCharsets.ISO_8859_1);
        return start.startsWith("->") ? "clamd" : start.equals("[pid") ? "vsftpd" : payload.form();
    }

    private void add(Path path, byte[] bytes, Span span) {
        if (!span.isEmpty()) {
            record.add(path, bytes, span.from, span.to);
        }
    }

    /// A stated time of the head goes before that of the message, and that before one which was assumed. An event of
    /// Windows or of Sysmon has its own.
    private void time() {
        if (windows || payload.isTimed()) {
            return;
        }
        long inner = payload.time();
        long outer = head.timed() ? head.parts.stamp.micros(year) : Event.NO_TIME;
        boolean stated = outer != Event.NO_TIME && head.parts.stamp.trust() == TimeTrust.STATED;
        if (inner != Event.NO_TIME && !stated) {
            record.time(inner, payload.trust());
        } else if (outer != Event.NO_TIME) {
            record.time(outer, head.parts.stamp.trust());
        }
    }
}
