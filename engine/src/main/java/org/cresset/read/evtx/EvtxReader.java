package org.cresset.read.evtx;

import java.io.IOException;
import java.io.InputStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Reader;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;

/// Reads EVTX into events with their log source.
public final class EvtxReader implements Reader {

    private final EvtxFile file;
    private final LogSources sources;

    public EvtxReader(FieldTable fields, LogSources sources, Limits limits) {
        file = new EvtxFile(fields, limits, false);
        this.sources = sources;
    }

    @Override
    public void read(InputStream in, String path, Sink sink) throws IOException {
        file.read(in, path, new EvtxFile.Visitor() {

            @Override
            public void record(Event event, boolean carved) {
                sources.resolve(event);
                sink.event(event);
            }

            @Override
            public void damaged(long offset, String reason) {
                sink.unreadable(new Unreadable(path, offset, reason));
            }

            @Override
            public void sign(Tampering sign, long offset, String what) {}
        });
    }
}
