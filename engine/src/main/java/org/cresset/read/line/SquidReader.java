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

/// Reads the access log of the proxy Squid in its own form.
public final class SquidReader extends RecordReader {

    private static final Pattern FORM =
            Pattern.compile("\\d{10}\\.\\d{3} +\\d{1,12} \\S{1,300} [A-Z_]{1,60}/\\d{3} \\d{1,18} \\S{1,60} .*");

    private final Limits limits;
    private final Line line;
    private final WebFields web;
    private final List<Path> columns;
    private final Path address;
    private final Path action;
    private final Path status;
    private final Path hierarchy;
    private final Path peer;
    private final Path rest;

    public SquidReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        web = new WebFields(names.root()::child);
        address = names.root().child("url");
        action = names.root().child("s-action");
        status = names.root().child("sc-status");
        hierarchy = names.root().child("s-hierarchy");
        peer = names.root().child("r-ip");
        rest = names.root().child("rest");
        columns = List.of(
                names.root().child("timestamp"),
                names.root().child("time-taken"),
                names.root().child("c-ip"),
                action,
                names.root().child("sc-bytes"),
                names.root().child("cs-method"),
                address,
                names.root().child("cs-username"),
                hierarchy,
                names.root().child("rs-content-type"));
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
        return columns();
    }

    private String columns() {
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            int end = line.until(' ', at, line.length());
            if (at >= line.length()) {
                return i + " columns where a line of Squid has " + columns.size();
            }
            if (i == 0 && !time(end)) {
                return "a line of Squid without a time";
            }
            column(columns.get(i), at, end);
            at = line.skip(end);
        }
        line.addIfAny(rest, at, line.length());
        record.form("squid");
        return "";
    }

    private boolean time(int end) {
        long time = line.time(0, Math.min(end, 30));
        record.time(time, TimeTrust.STATED);
        return time != Event.NO_TIME;
    }

    private void column(Path path, int start, int end) {
        if (path.equals(address)) {
            if (!line.isNothing(start, end)) {
                web.url(line, start, end, false);
            }
            return;
        }
        boolean pair = path.equals(action) || path.equals(hierarchy);
        int slash = pair ? line.until('/', start, end) : end;
        line.addIfAny(path, start, slash);
        line.addIfAny(path.equals(action) ? status : peer, slash + 1, end);
    }
}
