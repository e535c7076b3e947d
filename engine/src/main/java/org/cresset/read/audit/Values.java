package org.cresset.read.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cresset.event.Kind;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// Puts foreign bytes into a record, decoded where they are encoded. For one thread.
final class Values {

    private static final byte[] NULL = "(null)".getBytes(StandardCharsets.US_ASCII);

    private byte[] decoded = new byte[1024];
    private int length;

    /// Adds a value that stands as it is; `(null)` without quotes is none.
    void plain(RawRecord record, Path path, Pairs value, byte[] bytes) {
        if (!value.quoted() && Arrays.equals(NULL, 0, NULL.length, bytes, value.from(), value.to())) {
            record.add(path, Kind.NULL, record.buffer().mark());
        } else {
            record.add(path, bytes, value.from(), value.to());
        }
    }

    /// Decodes a value into [#decoded()]; false where it is not encoded.
    boolean decode(byte[] bytes, Pairs value) {
        int from = value.from();
        int to = value.to();
        if (value.quoted() || !Hex.is(bytes, from, to)) {
            return false;
        }
        if (decoded.length < (to - from) / 2) {
            decoded = new byte[to - from];
        }
        length = Hex.decode(bytes, from, to, decoded, 0);
        return true;
    }

    byte[] decoded() {
        return decoded;
    }

    int length() {
        return length;
    }

    /// Adds what has been decoded.
    void addDecoded(RawRecord record, Path path) {
        record.add(path, decoded, 0, length);
    }

    /// Adds what has been decoded, each part between bytes of this value on its own.
    void addParts(RawRecord record, Path path, int separator) {
        int from = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || decoded[i] == separator) {
                record.add(path, decoded, from, i);
                from = i + 1;
            }
        }
    }

    /// Makes blanks of the zero bytes in what has been decoded, and leaves out those at its end.
    void blankZeros() {
        while (length > 0 && decoded[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (decoded[i] == 0) {
                decoded[i] = ' ';
            }
        }
    }
}
