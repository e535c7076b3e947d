package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times that messages state themselves.
final class SyslogTimesTest {

    @ParameterizedTest
    @CsvSource({
        "Mar 04 2026 10:39:26, 2026-03-04T10:39:26.000Z",
        "Mar  4 2026 10:39:26.250 UTC, 2026-03-04T10:39:26.250Z",
        "Mar 04 2026 10:39:26 +0200, 2026-03-04T08:39:26.000Z",
        "Foo 04 2026 10:39:26, ''",
        "Mar 44 2026 10:39:26, ''"
    })
    void times_of_cef_and_leef_may_be_written_out(String written, String time) {
        assertThat(Collected.of("CEF:0|V|P|1|2|n|3|rt=" + written + " src=192.0.2.7\n")
                        .only()
                        .time())
                .isEqualTo(time);
        assertThat(Collected.of("LEEF:1.0|V|P|1|id|devTime=" + written + "\tsrc=192.0.2.7\n")
                        .only()
                        .time())
                .isEqualTo(time);
    }
}
