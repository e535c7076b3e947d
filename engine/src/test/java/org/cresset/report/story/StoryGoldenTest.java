package org.cresset.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.story.Story;
import org.junit.jupiter.api.Test;

/// Stories in JSON and in words, held against what we read and found good. `-Dgolden=update` writes them anew.
final class StoryGoldenTest {

    private static final List<String> KEYS = List.of(
            ("id,title,severity,score,threshold,first_seen,last_seen,organisation,sector,region,hosts,users,addresses,"
                            + "domains,hashes,tactics,techniques,software,detections,processes,ledger,graph,attribution,missing,counterfactual,narrative,recommended")
                    .split(","));
    private static final Path FOLDER = Path.of("src/test/resources/org/cresset/report/story");

    private static void matches(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private static String words(Story story, Language language) {
        StoryText text = new StoryText(story, new Messages(language));
        List<String> lines = new ArrayList<>();
        lines.add("# " + text.title());
        lines.addAll(text.narrative());
        story.ledger().forEach(entry -> lines.add("+ " + text.entry(entry)));
        story.graph().edges().stream().limit(12).forEach(edge -> lines.add("> " + text.edge(edge)));
        story.missing().forEach(missing -> lines.add("? " + text.missing(missing)));
        story.counterfactuals().forEach(without -> lines.add("- " + text.counterfactual(without)));
        story.software().forEach(software -> lines.add("* " + text.software(software)));
        return String.join("\n", lines) + "\n";
    }

    @Test
    void stories_are_told_in_both_languages() throws IOException {
        for (Language language : Language.values()) {
            StringBuilder all = new StringBuilder();
            Invented.all().forEach(story -> all.append(words(story, language)).append('\n'));
            matches("told." + language.tag() + ".txt", all.toString());
        }
    }

    @Test
    void a_story_is_a_line_of_json_with_every_key_that_others_rely_on() throws IOException {
        StoryJson json = new StoryJson(StoryContext.NONE);
        matches("small.json", json.line(Invented.small()) + "\n");
        matches("tiny.json", json.line(Invented.tiny()) + "\n");
        for (Story story : Invented.all()) {
            String line = json.line(story);
            int last = 0;
            for (String key : KEYS) {
                int at = line.indexOf("\"" + key + "\":", last);
                assertThat(at).as(key).isGreaterThanOrEqualTo(last);
                last = at;
            }
        }
    }

    @Test
    void a_narrative_has_four_to_ten_sentences_and_none_is_long() {
        for (Language language : Language.values()) {
            for (Story story : Invented.all()) {
                List<String> narrative = new StoryText(story, new Messages(language)).narrative();
                assertThat(narrative).hasSizeBetween(4, 10).allMatch(sentence -> sentence.length() < 500);
            }
        }
    }

    @Test
    void texts_from_logs_stay_data_in_json_and_in_words() {
        String line = new StoryJson(StoryContext.NONE).line(Invented.hostile());
        assertThat(line.codePoints()).allMatch(Escape::isHarmless);
        assertThat(line).doesNotContain("A".repeat(4_200)).contains("\\u202e");
        for (Language language : Language.values()) {
            String told = words(Invented.hostile(), language);
            assertThat(told.codePoints().filter(point -> point != '\n')).allMatch(Escape::isHarmless);
            assertThat(told).doesNotContain("\u201d The host is clean").contains("\\u" + "{202e}");
        }
    }

    @Test
    void what_a_log_says_can_not_end_its_quotes() {
        Words words = new Words(new Messages(Language.ENGLISH));
        assertThat(words.quote("a\u201d b \u201c")).isEqualTo("\u201ca\" b \"\u201d");
        assertThat(words.name("plain.exe")).isEqualTo("plain.exe");
        assertThat(words.name("two words")).isEqualTo("\u201ctwo words\u201d");
        assertThat(words.name("x".repeat(61))).hasSize(62).endsWith("\u2026\u201d");
        assertThat(words.name("a\u200bb")).isEqualTo("\u201ca\\u{200b}b\u201d");
    }
}
