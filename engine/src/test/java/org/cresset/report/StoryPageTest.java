package org.cresset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.cresset.detect.Scanned;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.report.story.Invented;
import org.cresset.report.story.StoryContext;
import org.cresset.story.Story;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The stories in the report. The pages lie in `target/` afterwards, to be looked at.
final class StoryPageTest {

    private static final Pattern DRAWING = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);

    private static String page(List<Story> stories, Language language) {
        Scanned scanned = Scanned.of(
                Scanned.readings(Scanned.rule(1, "a", "f: x")),
                "",
                "{\"product\":\"a\",\"category\":\"x\",\"f\":\"x\"}\n");
        Tally tally = new Tally();
        scanned.detections().forEach(tally::add);
        Findings findings = new Findings(
                scanned.rules(),
                scanned.account(),
                tally,
                new Findings.Stories(stories, new Findings.Threshold(50, "prior", 0.2), 0, StoryContext.NONE),
                new Findings.Inputs(1, 1, 0, 0, List.of(), List.of(), List.of(), List.of()),
                "1",
                "rules",
                new Findings.Run(1, 1, 1));
        return new HtmlReport(findings, RuleStatus.all(findings), new Messages(language)).text();
    }

    @Test
    void every_drawing_of_every_story_is_well_formed() throws Exception {
        for (Language language : Language.values()) {
            String page = page(Invented.all(), language);
            Files.writeString(Path.of("target", "stories-" + language.tag() + ".html"), page);
            List<String> drawings =
                    DRAWING.matcher(page).results().map(found -> found.group()).toList();
            assertThat(drawings).hasSize(2 * Invented.all().size());
            for (String drawing : drawings) {
                parse(drawing);
            }
        }
    }

    private static void parse(String xml) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void what_attackers_wrote_is_neither_markup_nor_invisible() {
        String page = page(List.of(Invented.hostile()), Language.ENGLISH);
        assertThat(page)
                .doesNotContain("<script", "onload='x'", "h<b>ost", "T<i>1")
                .contains("&lt;script&gt;");
        assertThat(page.codePoints().filter(point -> point != '\n' && point != '\t'))
                .allMatch(org.cresset.render.Escape::isHarmless);
        assertThat(page).doesNotContain("A".repeat(1_100), "\u4e2d".repeat(1_100), "B".repeat(200));
    }

    @Test
    void the_page_needs_nothing_from_elsewhere_and_runs_nothing() {
        String page = page(Invented.all(), Language.ENGLISH);
        assertThat(page).contains("default-src 'none'").doesNotContain("<script", "href=", "src=\"", "<foreignObject");
    }

    @Test
    void the_best_twenty_are_told_in_full_and_the_others_in_a_line() {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            stories.add(Invented.tiny());
        }
        String page = page(stories, Language.ENGLISH);
        assertThat(page.split("<section class=\"story\"", -1)).hasSize(21);
        assertThat(page).contains("And 5 more, best first:");
    }

    @Test
    void where_there_is_no_story_the_page_says_so() {
        assertThat(page(List.of(), Language.ENGLISH)).contains("does not add up to the threshold of 50");
    }

    @Test
    void why_the_threshold_is_what_it_is_stands_on_the_page_in_its_language() {
        assertThat(page(Invented.all(), Language.ENGLISH)).contains("The logs cover less than a day");
        assertThat(page(Invented.all(), Language.CHINESE)).contains("日志覆盖不足一天").doesNotContain("The logs cover");
    }

    @Test
    void techniques_stand_only_under_tactics_that_are_seen() {
        Story story = Invented.small();
        assertThat(DRAWING.matcher(page(List.of(story), Language.ENGLISH)).replaceAll(""))
                .doesNotContainPattern("<li><span>[^<]*</span><code>")
                .containsPattern("<li class=\"seen\"><span>[^<]*</span><code>");
    }
}
