package org.cresset.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The words of the product in one language, by key. Immutable.
public final class Messages {

    /// The languages there are; the tag is what `--lang` takes.
    public enum Language {
        ENGLISH("en"),
        CHINESE("zh-CN");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }

        public static Optional<Language> of(String tag) {
            for (Language language : values()) {
                if (language.tag.equalsIgnoreCase(tag)) {
                    return Optional.of(language);
                }
            }
            return Optional.empty();
        }
    }

    private final Language language;
    private final Properties texts = new Properties();

    public Messages(Language language) {
        this.language = language;
        String name = "messages_" + language.tag() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue " + name + " is missing from the jar");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    public Language language() {
        return language;
    }

    /// The text of a key, with its `{0}`, `{1}`... filled in. Numbers are grouped.
    public String get(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + language.tag());
        }
        return values.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(values);
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
