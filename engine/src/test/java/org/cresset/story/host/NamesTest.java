package org.cresset.story.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class NamesTest {

    private final Names names = new Names();

    private int better(String one, String other) {
        return names.better(names.number(one), names.number(other));
    }

    @Test
    void a_text_has_one_number_and_no_text_has_none() {
        int one = names.number("one");
        assertThat(names.number("other")).isNotEqualTo(one);
        assertThat(names.number("one")).isEqualTo(one);
        assertThat(names.text(one)).isEqualTo("one");
        assertThat(names.number("")).isZero();
        assertThat(names.text(0)).isEmpty();
        assertThat(names.size()).isEqualTo(3);
    }

    @Test
    void of_a_long_text_the_beginning_is_kept() {
        String longest = "a".repeat(1024);
        assertThat(names.text(names.number(longest + "b"))).isEqualTo(longest);
        assertThat(names.number(longest + "c")).isEqualTo(names.number(longest));
    }

    @Test
    void of_two_texts_the_longer_is_better_then_the_smaller_in_either_order() {
        assertThat(names.text(better("a.exe", "C:\\a.exe"))).isEqualTo("C:\\a.exe");
        assertThat(names.text(better("C:\\a.exe", "a.exe"))).isEqualTo("C:\\a.exe");
        assertThat(names.text(better("b.exe", "a.exe"))).isEqualTo("a.exe");
        assertThat(names.text(better("a.exe", "b.exe"))).isEqualTo("a.exe");
        assertThat(names.text(better("", "a"))).isEqualTo("a");
        assertThat(names.text(better("a", ""))).isEqualTo("a");
    }

    @Test
    void a_program_is_the_same_by_its_name_whatever_the_folder_and_the_case() {
        int full = names.number("C:\\Windows\\System32\\CMD.EXE");
        assertThat(names.isSameProgram(full, names.number("cmd.exe"))).isTrue();
        assertThat(names.isSameProgram(full, names.number("C:\\Windows\\System32\\cmdkey.exe")))
                .isFalse();
    }

    @Test
    void beyond_the_bound_new_texts_are_lost_and_counted_and_old_ones_stay() {
        int known = names.number("known");
        for (int i = 0; names.lost() == 0; i++) {
            names.number(Integer.toString(i));
            assertThat(i).isLessThan(2_000_000);
        }
        assertThat(names.size()).isEqualTo(1 << 20);
        assertThat(names.number("new")).isZero();
        assertThat(names.lost()).isEqualTo(2);
        assertThat(names.number("known")).isEqualTo(known);
    }

    @Test
    void what_was_written_down_has_the_same_numbers() throws IOException {
        int one = names.number("one");
        int other = names.number("\u4e2d");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        names.write(new DataOutputStream(bytes));
        Names read = new Names();
        read.number("something else");
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.number("\u4e2d")).isEqualTo(other);
        assertThat(read.text(one)).isEqualTo("one");
        assertThat(read.size()).isEqualTo(3);
    }
}
