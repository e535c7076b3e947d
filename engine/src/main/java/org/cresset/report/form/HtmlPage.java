package org.cresset.report.form;

import static org.cresset.render.Escape.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.cresset.render.Messages;
import org.cresset.rule.Level;

/// A page that is being written, and the pieces that its parts share. Texts of the catalogue are escaped here; what
/// else is appended must be escaped by whoever appends it.
public final class HtmlPage {

    public static final String STYLE = style();

    /// Headings of columns of numbers.
    private static final Set<String> COUNTS = Set.of(
            "report.hits",
            "story.value",
            "story.severity",
            "story.weight",
            "report.rules",
            "report.offset",
            "level.critical",
            "level.high",
            "level.medium",
            "level.low",
            "level.informational");

    private final Messages messages;
    private final StringBuilder out = new StringBuilder(1 << 16);

    public HtmlPage(Messages messages) {
        this.messages = messages;
    }

    public StringBuilder out() {
        return out;
    }

    public Messages messages() {
        return messages;
    }

    public String say(String key, Object... values) {
        return html(messages.get(key, values));
    }

    public String level(Level level) {
        return say("level." + level.label());
    }

    public String badge(Level level) {
        return "<span class=\"badge " + level.label() + "\">" + level(level) + "</span>";
    }

    public void section(String title, String note, Object... values) {
        out.append("<section><h2>").append(say(title)).append("</h2><p class=\"note\">");
        out.append(say(note, values)).append("</p>\n");
    }

    public void table(String... headings) {
        out.append("<table><thead><tr>");
        for (String heading : headings) {
            out.append(COUNTS.contains(heading) ? "<th scope=\"col\" class=\"count\">" : "<th scope=\"col\">")
                    .append(say(heading))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("/org/cresset/report/report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading report.css", e);
        }
    }
}
