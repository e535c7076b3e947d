package org.cresset.read.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.LogYear;
import org.cresset.read.Reader;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.audit.AuditReader;
import org.cresset.read.line.AccessReader;
import org.cresset.read.line.BindReader;
import org.cresset.read.line.CsvReader;
import org.cresset.read.line.DnsDebugReader;
import org.cresset.read.line.ErrorReader;
import org.cresset.read.line.Lines;
import org.cresset.read.line.SquidReader;
import org.cresset.read.line.W3cReader;
import org.cresset.read.line.ZeekReader;
import org.cresset.read.syslog.PairsReader;
import org.cresset.read.syslog.SyslogReader;
import org.jspecify.annotations.Nullable;

/// Reads a file of lines: looks at the first of them and chooses. For one thread.
final class TextReader implements Reader {

    private static final int HEAD = 4096;
    private static final int LOOKED_AT = 20;

    /// A kind of file, told by its first lines, of which the last may be cut off.
    private static final class Layout {

        private final Predicate<List<String>> fits;
        private final Supplier<Reader> maker;
        private @Nullable Reader reader;

        Layout(Predicate<List<String>> fits, Supplier<Reader> maker) {
            this.fits = fits;
            this.maker = maker;
        }

        boolean fits(List<String> lines) {
            return fits.test(lines);
        }

        /// Made when there is something for it to read.
        Reader reader() {
            Reader made = reader;
            if (made == null) {
                made = maker.get();
                reader = made;
            }
            return made;
        }
    }

    private final List<Layout> layouts = new ArrayList<>();

    /// @param year of times that are written without one
    TextReader(FieldTable fields, Resolver sources, Limits limits, LogYear year) {
        layouts.add(new Layout(ZeekReader::fits, () -> new ZeekReader(fields, sources, limits)));
        layouts.add(new Layout(
                AuditReader::fits,
                () -> new AuditReader(fields, sources, limits, window -> new Lines(window, limits))));
        tables(fields, sources, limits);
        layouts.add(new Layout(SyslogReader::fits, () -> new SyslogReader(fields, sources, limits, year)));
        layouts.add(new Layout(PairsReader::fits, () -> new PairsReader(fields, sources, limits)));
        CsvReader csv = new CsvReader(fields, sources, limits);
        layouts.add(new Layout(csv::fits, () -> csv));
    }

    /// Tables and access logs, but for tables with a header, which are tried last: that looks longest.
    private void tables(FieldTable fields, Resolver sources, Limits limits) {
        AccessReader access = new AccessReader(fields, sources, limits);
        layouts.add(new Layout(W3cReader::fits, () -> new W3cReader(fields, sources, limits)));
        layouts.add(new Layout(access::fits, () -> access));
        layouts.add(new Layout(SquidReader::fits, () -> new SquidReader(fields, sources, limits)));
        for (ErrorReader.Server server : ErrorReader.Server.values()) {
            layouts.add(new Layout(server::fits, () -> new ErrorReader(server, fields, sources, limits)));
        }
        layouts.add(new Layout(BindReader::fits, () -> new BindReader(fields, sources, limits)));
        layouts.add(new Layout(DnsDebugReader::fits, () -> new DnsDebugReader(fields, sources, limits)));
    }

    private static List<String> lines(byte[] head) {
        return new String(head, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LOOKED_AT)
                .toList();
    }

    /// @param in a stream that can be marked
    @Override
    public void read(InputStream in, String path, Sink sink) throws IOException {
        in.mark(HEAD);
        List<String> lines = lines(in.readNBytes(HEAD));
        in.reset();
        for (Layout layout : layouts) {
            if (layout.fits(lines)) {
                layout.reader().read(in, path, sink);
                return;
            }
        }
        sink.unreadable(new Unreadable(path, 0, "not a format that Cresset reads"));
    }
}
