package org.cresset.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// The laws of folding, for every character there is.
final class FoldTest {

    private static IntStream allCharacters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
    }

    @Test
    void folding_twice_is_folding_once() {
        assertThat(allCharacters().filter(point -> Fold.fold(Fold.fold(point)) != Fold.fold(point)))
                .isEmpty();
    }

    @Test
    void nothing_outside_ascii_folds_into_it_and_nothing_inside_out_of_it() {
        assertThat(allCharacters().filter(point -> (point < 128) != (Fold.fold(point) < 128)))
                .isEmpty();
    }

    @Test
    void a_character_keeps_its_number_of_units() {
        assertThat(allCharacters().filter(point -> Character.charCount(point) != Character.charCount(Fold.fold(point))))
                .isEmpty();
    }

    @Test
    void both_cases_of_a_letter_fold_alike() {
        assertThat(Fold.fold("ÄÖÜ ПРИВЕТ ΑΒΓ \uD801\uDC00")).isEqualTo("äöü привет αβγ \uD801\uDC28");
        assertThat(Fold.fold("ABCxyz[@`{")).isEqualTo("abcxyz[@`{");
        assertThat(Fold.fold("\u212A\u0130")).isEqualTo("\u212A\u0130");
    }

    @Test
    void a_text_folds_as_its_characters_do() {
        Property.holds(2_000, chance -> {
            String text =
                    Property.text(chance, 12, "a", "A", "Ж", "ж", "\uD801\uDC00", "\uD801", "\uDC00", "\u212A", " ");
            StringBuilder each = new StringBuilder();
            text.codePoints().map(Fold::fold).forEach(each::appendCodePoint);
            assertThat(Fold.fold(text)).isEqualTo(each.toString());
        });
    }
}
