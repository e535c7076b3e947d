package org.cresset.read;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// Archives made for tests, in memory.
final class Packed {

    private Packed() {}

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) {
        return bytes(out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
            zip.finish();
        });
    }

    static byte[] tar(Map<String, byte[]> files) {
        return bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            tar.finish();
        });
    }

    /// A tar of links to a file, and one real file.
    static byte[] tarWithLinks(String name, byte[] file) {
        return bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            for (byte kind : new byte[] {TarArchiveEntry.LF_SYMLINK, TarArchiveEntry.LF_LINK, TarArchiveEntry.LF_CHR}) {
                TarArchiveEntry link = new TarArchiveEntry("link" + kind, kind);
                link.setLinkName("/etc/passwd");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(file.length);
            tar.putArchiveEntry(entry);
            tar.write(file);
            tar.closeArchiveEntry();
            tar.finish();
        });
    }

    static byte[] gzip(byte[] file) {
        return bytes(out -> {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            gzip.write(file);
            gzip.finish();
        });
    }

    static byte[] bzip2(byte[] file) {
        return bytes(out -> {
            BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out);
            bzip2.write(file);
            bzip2.finish();
        });
    }

    static byte[] zstd(byte[] file) {
        return Zstd.compress(file);
    }
}
