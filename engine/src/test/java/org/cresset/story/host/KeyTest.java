package org.cresset.story.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.cresset.Property;
import org.cresset.activity.ProcessRef;
import org.junit.jupiter.api.Test;

final class KeyTest {

    private static long told(String guid) {
        return Key.of(new ProcessRef(guid, 7, "a.exe"));
    }

    @Test
    void an_identifier_gives_a_key_that_is_told_and_no_number() {
        Property.holds(500, chance -> {
            for (String id : new String[] {Guid.text(chance.nextLong(), chance.nextLong()), "x" + chance.nextLong()}) {
                long key = told(id);
                assertThat(Key.isTold(key)).isTrue();
                assertThat(Key.isNumber(key)).isFalse();
                assertThat(told(id)).isEqualTo(key);
            }
        });
    }

    @Test
    void identifiers_that_differ_a_little_have_keys_of_their_own() {
        Set<Long> keys = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            keys.add(told(Guid.text(0x81056205568664dcL, i)));
            keys.add(told(Guid.text(i, 0x3b04000000000800L)));
            keys.add(told("pid " + i));
        }
        assertThat(keys).hasSize(150_000);
    }

    @Test
    void a_process_of_which_only_the_number_is_known_keeps_it() {
        for (long pid : new long[] {0, 4, 7_000, Integer.MAX_VALUE}) {
            long key = Key.of(new ProcessRef("", pid, "a.exe"));
            assertThat(Key.isNumber(key)).isTrue();
            assertThat(Key.isTold(key)).isFalse();
            assertThat(Key.number(key)).isEqualTo(pid);
        }
    }

    @Test
    void of_what_is_no_process_there_is_no_key() {
        assertThat(Key.of(ProcessRef.NONE)).isEqualTo(Key.NONE);
        assertThat(Key.isTold(Key.NONE)).isFalse();
        assertThat(Key.isNumber(Key.NONE)).isFalse();
    }

    @Test
    void a_key_made_of_two_is_neither_told_nor_a_number_and_minds_their_order() {
        Property.holds(500, chance -> {
            long one = chance.nextLong();
            long other = chance.nextLong();
            assertThat(Key.mixed(one, other)).isPositive().isEven().isNotEqualTo(Key.mixed(other, one));
            assertThat(Key.isTold(Key.mixed(one, other))).isFalse();
        });
    }

    @Test
    void a_hash_is_never_negative() {
        Property.holds(
                2_000,
                chance -> assertThat(Key.hash(Property.text(chance, 12, "a", "B", "\u4e2d", "\u0000")))
                        .isNotNegative());
    }
}
