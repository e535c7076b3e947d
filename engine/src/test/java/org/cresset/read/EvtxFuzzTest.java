package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Timestamps;
import org.cresset.read.evtx.EvtxFile;
import org.cresset.read.evtx.Tampering;
import org.junit.jupiter.api.Test;

/// Damaged EVTX, made from recorded logs that are cut off where their last record ends, so that damage hits records.
final class EvtxFuzzTest {

    private static final Limits LIMITS = new Limits(20_000, 16, 500, 200, 3, 50, 50, 1 << 20);
    private static final FieldTable FIELDS = FieldTable.with(List.of());
    private static final int CHUNK = 4096;

    private static List<byte[]> logs() {
        try (Stream<Path> all = Files.walk(Shared.path("telemetry-dev/sigma-regression"))) {
            List<byte[]> logs = new ArrayList<>();
            for (Path log : all.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .limit(20)
                    .toList()) {
                byte[] bytes = Files.readAllBytes(log);
                int end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(CHUNK + 48);
                logs.add(Arrays.copyOf(bytes, CHUNK + end));
            }
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void logs_as_they_are_read() {
        Fuzz.run(2, logs(), bytes -> {
            Collected all = Collected.of(bytes, LIMITS);
            assertThat(all.unreadable)
                    .allSatisfy(piece -> assertThat(piece.reason()).isNotBlank());
        });
    }

    @Test
    void logs_as_they_are_carved() {
        Fuzz.run(2, logs(), bytes -> {
            try {
                new EvtxFile(FIELDS, LIMITS, true).read(new ByteArrayInputStream(bytes), "log", new Seen());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Looks at everything that it is given.
    private static final class Seen implements EvtxFile.Visitor {

        @Override
        public void record(Event event, boolean carved) {
            for (int entry = 0; entry < event.size(); entry++) {
                assertThat(event.value(entry).length()).isLessThanOrEqualTo(1 << 16);
            }
            assertThat(event.time() == Event.NO_TIME
                            || !Timestamps.format(event.time()).isEmpty())
                    .isTrue();
            assertThat(event.rawCopy()).isNotEmpty();
        }

        @Override
        public void damaged(long offset, String reason) {
            assertThat(reason).isNotBlank();
            assertThat(offset).isNotNegative();
        }

        @Override
        public void sign(Tampering sign, long offset, String what) {
            assertThat(what).isNotBlank();
        }
    }
}
