package org.cresset.node.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.render.Width;
import org.cresset.report.Findings;
import org.cresset.report.story.StoryText;
import org.cresset.story.Story;

/// The best stories for a person at a terminal: score, hosts, how many tactics, what it is, how it began.
final class StoryTable {

    private static final int SHOWN = 3;
    private static final int SCORE = 7;

    private final Findings.Stories stories;
    private final Messages messages;
    private final Terminal terminal;

    StoryTable(Findings.Stories stories, Messages messages, Terminal terminal) {
        this.stories = stories;
        this.messages = messages;
        this.terminal = terminal;
    }

    void print(PrintStream out) {
        List<Story> best = stories.best();
        if (!stories.isMade()) {
            return;
        }
        String threshold = figure(stories.threshold().value());
        out.println(
                best.isEmpty()
                        ? fit(messages.get("stories.none", threshold))
                        : terminal.bold(fit(messages.get("scan.stories") + "  "
                                + messages.get("scan.stories.count", best.size(), threshold))));
        best.stream().limit(SHOWN).forEach(story -> print(out, story));
        if (best.size() > SHOWN) {
            out.println(" ".repeat(SCORE) + messages.get("scan.more-stories", best.size() - SHOWN));
        }
        out.println();
    }

    private void print(PrintStream out, Story story) {
        StoryText text = new StoryText(story, messages);
        String score = Width.fit(figure(story.score()), SCORE);
        String tactics = messages.get("scan.story.tactics", story.tactics().size());
        int room = terminal.columns() - SCORE - Width.of(tactics) - 2;
        String hosts = Width.fit(Escape.terminal(String.join(", ", story.hosts())), Math.max(12, room))
                .stripTrailing();
        out.println(terminal.coloured(story.severity(), score) + hosts + "  " + tactics);
        out.println(" ".repeat(SCORE) + fit(text.title()));
        out.println(" ".repeat(SCORE) + fit(text.narrative().getFirst()));
    }

    /// Text in what a line has left beside the score.
    private String fit(String text) {
        return Width.fit(Escape.terminal(text), terminal.columns() - SCORE).stripTrailing();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
