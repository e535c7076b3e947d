package org.cresset.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// Columns on a terminal.
final class WidthTest {

    @Test
    void chinese_characters_take_two_columns() {
        assertThat(Width.of("abc")).isEqualTo(3);
        assertThat(Width.of("中文")).isEqualTo(4);
        assertThat(Width.of("。，")).isEqualTo(4);
        assertThat(Width.of("한글")).isEqualTo(4);
        assertThat(Width.of("カナ")).isEqualTo(4);
        assertThat(Width.of("\uD840\uDC00")).isEqualTo(2);
        assertThat(Width.of("\uD83D\uDE00")).isEqualTo(2);
        assertThat(Width.of("e\u0301")).isEqualTo(1);
        assertThat(Width.of("")).isZero();
    }

    @Test
    void text_is_filled_up_or_cut_to_its_columns() {
        assertThat(Width.fit("ab", 4)).isEqualTo("ab  ");
        assertThat(Width.fit("abcdef", 4)).isEqualTo("abc\u2026");
        assertThat(Width.fit("中文字", 6)).isEqualTo("中文字");
        assertThat(Width.fit("中文字", 5)).isEqualTo("中文\u2026");
        assertThat(Width.fit("中文字", 4)).isEqualTo("中\u2026 ");
        assertThat(Width.fit("ab", 0)).isEmpty();
        assertThat(Width.right("7", 3)).isEqualTo("  7");
        assertThat(Width.right("12345", 3)).isEqualTo("12\u2026");
    }

    @Test
    void text_that_was_fitted_takes_exactly_its_columns() {
        Property.holds(3_000, chance -> {
            String text = Property.text(chance, 12, "a", "中", "\uD83D\uDE00", "\u0301", "é", " ");
            int columns = chance.nextInt(15);
            assertThat(Width.of(Width.fit(text, columns)))
                    .as("'%s' in %d", text, columns)
                    .isEqualTo(columns);
            assertThat(Width.of(Width.right(text, columns))).isEqualTo(columns);
        });
    }
}
