package org.cresset.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.cresset.stix.JsonValue.Decimal;
import org.cresset.stix.JsonValue.Flag;
import org.cresset.stix.JsonValue.Items;
import org.cresset.stix.JsonValue.Members;
import org.cresset.stix.JsonValue.Text;
import org.cresset.stix.JsonValue.Whole;
import org.junit.jupiter.api.Test;

/// The examples are those of RFC 8785, where it has some.
final class CanonicalJsonTest {

    private static String number(long bits) {
        return CanonicalJson.of(new Decimal(Double.longBitsToDouble(bits)));
    }

    @Test
    void numbers_are_those_of_appendix_b() {
        assertThat(number(0x0000000000000000L)).isEqualTo("0");
        assertThat(number(0x8000000000000000L)).isEqualTo("0");
        assertThat(number(0x0000000000000001L)).isEqualTo("5e-324");
        assertThat(number(0x8000000000000001L)).isEqualTo("-5e-324");
        assertThat(number(0x7fefffffffffffffL)).isEqualTo("1.7976931348623157e+308");
        assertThat(number(0x4340000000000000L)).isEqualTo("9007199254740992");
        assertThat(number(0x4430000000000000L)).isEqualTo("295147905179352830000");
        assertThat(number(0x44b52d02c7e14af5L)).isEqualTo("9.999999999999997e+22");
        assertThat(number(0x44b52d02c7e14af6L)).isEqualTo("1e+23");
        assertThat(number(0x444b1ae4d6e2ef4eL)).isEqualTo("999999999999999700000");
        assertThat(number(0x444b1ae4d6e2ef50L)).isEqualTo("1e+21");
        assertThat(number(0x3eb0c6f7a0b5ed8cL)).isEqualTo("9.999999999999997e-7");
        assertThat(number(0x3eb0c6f7a0b5ed8dL)).isEqualTo("0.000001");
        assertThat(number(0x41b3de4355555553L)).isEqualTo("333333333.3333332");
        assertThat(number(0xbecbf647612f3696L)).isEqualTo("-0.0000033333333333333333");
        assertThat(number(0x43143ff3c1cb0959L)).isEqualTo("1424953923781206.2");
    }

    @Test
    void members_stand_in_the_order_of_utf_16_and_texts_are_escaped_as_little_as_can_be() {
        Members members = Members.NONE
                .with("\u20ac", "Euro Sign")
                .with("\r", "Carriage Return")
                .with("\ufb33", "Hebrew Letter Dalet With Dagesh")
                .with("1", "One")
                .with("\ud83d\ude00", "Emoji: Grinning Face")
                .with("\u0080", "Control")
                .with("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.of(members))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
        assertThat(CanonicalJson.of(new Text("\u20ac$\u000F\nA'B\"\\\"/")))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\"");
    }

    @Test
    void lists_keep_their_order() {
        assertThat(CanonicalJson.of(
                        new Items(List.of(new Whole(56), new Flag(true), Members.NONE, new Items(List.of())))))
                .isEqualTo("[56,true,{},[]]");
    }

    @Test
    void every_number_reads_back_as_itself() {
        long seed = 8785;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(CanonicalJson.of(new Decimal(number))))
                        .as("seed %d", seed)
                        .isEqualTo(number);
            }
        }
    }
}
