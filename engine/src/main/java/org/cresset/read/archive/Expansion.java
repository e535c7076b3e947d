package org.cresset.read.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.cresset.read.Limits;

/// Keeps an archive from becoming far larger than it is: bytes are counted where they go in packed and where they
/// come out unpacked, and the ratio is limited. What comes out of an archive in an archive counts for both. For one
/// thread.
final class Expansion {

    private final Limits limits;
    private final Optional<Expansion> outer;
    private long packed;
    private long unpacked;

    /// @param outer that of the archive that this one stands in
    Expansion(Limits limits, Optional<Expansion> outer) {
        this.limits = limits;
        this.outer = outer;
    }

    /// Counts the packed bytes read through it.
    InputStream packed(InputStream in) {
        return new Counted(in, false);
    }

    /// Counts the unpacked bytes read through it, and ends in an [ArchiveRefused] beyond the limit.
    InputStream unpacked(InputStream in) {
        return new Counted(in, true);
    }

    private void count(long bytes, boolean out) throws ArchiveRefused {
        if (!out) {
            packed += bytes;
            return;
        }
        if (outer.isPresent()) {
            outer.get().count(bytes, true);
        }
        unpacked += bytes;
        if (unpacked > limits.grace() && unpacked / limits.ratio() > packed) {
            throw new ArchiveRefused("more than " + limits.ratio() + " bytes come out of each byte: a bomb?");
        }
    }

    private final class Counted extends FilterInputStream {

        private final boolean out;

        Counted(InputStream in, boolean out) {
            super(in);
            this.out = out;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                int read = super.read(bytes, from, length);
                count(Math.max(read, 0), out);
                return read;
            } catch (RuntimeException damaged) {
                throw new IOException("bytes that its format does not allow", damaged);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
