package org.cresset.story.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

final class GuidTest {

    private static final String SOME = "81056205-5686-64dc-3b04-0f0000e00800";

    @Test
    void an_identifier_comes_back_from_its_numbers() {
        Property.holds(500, chance -> {
            long high = chance.nextLong();
            long low = chance.nextLong();
            String text = Guid.text(high, low);
            assertThat(Guid.is(text)).isTrue();
            assertThat(Guid.high(text)).isEqualTo(high);
            assertThat(Guid.low(text)).isEqualTo(low);
        });
        assertThat(Guid.text(Guid.high(SOME), Guid.low(SOME))).isEqualTo(SOME);
    }

    @Test
    void what_is_written_otherwise_is_none() {
        assertThat(Guid.is(SOME)).isTrue();
        assertThat(Guid.is(SOME.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(Guid.is("{" + SOME + "}")).isFalse();
        assertThat(Guid.is(SOME.substring(1))).isFalse();
        assertThat(Guid.is("")).isFalse();
        for (int i = 0; i < SOME.length(); i++) {
            for (char c : new char[] {'-', 'g', '/', ':', '`', '\u0660'}) {
                if (SOME.charAt(i) != c) {
                    assertThat(Guid.is(SOME.substring(0, i) + c + SOME.substring(i + 1)))
                            .isFalse();
                }
            }
        }
    }
}
