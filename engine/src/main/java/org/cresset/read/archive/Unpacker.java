package org.cresset.read.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.cresset.event.Event;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.jspecify.annotations.Nullable;

/// Streams the files out of archives. Nothing is ever written, so names and links in an archive can do no harm; links
/// and devices are passed over. For one thread.
public final class Unpacker {

    /// Takes a file that was found in an archive. The stream ends with the file and must not be closed.
    public interface Contents {

        /// Takes one file.
        ///
        /// @param modified when the file was last modified, by the archive, in microseconds since 1970, or
        ///     [Event#NO_TIME]
        void read(InputStream in, String path, long modified) throws IOException;
    }

    /// The second day of 1980, in which the times of zip begin, in any zone.
    private static final long EARLIEST_MILLIS = 315_619_200_000L;

    /// The end of the year 9999.
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    private final Limits limits;
    private Optional<Expansion> outer = Optional.empty();

    public Unpacker(Limits limits) {
        this.limits = limits;
    }

    /// Hands on each file in the archive. What is wrong with the archive goes to the sink.
    public void unpack(Format format, InputStream in, String path, Contents contents, Sink sink) {
        Optional<Expansion> before = outer;
        Expansion expansion = new Expansion(limits, before);
        outer = Optional.of(expansion);
        InputStream packed = expansion.packed(in);
        try {
            switch (format) {
                case ZIP -> zip(new Tail(packed), new Target(path, expansion, contents, sink));
                case TAR ->
                    entries(
                            new TarArchiveInputStream(packed, StandardCharsets.UTF_8.name()),
                            new Target(path, expansion, contents, sink));
                case GZIP ->
                    contents.read(expansion.unpacked(new GZIPInputStream(packed, 1 << 16)), path, Event.NO_TIME);
                case BZIP2 ->
                    contents.read(
                            expansion.unpacked(new BZip2CompressorInputStream(packed, true)), path, Event.NO_TIME);
                case ZSTD ->
                    contents.read(expansion.unpacked(new ZstdInputStreamNoFinalizer(packed)), path, Event.NO_TIME);
                default -> throw new IllegalArgumentException(format + " is not an archive");
            }
        } catch (ArchiveRefused refused) {
            sink.unreadable(new Unreadable(path, 0, "archive refused: " + refused.getMessage()));
        } catch (IOException damaged) {
            String what = damaged.getMessage() == null ? "it ends too early" : damaged.getMessage();
            sink.unreadable(new Unreadable(path, 0, "the archive is damaged, the rest of it was not read: " + what));
        } finally {
            outer = before;
        }
    }

    private record Target(String path, Expansion expansion, Contents contents, Sink sink) {}

    /// A zip without an end record was cut off, which the library does not say where it happens between files.
    private void zip(Tail packed, Target target) throws IOException {
        entries(new ZipArchiveInputStream(packed, StandardCharsets.UTF_8.name(), true, false), target);
        packed.transferTo(OutputStream.nullOutputStream());
        if (!packed.endsAsZip()) {
            target.sink().unreadable(new Unreadable(target.path(), 0, "the zip is cut off: files may be missing"));
        }
    }

    private <E extends ArchiveEntry> void entries(ArchiveInputStream<E> archive, Target target) throws IOException {
        int count = 0;
        for (E entry = next(archive); entry != null; entry = next(archive)) {
            if (++count > limits.archiveEntries()) {
                throw new ArchiveRefused("it has more than " + limits.archiveEntries() + " entries");
            }
            String path = target.path() + "!/" + shortened(entry.getName());
            if (entry.isDirectory()) {
                continue;
            }
            if (!isFile(entry)) {
                target.sink().skipped(new Unreadable(path, 0, "a link or device in an archive"));
            } else if (!archive.canReadEntryData(entry)) {
                target.sink()
                        .unreadable(new Unreadable(path, 0, "encrypted, or packed in a way that is not supported"));
            } else {
                InputStream in = target.expansion().unpacked(archive);
                target.contents().read(in, path, modified(entry));
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (count == 0) {
            target.sink().unreadable(new Unreadable(target.path(), 0, "an archive without files"));
        }
    }

    /// The next entry, or null at the end. What the library throws at damaged archives is made one exception.
    private static <E extends ArchiveEntry> @Nullable E next(ArchiveInputStream<E> archive) throws IOException {
        try {
            return archive.getNextEntry();
        } catch (RuntimeException damaged) {
            throw new IOException("bytes that its format does not allow", damaged);
        }
    }

    /// Archives that know no time of an entry write the first that they can.
    private static long modified(ArchiveEntry entry) {
        long millis = Optional.ofNullable(entry.getLastModifiedDate())
                .map(date -> date.toInstant().toEpochMilli())
                .orElse(0L);
        return millis <= EARLIEST_MILLIS || millis > LATEST_MILLIS ? Event.NO_TIME : millis * 1000;
    }

    private String shortened(String name) {
        return name.length() <= limits.name() ? name : name.substring(0, limits.name()) + "...";
    }

    private static boolean isFile(ArchiveEntry entry) {
        return switch (entry) {
            case TarArchiveEntry tar -> tar.isFile() && !isLink(tar) && !isDevice(tar);
            case ZipArchiveEntry zip -> !zip.isUnixSymlink();
            default -> true;
        };
    }

    private static boolean isLink(TarArchiveEntry tar) {
        return tar.isSymbolicLink() || tar.isLink();
    }

    private static boolean isDevice(TarArchiveEntry tar) {
        return tar.isCharacterDevice() || tar.isBlockDevice() || tar.isFIFO();
    }
}
