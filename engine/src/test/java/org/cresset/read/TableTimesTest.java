package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.event.TimeTrust;
import org.cresset.read.file.Contents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the times of tables and of the logs of servers rest on: those of local clocks are assumed to be UTC.
final class TableTimesTest {

    /// Keeps what the times rest on.
    private record Trusts(List<TimeTrust> all) implements Sink {

        @Override
        public void event(Event event) {
            all.add(event.trust());
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {
            throw new AssertionError(piece);
        }

        @Override
        public void skipped(Unreadable piece) {
            throw new AssertionError(piece);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '!', textBlock = """
            STATED  ~ 192.0.2.7 - - [04/Mar/2026:10:00:00 +0100] "GET / HTTP/1.1" 200 5
            STATED  ~ 1772611200.250 1 10.0.0.9 TCP_MISS/200 507 GET http://example.org/ - DIRECT/192.0.2.1 x
            ASSUMED ~ [Wed Mar 04 10:00:00 2026] [error] x
            ASSUMED ~ 2026/03/04 10:00:00 [error] 7#9: *5 x
            ASSUMED ~ 04-Mar-2026 10:00:00.123 client 10.0.0.9#1: query: a.org IN A +
            STATED  ~ 2026-03-04T10:00:00.123Z client 10.0.0.9#1: query: a.org IN A +
            ASSUMED ~ 3/4/2026 10:02:22 PM 0D0C EVENT   x
            STATED  ~ #Fields: date time cs-method|2026-03-04 10:00:00 GET
            ASSUMED ~ #Time Format: Local|#Fields: date time action src-ip|2026-03-04 10:00:00 DROP 10.0.0.9
            ASSUMED ~ StartTime,SrcAddr,DstAddr,TotBytes|2026/03/04 10:00:01.3,10.0.0.9,192.0.2.7,1
            ASSUMED ~ Id,ProviderName,LogName,TimeCreated|1,x,System,3/4/2026 10:00:01 PM
            STATED  ~ Id,ProviderName,LogName,TimeCreated|1,x,System,2026-03-04T10:00:01Z
            """)
    void a_time_without_a_zone_is_assumed(TimeTrust wanted, String log) throws IOException {
        Trusts trusts = new Trusts(new ArrayList<>());
        FieldTable fields = FieldTable.with(List.of());
        byte[] bytes = (log.replace('|', '\n') + "\n").getBytes(StandardCharsets.UTF_8);
        new Contents(fields, new LogSources(fields), Limits.DEFAULT)
                .read(new ByteArrayInputStream(bytes), "log", trusts);
        assertThat(trusts.all()).containsExactly(wanted);
    }
}
