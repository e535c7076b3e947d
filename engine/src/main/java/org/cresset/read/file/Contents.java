package org.cresset.read.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.ReaderInputStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.LogYear;
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

    private static final Pattern ENCODING =
            Pattern.compile("\\s*<\\?xml[^>]{0,200}\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private final Limits limits;
    private final Resolver sources;
    private final Unpacker unpacker;
    private final Reader json;
    private final Reader xml;
    private final Reader evtx;
    private final Reader text;
    private final LogYear year;

    /// What a user can ask of reading.
    ///
    /// @param carve whether to bring back what a log no longer counts as records
    /// @param year that of times which are written without one
    public record Options(boolean carve, OptionalInt year) {
        public static final Options DEFAULT = new Options(false, OptionalInt.empty());
    }

    public Contents(FieldTable fields, Resolver sources, Limits limits) {
        this(fields, sources, limits, Options.DEFAULT);
    }

    public Contents(FieldTable fields, Resolver sources, Limits limits, Options options) {
        this.limits = limits;
        this.sources = sources;
        unpacker = new Unpacker(limits);
        json = new JsonReader(fields, sources, limits);
        xml = new XmlReader(fields, sources, limits);
        evtx = new EvtxReader(fields, sources, limits, options.carve());
        year = new LogYear(options.year());
        text = new TextReader(fields, sources, limits, year);
    }

    @Override
    public void read(InputStream in, String path, Sink sink) throws IOException {
        read(in, path, Event.NO_TIME, sink);
    }

    /// As [#read(InputStream, String, Sink)], of a file that was last modified at this time, in microseconds since
    /// 1970: where times are written without a year, it tells the year.
    public void read(InputStream in, String path, long modified, Sink sink) throws IOException {
        year.modified(modified);
        read(in, path, sink, 0);
    }

    private void read(InputStream in, String path, Sink sink, int depth) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(Format.SEEN);
        byte[] head = buffered.readNBytes(Format.SEEN);
        Format format = Format.of(head);
        buffered.reset();
        sources.begins(path);
        switch (format) {
            case JSON -> json.read(buffered, path, sink);
            case XML -> xml(head, buffered, path, sink);
            case UTF_16LE -> transcoded(buffered, StandardCharsets.UTF_16LE, path, sink, depth);
            case UTF_16BE -> transcoded(buffered, StandardCharsets.UTF_16BE, path, sink, depth);
            case ZIP, TAR, GZIP, ZSTD, BZIP2 -> unpack(format, buffered, path, sink, depth);
            case EMPTY -> sink.skipped(new Unreadable(path, 0, "empty"));
            case APPLE_DOUBLE -> sink.skipped(new Unreadable(path, 0, "metadata of macOS"));
            case EVTX -> evtx.read(buffered, path, sink);
            case TEXT -> text.read(buffered, path, sink);
            case UNKNOWN -> sink.unreadable(new Unreadable(path, 0, "not a format that Cresset reads"));
        }
    }

    /// XML in the encoding that it declares.
    private void xml(byte[] head, InputStream in, String path, Sink sink) throws IOException {
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        String name = declared.lookingAt() ? declared.group(1) : "UTF-8";
        boolean other = !name.equalsIgnoreCase("UTF-8")
                && !name.toUpperCase(Locale.ROOT).startsWith("UTF-16");
        if (!other) {
            xml.read(in, path, sink);
        } else if (Character.isLetterOrDigit(name.charAt(0)) && Charset.isSupported(name)) {
            xml.read(inUtf8(in, Charset.forName(name)), path, sink);
        } else {
            sink.unreadable(new Unreadable(path, 0, "XML in the unknown encoding " + name));
        }
    }

    private static InputStream inUtf8(InputStream in, Charset from) throws IOException {
        return ReaderInputStream.builder()
                .setReader(new InputStreamReader(in, from))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }

    private void transcoded(InputStream in, Charset from, String path, Sink sink, int depth) throws IOException {
        if (depth >= limits.archives()) {
            sink.unreadable(new Unreadable(path, 0, "UTF-16 inside UTF-16"));
            return;
        }
        read(inUtf8(in, from), path, sink, depth + 1);
    }

    private void unpack(Format format, InputStream in, String path, Sink sink, int depth) {
        if (depth >= limits.archives()) {
            sink.unreadable(new Unreadable(path, 0, "archives are nested deeper than " + limits.archives()));
            return;
        }
        long outer = year.modified();
        Unpacker.Contents each = (inner, name, modified) -> {
            year.modified(modified == Event.NO_TIME ? outer : modified);
            read(inner, name, sink, depth + 1);
        };
        unpacker.unpack(format, in, path, each, sink);
        year.modified(outer);
    }
}
