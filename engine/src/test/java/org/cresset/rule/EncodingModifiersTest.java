package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// The modifiers that look for a text in an encoded form.
final class EncodingModifiersTest {

    private static String base64(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }

    @Test
    void base64_is_the_whole_encoded_value() {
        assertThat(Trial.fires("f|base64: foobar", "f", "Zm9vYmFy")).isTrue();
        assertThat(Trial.fires("f|base64: foobar", "f", "xZm9vYmFy")).isFalse();
        assertThat(Trial.fires("f|base64|contains: foobar", "f", "xZm9vYmFyx")).isTrue();
    }

    @Test
    void base64_folds_case_unless_it_is_cased() {
        assertThat(Trial.fires("f|base64: foobar", "f", "ZM9VYMFY")).isTrue();
        assertThat(Trial.fires("f|base64|cased: foobar", "f", "ZM9VYMFY")).isFalse();
    }

    @Test
    void base64_takes_an_escaped_wildcard_as_text_and_refuses_a_real_one() {
        assertThat(Trial.fires("f|base64: 'a\\*'", "f", "YSo=")).isTrue();
        assertThat(Trial.refusalOf("f|base64: 'a*'")).contains("wildcards cannot be encoded");
    }

    @Test
    void base64offset_finds_the_text_at_every_place_in_a_longer_one() {
        Property.holds(300, chance -> {
            String needle = Property.text(chance, 20, "a", "B", "/", " ", "ß", "7") + "xyz";
            String before = Property.text(chance, 7, "q", "W", ".");
            String after = Property.text(chance, 7, "q", "W", ".");
            String haystack = base64(before + needle + after, StandardCharsets.UTF_8);
            assertThat(Trial.fires("f|base64offset|contains|cased: '" + needle + "'", "f", haystack))
                    .as(needle + " in " + before + needle + after)
                    .isTrue();
        });
    }

    @Test
    void wide_then_base64offset_finds_utf_16_inside_base64() {
        String haystack = base64("IEX (New-Object Net.WebClient)", StandardCharsets.UTF_16LE);
        assertThat(Trial.fires("f|wide|base64offset|contains: IEX (New", "f", haystack))
                .isTrue();
        assertThat(Trial.fires("f|utf16le|base64offset|contains: IEX (New", "f", haystack))
                .isTrue();
        assertThat(Trial.fires("f|utf16be|base64offset|contains|cased: IEX (New", "f", haystack))
                .isFalse();
        assertThat(Trial.fires("f|base64offset|contains: IEX (New", "f", haystack))
                .isFalse();
    }

    @Test
    void each_form_of_utf_16_has_its_own_bytes() {
        assertThat(Trial.fires("f|utf16le|base64: hi", "f", base64("hi", StandardCharsets.UTF_16LE)))
                .isTrue();
        assertThat(Trial.fires("f|wide|base64: hi", "f", base64("hi", StandardCharsets.UTF_16LE)))
                .isTrue();
        assertThat(Trial.fires("f|utf16be|base64: hi", "f", base64("hi", StandardCharsets.UTF_16BE)))
                .isTrue();
        assertThat(Trial.fires("f|utf16|base64: hi", "f", "//5oAGkA")).isTrue();
    }

    @Test
    void utf_16_without_base64_looks_for_the_bytes_as_characters() {
        assertThat(Trial.fires("f|wide|contains: hi", "f", "xh\0i\0x")).isTrue();
        assertThat(Trial.fires("f|utf16be|contains: hi", "f", "x\0h\0ix")).isTrue();
        assertThat(Trial.fires("f|wide|contains: hi", "f", "hi")).isFalse();
    }

    @Test
    void the_order_of_encodings_matters() {
        assertThat(Trial.refusalOf("f|contains|base64: foo")).contains("wildcards cannot be encoded");
        assertThat(Trial.fires("f|base64|wide: a", "f", "Y\0Q\0=\0=\0")).isTrue();
        assertThat(Trial.fires("f|wide|base64: a", "f", "YQA=")).isTrue();
    }

    @Test
    void a_text_too_short_to_be_found_in_base64_is_refused() {
        assertThat(Trial.refusalOf("f|base64offset|contains: ''")).contains("'f'");
    }
}
