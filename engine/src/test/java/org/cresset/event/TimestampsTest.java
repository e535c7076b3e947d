package org.cresset.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// Times in every form that exporters write.
final class TimestampsTest {

    private static String read(String text) {
        long time = Timestamps.parse(text);
        return time == Event.NO_TIME ? "" : Timestamps.format(time);
    }

    @Test
    void a_time_with_a_letter_or_a_blank_between_and_any_decimals_is_read() {
        assertThat(read("2020-06-10T02:50:56.537Z")).isEqualTo("2020-06-10T02:50:56.537Z");
        assertThat(read("2020-06-10 02:50:56")).isEqualTo("2020-06-10T02:50:56.000Z");
        assertThat(read("2020-06-10t02:50:56z")).isEqualTo("2020-06-10T02:50:56.000Z");
        assertThat(read("2020-06-10 02:50:56,5")).isEqualTo("2020-06-10T02:50:56.500Z");
        assertThat(read("2020-06-10T02:50:56.1234567Z")).isEqualTo("2020-06-10T02:50:56.123456Z");
        assertThat(read("2020-06-10T02:50:56.123456789012345Z")).isEqualTo("2020-06-10T02:50:56.123456Z");
        assertThat(read("2020-06-10 02:50:56 UTC")).isEqualTo("2020-06-10T02:50:56.000Z");
    }

    @Test
    void an_offset_is_taken_off() {
        assertThat(read("2020-06-10T02:50:56+02:00")).isEqualTo("2020-06-10T00:50:56.000Z");
        assertThat(read("2020-06-10T02:50:56.5-0730")).isEqualTo("2020-06-10T10:20:56.500Z");
        assertThat(read("2020-06-10 02:50:56 +00:00")).isEqualTo("2020-06-10T02:50:56.000Z");
    }

    @Test
    void numbers_are_seconds_milliseconds_or_microseconds_by_their_length() {
        assertThat(read("1591757456")).isEqualTo("2020-06-10T02:50:56.000Z");
        assertThat(read("1591757456537")).isEqualTo("2020-06-10T02:50:56.537Z");
        assertThat(read("1591757456537123")).isEqualTo("2020-06-10T02:50:56.537123Z");
        assertThat(read("/Date(1591757456537)/")).isEqualTo("2020-06-10T02:50:56.537Z");
    }

    @Test
    void seconds_may_have_decimals_as_in_zeek() {
        assertThat(read("1591757456.537123")).isEqualTo("2020-06-10T02:50:56.537123Z");
        assertThat(read("1591757456.5")).isEqualTo("2020-06-10T02:50:56.500Z");
        assertThat(read("1591757456.")).isEmpty();
        assertThat(read("1591757456.5x")).isEmpty();
        assertThat(read("15917574.5")).isEmpty();
    }

    @Test
    void times_before_1970_and_far_ahead_are_read() {
        assertThat(Timestamps.parse("1969-12-31T23:59:59.999999Z")).isEqualTo(-1);
        assertThat(read("1969-12-31T23:59:59.999Z")).isEqualTo("1969-12-31T23:59:59.999Z");
        assertThat(read("1601-01-01T00:00:00Z")).isEqualTo("1601-01-01T00:00:00.000Z");
        assertThat(read("9999-12-31T23:59:59.999999Z")).isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @Test
    void a_leap_second_is_the_first_of_the_next_minute() {
        assertThat(read("2016-12-31T23:59:60Z")).isEqualTo("2017-01-01T00:00:00.000Z");
    }

    @Test
    void what_is_no_time_is_none() {
        for (String none : new String[] {
            "",
            "-",
            "yesterday",
            "2020-06-10",
            "2020-06-31T00:00:00Z",
            "2021-02-29T00:00:00Z",
            "2020-13-01T00:00:00Z",
            "2020-06-10T24:00:00Z",
            "2020-06-10T23:60:00Z",
            "2020-06-10T23:00:61Z",
            "2020-06-10X23:00:00Z",
            "2020-06-10T23-00-00Z",
            "2020-06-10T23:00:00+1",
            "2020-06-10T23:00:00+19:00",
            "2020-06-10T23:00:00 CET",
            "2020-06-10T23:00:00ZZ",
            "12345678901",
            "159175745a",
            "/Date(",
            "/Date(abc)/",
            "20-06-2010T23:00:00Z",
            "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661",
            "06/10/2020 02:50:56 AM"
        }) {
            assertThat(Timestamps.parse(none)).as(none).isEqualTo(Event.NO_TIME);
        }
    }

    @Test
    void a_time_that_is_written_and_read_again_is_the_same() {
        long first = Timestamps.parse("0001-01-01T00:00:00Z");
        long last = Timestamps.parse("9999-12-31T23:59:59Z");
        Property.holds(5_000, chance -> {
            long time = chance.nextLong(first, last);
            assertThat(Timestamps.parse(Timestamps.format(time))).isEqualTo(time);
        });
    }

    @Test
    void bytes_are_read_as_text_is() {
        Property.holds(20_000, chance -> {
            String text = Property.text(
                    chance,
                    9,
                    "2026-03-04",
                    "20xx-03-04",
                    "2026-0x-04",
                    "T",
                    " ",
                    "10:39:26",
                    ".",
                    "674",
                    "Z",
                    "+05:30",
                    "29",
                    "-02-29",
                    "2024",
                    "1",
                    "x");
            String padded = "ab" + text + "cd";
            byte[] bytes = padded.getBytes(StandardCharsets.UTF_8);
            assertThat(Timestamps.parse(bytes, 2, bytes.length - 2)).as(text).isEqualTo(Timestamps.parse(text));
        });
        Property.holds(5_000, chance -> {
            long time = chance.nextLong(Timestamps.EARLIEST, Timestamps.LATEST);
            byte[] bytes = Timestamps.format(time).getBytes(StandardCharsets.UTF_8);
            assertThat(Timestamps.parse(bytes, 0, bytes.length)).isEqualTo(time);
        });
    }
}
