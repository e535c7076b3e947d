package org.cresset.read.line;

import java.util.List;
import java.util.regex.Pattern;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.event.TextBuffer;
import org.cresset.event.TimeTrust;
import org.cresset.read.Limits;
import org.cresset.read.Names.Path;
import org.cresset.read.RecordReader;
import org.cresset.read.Splitter;
import org.cresset.read.Window;

/// Reads the debug log of the name server of Windows: packets, with their details where they were asked for,
/// and messages. Its times are local, in the order of the machine's settings.
public final class DnsDebugReader extends RecordReader {

    private static final Pattern PACKET = Pattern.compile("\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4} .{7,14} [0-9A-Fa-f]{3,8} "
            + "(PACKET|EVENT|Note:|DSPOLL|INIT|LOOKUP) .*");
    private static final String HEAD = "Message logging key (for packets";
    private static final String SECTION = " SECTION:";
    private static final String DATA = "DATA ";

    private final Limits limits;
    private final Line line;
    private final Dates dates = new Dates();
    private final Path message;
    private final Path context;
    private final Path protocol;
    private final Path direction;
    private final Path query;
    private final Path type;
    private final Path code;
    private final Path answer;
    private final Path[] sides;

    public DnsDebugReader(FieldTable fields, Resolver sources, Limits limits) {
        super(fields, sources, limits);
        this.limits = limits;
        line = new Line(record);
        message = names.root().child("message");
        context = names.root().child("context");
        protocol = names.root().child("protocol");
        direction = names.root().child("direction");
        query = names.root().child("query");
        type = names.root().child("record_type");
        code = names.root().child("response_code");
        answer = names.root().child("answer");
        sides = new Path[] {names.root().child("src_ip"), names.root().child("dst_ip")};
    }

    public static boolean fits(List<String> lines) {
        return lines.stream()
                .anyMatch(line -> line.startsWith(HEAD) || PACKET.matcher(line).matches());
    }

    @Override
    protected Splitter splitter(Window window) {
        dates.clear();
        return new DnsDebugRecords(window, limits);
    }

    @Override
    protected boolean isHeader(byte[] text, int from, int length) {
        boolean marked = length > 3 && text[from] == (byte) 0xef;
        byte first = text[marked ? from + 3 : from];
        return first < '0' || first > '9';
    }

    @Override
    protected String parse(byte[] text, int from, int length) {
        line.take(text, from, length);
        long time = dates.numeric(line, 0);
        if (time == Event.NO_TIME) {
            return "a record of a name server without a time";
        }
        record.form("windows dns debug");
        record.time(time, TimeTrust.ASSUMED);
        int thread = line.skip(dates.end());
        int start = line.skip(line.until(' ', thread, line.length()));
        int end = line.until(' ', start, line.length());
        line.addIfAny(context, start, end);
        if (line.is("PACKET ", start)) {
            return packet(line.skip(end));
        }
        line.addIfAny(message, line.skip(end), line.length());
        return "";
    }

    /// `000000E2B5A0 UDP Rcv 10.0.0.5   0002   Q [0001   D   NOERROR] A      (3)www(7)example(3)org(0)`; the
    /// number of the packet is missing in old versions.
    private String packet(int start) {
        int first = line.until('\n', start, line.length());
        int kind = line.is("UDP ", start) || line.is("TCP ", start) ? start : line.skip(line.until(' ', start, first));
        int way = line.skip(line.until(' ', kind, first));
        int peer = line.skip(line.until(' ', way, first));
        int peerEnd = line.until(' ', peer, first);
        int open = line.find('[', Math.min(peerEnd, first), first);
        int close = open < 0 ? -1 : line.find(']', open, first);
        boolean sent = line.is("Snd ", way);
        if (close < 0 || !(sent || line.is("Rcv ", way))) {
            return "a packet of a name server without its flags";
        }
        line.addIfAny(protocol, kind, line.until(' ', kind, first));
        line.addIfAny(direction, way, way + 3);
        line.addIfAny(sides[sent ? 1 : 0], peer, peerEnd);
        line.addIfAny(code, line.last(' ', open, close) + 1, close);
        int typeStart = line.skip(close + 1);
        int typeEnd = line.until(' ', typeStart, first);
        line.addIfAny(type, typeStart, typeEnd);
        int name = Math.min(line.skip(typeEnd), first);
        int nameEnd = Math.min(line.until(' ', name, first), line.until('\r', name, first));
        if (!line.isNothing(name, nameEnd)) {
            name(query, name, nameEnd);
        }
        answers(first);
        return "";
    }

    /// Adds `(3)www(7)example(3)org(0)` with dots; the root, which has no name, is none.
    private void name(Path path, int start, int end) {
        TextBuffer name = record.buffer();
        int mark = name.mark();
        int at = start;
        while (at < end) {
            int close = line.at(at) == '(' ? line.digits(at + 1) : at;
            boolean count = close > at + 1 && line.at(close) == ')';
            if (count && name.mark() > mark && close + 1 < end) {
                name.ascii('.');
            } else if (!count) {
                name.ascii(line.at(at));
            }
            at = count ? close + 1 : at + 1;
        }
        if (name.mark() > mark) {
            record.add(path, Kind.TEXT, mark);
        }
    }

    /// The data of the answers, where the details of the packet follow.
    private void answers(int first) {
        boolean answers = false;
        int at = first;
        while (at < line.length()) {
            int start = line.skip(at + 1);
            int end = line.until('\n', Math.min(start, line.length()), line.length());
            int textEnd = line.at(end - 1) == '\r' ? end - 1 : end;
            if (textEnd - start > SECTION.length() && line.is(SECTION, textEnd - SECTION.length())) {
                answers = line.is("ANSWER", start);
            } else if (answers && line.is(DATA, start)) {
                data(line.skip(start + DATA.length()), textEnd);
            }
            at = end;
        }
    }

    private void data(int start, int end) {
        int from = Math.min(start, end);
        if (line.at(from) == '(' || line.at(from) == '[') {
            name(answer, from, end);
        } else {
            line.addIfAny(answer, from, end);
        }
    }
}
