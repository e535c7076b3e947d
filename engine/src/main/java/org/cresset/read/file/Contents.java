package org.cresset.read.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Reader;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.archive.Format;
import org.cresset.read.archive.Unpacker;
import org.cresset.read.evtx.EvtxReader;
import org.cresset.read.json.JsonReader;
import org.cresset.read.xml.XmlReader;

/// Reads a file of any kind, archives included: looks at its first bytes and chooses. For one thread.
public final class Contents implements Reader {

    private final Limits limits;
    private final Unpacker unpacker;
    private final Reader json;
    private final Reader xml;
    private final Reader evtx;

    public Contents(FieldTable fields, LogSources sources, Limits limits) {
        this.limits = limits;
        unpacker = new Unpacker(limits);
        json = new JsonReader(fields, sources, limits);
        xml = new XmlReader(fields, sources, limits);
        evtx = new EvtxReader(fields, sources, limits);
    }

    @Override
    public void read(InputStream in, String path, Sink sink) throws IOException {
        read(in, path, sink, 0);
    }

    private void read(InputStream in, String path, Sink sink, int depth) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(Format.SEEN);
        Format format = Format.of(buffered.readNBytes(Format.SEEN));
        buffered.reset();
        switch (format) {
            case JSON -> json.read(buffered, path, sink);
            case XML -> xml.read(buffered, path, sink);
            case UTF_16LE -> transcoded(buffered, StandardCharsets.UTF_16LE, path, sink, depth);
            case UTF_16BE -> transcoded(buffered, StandardCharsets.UTF_16BE, path, sink, depth);
            case ZIP, TAR, GZIP, ZSTD, BZIP2 -> unpack(format, buffered, path, sink, depth);
            case EMPTY -> sink.skipped(new Unreadable(path, 0, "empty"));
            case APPLE_DOUBLE -> sink.skipped(new Unreadable(path, 0, "metadata of macOS"));
            case EVTX -> evtx.read(buffered, path, sink);
            case UNKNOWN -> sink.unreadable(new Unreadable(path, 0, "not a format that Cresset reads"));
        }
    }

    private void transcoded(InputStream in, Charset from, String path, Sink sink, int depth) throws IOException {
        if (depth >= limits.archives()) {
            sink.unreadable(new Unreadable(path, 0, "UTF-16 inside UTF-16"));
            return;
        }
        InputStream utf8 = ReaderInputStream.builder()
                .setReader(new InputStreamReader(in, from))
                .setCharset(StandardCharsets.UTF_8)
                .get();
        read(utf8, path, sink, depth + 1);
    }

    private void unpack(Format format, InputStream in, String path, Sink sink, int depth) {
        if (depth >= limits.archives()) {
            sink.unreadable(new Unreadable(path, 0, "archives are nested deeper than " + limits.archives()));
            return;
        }
        unpacker.unpack(format, in, path, (inner, name) -> read(inner, name, sink, depth + 1), sink);
    }
}
