package org.cresset.read.evtx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Reader;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;

/// Reads EVTX into events with their log source. What it notices about the file itself becomes an event too, of
/// product `cresset` and service `evtx`: a field `Sign` says what it is (`NONE` once at the end of each file), `What`
/// says it in words, `Log` names the channel.
public final class EvtxReader implements Reader {

    private static final EventSource REMARKS =
            new EventSource(Optional.of("cresset"), Optional.of("evtx"), Set.of(), List.of());

    private final EvtxFile file;
    private final Resolver sources;
    private final Event remark;

    /// Makes a reader.
    ///
    /// @param carve whether to bring back records from slack and from inside others; they have a field `Carved`
    public EvtxReader(FieldTable fields, Resolver sources, Limits limits, boolean carve) {
        file = new EvtxFile(fields, limits, carve);
        this.sources = sources;
        remark = new Event(fields);
    }

    @Override
    public void read(InputStream in, String path, Sink sink) throws IOException {
        Log log = new Log(path, sink);
        file.read(in, path, log);
        log.end();
    }

    private final class Log implements EvtxFile.Visitor {

        private final String path;
        private final Sink sink;
        private String computer = "";
        private String channel = "";
        private long time = Event.NO_TIME;
        private long records;

        Log(String path, Sink sink) {
            this.path = path;
            this.sink = sink;
        }

        @Override
        public void record(Event event, boolean carved) {
            records++;
            if (carved) {
                event.add(Fields.CARVED, Kind.BOOL, "true");
            } else {
                time = event.time();
            }
            sources.resolve(event);
            if (computer.isEmpty()) {
                computer = event.get(Fields.COMPUTER).orElse("");
                channel = event.get(Fields.CHANNEL).orElse("");
            }
            sink.event(event);
        }

        @Override
        public void damaged(long offset, String reason) {
            sink.unreadable(new Unreadable(path, offset, reason));
        }

        @Override
        public void sign(Tampering sign, long offset, String what) {
            remark(sign.name(), offset, what);
        }

        void end() {
            remark("NONE", 0, records + " records");
        }

        private void remark(String sign, long offset, String what) {
            remark.clear();
            remark.add(Fields.PRODUCT_TAG, Kind.TEXT, "cresset");
            remark.add(Fields.SERVICE_TAG, Kind.TEXT, "evtx");
            add("Sign", sign);
            add("What", what);
            add("Log", channel);
            remark.add(Fields.COMPUTER, Kind.TEXT, computer);
            remark.time(time);
            remark.source(REMARKS);
            byte[] content = (sign + "\n" + what + "\n" + computer + "\n" + channel).getBytes(StandardCharsets.UTF_8);
            remark.place(path, records, offset);
            remark.raw(content, 0, content.length);
            sink.remark(remark);
        }

        private void add(String name, String value) {
            remark.add(name, remark.fields().slot(name), Kind.TEXT, value);
        }
    }
}
