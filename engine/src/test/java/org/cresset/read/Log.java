package org.cresset.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.read.evtx.EvtxFile;
import org.cresset.read.evtx.Tampering;

/// A recorded log of one chunk, cut off behind its last record, whose bytes tests change.
final class Log {

    static final int CHUNK = 4096;
    static final int FIRST = CHUNK + 512;

    /// What came of reading a log.
    static final class Seen implements EvtxFile.Visitor {

        final List<String> ids = new ArrayList<>();
        final Set<String> carved = new TreeSet<>();
        final Set<Tampering> signs = new TreeSet<>();
        final List<String> damaged = new ArrayList<>();

        @Override
        public void record(Event event, boolean wasCarved) {
            String id = event.get(Fields.RECORD_ID).orElse("none");
            if (wasCarved) {
                carved.add(id);
            } else {
                ids.add(id);
            }
        }

        @Override
        public void damaged(long offset, String reason) {
            damaged.add(offset + ": " + reason);
        }

        @Override
        public void sign(Tampering sign, long offset, String what) {
            signs.add(sign);
        }
    }

    final byte[] bytes;
    private final ByteBuffer view;

    private Log(byte[] bytes) {
        this.bytes = bytes;
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The first recording with several records.
    static Log recorded() {
        return first(log -> log.records().size() > 4);
    }

    /// The first recording with this property.
    static Log first(Predicate<Log> wanted) {
        try (Stream<Path> files = Files.walk(Shared.path("telemetry-dev/sigma-regression"))) {
            return files.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .map(Log::of)
                    .filter(wanted)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Log of(Path file) {
        try {
            return new Log(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Log copy() {
        return new Log(bytes.clone());
    }

    int end() {
        return CHUNK + view.getInt(CHUNK + 48);
    }

    /// Where the records begin, and where the last one ends.
    List<Integer> records() {
        List<Integer> at = new ArrayList<>();
        int record = FIRST;
        while (record < end()) {
            at.add(record);
            record += view.getInt(record + 4);
        }
        at.add(record);
        return at;
    }

    /// Makes a record reach over the one behind it, as tools do that hide records.
    void hide(int record) {
        int size = view.getInt(record + 4);
        int both = size + view.getInt(record + size + 4);
        view.putInt(record + 4, both);
        view.putInt(record + both - 4, both);
    }

    void renumber(int record, long id) {
        view.putLong(record + 8, id);
    }

    /// Makes the checksums fit what the log holds now.
    void sum() {
        CRC32 records = new CRC32();
        records.update(bytes, FIRST, end() - FIRST);
        view.putInt(CHUNK + 52, (int) records.getValue());
        CRC32 header = new CRC32();
        header.update(bytes, CHUNK, 120);
        header.update(bytes, CHUNK + 128, 384);
        view.putInt(CHUNK + 124, (int) header.getValue());
    }

    Seen read() {
        return read(bytes, false);
    }

    Seen carve() {
        return read(bytes, true);
    }

    static Seen read(byte[] bytes, boolean carve) {
        Seen seen = new Seen();
        try {
            new EvtxFile(FieldTable.with(List.of()), Limits.DEFAULT, carve)
                    .read(new ByteArrayInputStream(bytes), "log", seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen;
    }

    Seen readFirst(int length) {
        return read(Arrays.copyOf(bytes, length), false);
    }
}
