package org.cresset.intel.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

final class ValueTest {

    private static String guessed(String written) {
        return Value.guess(written)
                .map(value -> value.type().label() + " " + value.text())
                .orElse("");
    }

    @Test
    void a_value_is_of_the_type_that_it_looks_like() {
        assertThat(guessed("198.51.100.7")).isEqualTo("ipv4 198.51.100.7");
        assertThat(guessed("198.51.100.7/24")).isEqualTo("ipv4 198.51.100.0/24");
        assertThat(guessed("::FFFF:198.51.100.7")).isEqualTo("ipv4 198.51.100.7");
        assertThat(guessed("2001:DB8:0:0::1")).isEqualTo("ipv6 2001:db8::1");
        assertThat(guessed("Bad.Example.")).isEqualTo("domain bad.example");
        assertThat(guessed("*.bad.example")).isEqualTo("domain bad.example");
        assertThat(guessed("b\u00fccher.example")).isEqualTo("domain xn--bcher-kva.example");
        assertThat(guessed("bad.example:8443")).isEqualTo("domain bad.example");
        assertThat(guessed("HTTPS://u:p@Bad.example:443/A?b#c")).isEqualTo("url https://bad.example/A?b");
        assertThat(guessed("bad.example/A")).isEqualTo("url http://bad.example/A");
        assertThat(guessed("Some.One@Bad.example")).isEqualTo("email some.one@bad.example");
        assertThat(guessed("D41D8CD98F00B204E9800998ECF8427E")).isEqualTo("md5 d41d8cd98f00b204e9800998ecf8427e");
        assertThat(guessed("a".repeat(128))).startsWith("sha512 ");
    }

    @Test
    void defanged_forms_mean_what_they_were() {
        assertThat(guessed("hxxps://bad[.]example/x")).isEqualTo("url https://bad.example/x");
        assertThat(guessed("hXXp[://]bad(dot)example/")).isEqualTo("url http://bad.example/");
        assertThat(guessed("198[.]51(.)100{.}7")).isEqualTo("ipv4 198.51.100.7");
        assertThat(guessed("bad [dot] example")).isEqualTo("domain bad.example");
        assertThat(guessed("x[at]bad[.]example")).isEqualTo("email x@bad.example");
    }

    @Test
    void what_is_no_value_is_none() {
        for (String text : List.of(
                "",
                "-",
                "com",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4/33",
                "a..b",
                "-a.example",
                "a.example-",
                "a.1",
                "http://",
                "http://:80/",
                "hello world",
                ":",
                "::1::",
                "1:2:3:4:5:6:7:8:9",
                "a".repeat(33),
                "x@",
                "@a.example")) {
            assertThat(guessed(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_value_of_a_stated_type_must_be_of_it() {
        assertThat(Value.of(IndicatorType.IPV4, "::1")).isEmpty();
        assertThat(Value.of(IndicatorType.SHA1, "a".repeat(64))).isEmpty();
        assertThat(Value.of(IndicatorType.DOMAIN, "198.51.100.7")).isEmpty();
    }

    /// A number with groups of zeros, as addresses have them.
    private static long sparse(java.util.random.RandomGenerator chance) {
        long number = chance.nextLong();
        for (int group = 0; group < 4; group++) {
            number &= chance.nextBoolean() ? -1L : ~(0xffffL << (16 * group));
        }
        return number;
    }

    @Test
    void an_address_that_was_written_is_the_same_when_read_again() {
        Property.holds(2000, chance -> {
            boolean dotted = chance.nextBoolean();
            long high = dotted ? 0 : sparse(chance);
            long low = dotted ? 0xffff_0000_0000L | (chance.nextLong() & 0xffff_ffffL) : sparse(chance);
            int prefix = dotted ? 96 + chance.nextInt(33) : chance.nextInt(129);
            Range range = new Range(high, low, prefix);
            assertThat(Range.of(range.toString())).as(range.toString()).isEqualTo(Optional.of(range));
        });
    }

    @Test
    void urls_are_compared_without_scheme_user_usual_port_and_fragment() {
        Url url = new Url();
        byte[] text = "https://me@Bad.Example:443/Path?q#f".getBytes(StandardCharsets.UTF_8);
        assertThat(url.read(text, 0, text.length)).isTrue();
        assertThat(new String(url.key(), 0, url.size(), StandardCharsets.UTF_8)).isEqualTo("bad.example/Path?q");
        byte[] other = "http://[2001:db8::1]:8080".getBytes(StandardCharsets.UTF_8);
        assertThat(url.read(other, 0, other.length)).isTrue();
        assertThat(new String(url.key(), 0, url.size(), StandardCharsets.UTF_8)).isEqualTo("[2001:db8::1]:8080/");
        assertThat(new String(url.key(), url.hostFrom(), url.hostTo() - url.hostFrom(), StandardCharsets.UTF_8))
                .isEqualTo("2001:db8::1");
    }
}
