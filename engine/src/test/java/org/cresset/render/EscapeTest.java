package org.cresset.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// Foreign text where it is shown.
final class EscapeTest {

    @Test
    void escape_sequences_of_terminals_are_shown_not_obeyed() {
        assertThat(Escape.terminal("a\u001b[31mb")).isEqualTo("a\\u{1b}[31mb");
        assertThat(Escape.terminal("a\u009b31mb")).isEqualTo("a\\u{9b}31mb");
        assertThat(Escape.terminal("a\u0007\b\u007f")).isEqualTo("a\\u{7}\\u{8}\\u{7f}");
        assertThat(Escape.terminal("a\nb\rc\td")).isEqualTo("a\\nb\\rc\\td");
    }

    @Test
    void characters_that_turn_or_hide_text_are_shown() {
        assertThat(Escape.terminal("gpj.\u202Eexe")).isEqualTo("gpj.\\u{202e}exe");
        assertThat(Escape.terminal("a\u200Bb\u2066c\u00ADd\uFEFF")).isEqualTo("a\\u{200b}b\\u{2066}c\\u{ad}d\\u{feff}");
        assertThat(Escape.terminal("a\u2028b\u2029c")).isEqualTo("a\\u{2028}b\\u{2029}c");
        assertThat(Escape.terminal("a\uD83Db")).isEqualTo("a\\u{d83d}b");
        assertThat(Escape.terminal("a\uDB40\uDC41b")).isEqualTo("a\\u{e0041}b");
    }

    @Test
    void other_text_stays_as_it_is() {
        assertThat(Escape.terminal("C:\\a 中文 Ж \uD83D\uDE00 <b>")).isEqualTo("C:\\a 中文 Ж \uD83D\uDE00 <b>");
    }

    @Test
    void html_has_no_markup_left() {
        assertThat(Escape.html("<a href=\"x\" b='y'>&")).isEqualTo("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
        assertThat(Escape.html("a\u202Eb\u0000\r")).isEqualTo("a\\u{202e}b\\u{0}\\u{d}");
        assertThat(Escape.html("a\n\tb")).isEqualTo("a\n\tb");
    }

    @Test
    void a_cell_is_never_a_formula() {
        assertThat(Escape.csv("=1+1")).isEqualTo("'=1+1");
        assertThat(Escape.csv("+1")).isEqualTo("'+1");
        assertThat(Escape.csv("-1")).isEqualTo("'-1");
        assertThat(Escape.csv("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(Escape.csv("\t=1")).isEqualTo("'\\t=1");
        assertThat(Escape.csv("\r=1")).isEqualTo("'\\r=1");
        assertThat(Escape.csv("=cmd|' /c calc'!A0,\"x\"")).isEqualTo("\"'=cmd|' /c calc'!A0,\"\"x\"\"\"");
        assertThat(Escape.csv("a=b")).isEqualTo("a=b");
    }

    @Test
    void a_cell_is_quoted_where_it_must_be_and_holds_no_line_break() {
        assertThat(Escape.csv("a,b")).isEqualTo("\"a,b\"");
        assertThat(Escape.csv("a;b")).isEqualTo("\"a;b\"");
        assertThat(Escape.csv("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Escape.csv("a\nb")).isEqualTo("a\\nb");
        assertThat(Escape.csv("")).isEmpty();
    }

    @Test
    void nothing_harmful_comes_through_whatever_the_text() {
        Property.holds(3_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int i = chance.nextInt(20); i > 0; i--) {
                text.append((char) (chance.nextBoolean() ? chance.nextInt(256) : chance.nextInt(65536)));
            }
            assertThat(Escape.terminal(text.toString()).codePoints()).allMatch(Escape::isHarmless);
            assertThat(Escape.csv(text.toString()).codePoints()).allMatch(Escape::isHarmless);
            assertThat(Escape.html(text.toString())).doesNotContain("<").doesNotContain("\"");
        });
    }
}
