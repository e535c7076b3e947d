package org.cresset.read.evtx;

import java.io.IOException;
import java.io.InputStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.event.Kind;
import org.cresset.event.Place;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Reader;
import org.cresset.read.Remarks;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;

/// Reads EVTX into events with their log source. What it notices about the file itself becomes an event too, of
/// product `cresset` and service `evtx`: a field `Sign` says what it is (`NONE` once at the end of each file), `What`
/// says it in words, `Log` names the channel.
public final class EvtxReader implements Reader {

    private final EvtxFile file;
    private final Resolver sources;
    private final Remarks remarks;

    /// Makes a reader.
    ///
    /// @param carve whether to bring back records from slack and from inside others; they have a field `Carved`
    public EvtxReader(FieldTable fields, Resolver sources, Limits limits, boolean carve) {
        file = new EvtxFile(fields, limits, carve);
        this.sources = sources;
        remarks = new Remarks(fields);
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
            remarks.start("evtx", computer);
            remarks.add("Sign", sign);
            remarks.add("What", what);
            remarks.add("Log", channel);
            sink.remark(remarks.end(new Place(path, records, offset), time));
        }
    }
}
