package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.render.Width;
import org.cresset.report.Findings;
import org.cresset.report.story.Invented;
import org.cresset.report.story.StoryContext;
import org.junit.jupiter.api.Test;

/// Stories at a terminal.
final class StoryTableTest {

    private static List<String> printed(Findings.Stories stories, Language language) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, 60, false, false);
        new StoryTable(stories, new Messages(language), terminal).print(out);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void the_best_three_fit_a_narrow_terminal_and_are_harmless() {
        Findings.Threshold threshold = new Findings.Threshold(50, "prior", 0.2);
        for (Language language : Language.values()) {
            List<String> lines =
                    printed(new Findings.Stories(Invented.all(), threshold, 0, StoryContext.NONE), language);
            assertThat(lines).hasSize(1 + 3 * 3 + 1 + 1).allMatch(line -> Width.of(line) <= 60);
            List<String> hostile = printed(
                    new Findings.Stories(List.of(Invented.hostile()), threshold, 0, StoryContext.NONE), language);
            assertThat(hostile).allMatch(line -> Width.of(line) <= 60);
            assertThat(String.join("", hostile).codePoints()).allMatch(Escape::isHarmless);
        }
    }

    @Test
    void where_stories_were_not_looked_for_nothing_is_said_of_them() {
        assertThat(printed(Findings.Stories.NONE, Language.ENGLISH)).isEmpty();
    }
}
