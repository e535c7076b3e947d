package org.cresset.read.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RawRecord;
import org.cresset.read.Reader;
import org.cresset.read.Sink;
import org.cresset.read.Splitter;
import org.cresset.read.Unreadable;
import org.cresset.read.Window;

/// Reads the audit log of Linux. The records of one audit event, each a line, become one event with the fields of all
/// of them, in the order in which the events are complete.
public final class AuditReader implements Reader {

    private final Limits limits;
    private final Function<Window, Splitter> lines;
    private final Event event;
    private final RawRecord record;
    private final AuditRecords records;
    private final Head head = new Head();

    /// @param lines finds the lines of a stream
    public AuditReader(FieldTable fields, Resolver sources, Limits limits, Function<Window, Splitter> lines) {
        this.limits = limits;
        this.lines = lines;
        event = new Event(fields);
        record = new RawRecord(event, sources, limits);
        records = new AuditRecords(new Names(fields, limits));
    }

    /// Whether a file is an audit log: most of its first lines are records of one, or all are that in lines of syslog.
    public static boolean fits(List<String> first) {
        List<String> whole = first.size() > 1 ? first.subList(0, first.size() - 1) : first;
        Head head = new Head();
        List<String> read = whole.stream().filter(line -> isRecord(head, line)).toList();
        long plain = read.stream()
                .filter(line -> line.startsWith("type=") || line.startsWith("node="))
                .count();
        return plain * 2 > whole.size() || (!whole.isEmpty() && read.size() == whole.size());
    }

    private static boolean isRecord(Head head, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return head.read(bytes, 0, bytes.length).isEmpty();
    }

    @Override
    public void read(InputStream in, String path, Sink sink) throws IOException {
        Splitter pieces = lines.apply(new Window(in, limits.record()));
        OpenEvents open = new OpenEvents(limits.record(), whole -> emit(whole, path, sink));
        long number = 0;
        boolean any = false;
        while (pieces.next()) {
            any = true;
            String problem = pieces.problem().isEmpty()
                    ? head.read(pieces.bytes(), pieces.from(), pieces.to())
                    : pieces.problem();
            if (!problem.isEmpty()) {
                sink.unreadable(new Unreadable(path, pieces.offset(), problem));
                continue;
            }
            number++;
            OpenEvents.Place place = new OpenEvents.Place(number, pieces.offset());
            open.take(head, pieces.bytes(), pieces.from(), pieces.to(), place);
        }
        open.end();
        if (!any) {
            sink.unreadable(new Unreadable(path, 0, "no records in it"));
        }
    }

    /// Hands on an event; one that has too many values goes line by line, so that a bad line costs only itself.
    private void emit(OpenEvent whole, String path, Sink sink) {
        if (emit(whole, 0, whole.lines(), path, sink).isEmpty()) {
            return;
        }
        for (int line = 0; line < whole.lines(); line++) {
            String problem = emit(whole, line, line + 1, path, sink);
            if (!problem.isEmpty()) {
                sink.unreadable(new Unreadable(path, whole.offset(line), problem));
            }
        }
    }

    private String emit(OpenEvent whole, int first, int behind, String path, Sink sink) {
        record.clear();
        try {
            records.fill(whole, first, behind, record);
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
        record.fill();
        event.records(behind - first);
        event.place(path, whole.number() + first, whole.offset(first));
        event.raw(whole.bytes(), whole.start(first), whole.to(behind - 1));
        sink.event(event);
        return "";
    }
}
