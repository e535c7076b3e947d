package org.cresset.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cresset.render.Messages.Language;
import org.junit.jupiter.api.Test;

/// The catalogues of all languages say the same things.
final class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Messages ENGLISH = new Messages(Language.ENGLISH);
    private static final Messages CHINESE = new Messages(Language.CHINESE);

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys()).isNotEmpty();
    }

    @Test
    void both_languages_fill_in_the_same_things() {
        for (String key : ENGLISH.keys()) {
            assertThat(placeholders(CHINESE.get(key))).as(key).isEqualTo(placeholders(ENGLISH.get(key)));
        }
    }

    @Test
    void everything_given_is_shown_and_no_quote_swallows_it() {
        for (Messages messages : new Messages[] {ENGLISH, CHINESE}) {
            for (String key : messages.keys()) {
                int count = placeholders(messages.get(key)).size();
                Object[] values = new Object[Math.max(count, 1)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = 101 + i;
                }
                String text = messages.get(key, values);
                for (int i = 0; i < count; i++) {
                    assertThat(text).as(key).contains(Integer.toString(101 + i));
                }
                assertThat(text).as(key).doesNotContain("{").isNotBlank();
                assertThat(count > 0 || text.equals(messages.get(key)))
                        .as(key + " has a stray quote")
                        .isTrue();
            }
        }
    }

    @Test
    void the_second_language_is_translated() {
        assertThat(CHINESE.keys().stream()
                        .filter(key -> CHINESE.get(key).codePoints().anyMatch(Character::isIdeographic)))
                .hasSizeGreaterThan(ENGLISH.keys().size() / 2);
    }

    @Test
    void a_key_without_text_is_a_broken_promise() {
        assertThatThrownBy(() -> ENGLISH.get("no.such.key")).hasMessageContaining("no.such.key");
    }

    @Test
    void a_language_is_found_by_its_tag_in_any_case() {
        assertThat(Language.of("zh-cn")).contains(Language.CHINESE);
        assertThat(Language.of("en")).contains(Language.ENGLISH);
        assertThat(Language.of("tlh")).isEmpty();
    }
}
