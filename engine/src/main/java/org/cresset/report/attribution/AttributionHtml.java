package org.cresset.report.attribution;

import static org.cresset.render.Escape.html;

import java.util.List;
import java.util.Locale;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Candidate;
import org.cresset.intel.Knowledge;
import org.cresset.report.form.HtmlPage;

/// The part of a story on the page that says who it may be: never one bare name, and what speaks for and against each.
public final class AttributionHtml {

    /// So many candidates are shown; all stand in `stories.jsonl`.
    private static final int SHOWN = 5;

    private final HtmlPage page;
    private final AttributionText text;
    private final StringBuilder out;

    public AttributionHtml(HtmlPage page, Knowledge knowledge) {
        this.page = page;
        text = new AttributionText(knowledge, page.messages());
        out = page.out();
    }

    public void write(Told told) {
        Attribution attribution = told.attribution();
        out.append("<h4>").append(page.say("attribution.title")).append("</h4><div class=\"told\"><p>");
        out.append(html(text.verdict(attribution))).append("</p>");
        list(text.objectives(told.objectives()));
        out.append("</div>\n");
        if (attribution.candidates().isEmpty()) {
            return;
        }
        out.append("<p class=\"note\">").append(page.say("attribution.note")).append("</p>\n");
        page.table(
                "attribution.group",
                "attribution.probability",
                "attribution.for",
                "attribution.against",
                "attribution.claimed");
        attribution.candidates().stream().limit(SHOWN).forEach(this::candidate);
        out.append("</tbody></table>\n");
        List<String> changes = text.changes(told);
        if (!changes.isEmpty()) {
            out.append("<details><summary>")
                    .append(page.say("attribution.changes"))
                    .append("</summary>");
            list(changes);
            out.append("</details>\n");
        }
    }

    private void candidate(Candidate candidate) {
        out.append("<tr><td><b>").append(html(candidate.name())).append("</b><br><code>");
        out.append(html(candidate.group())).append("</code></td><td class=\"count\">");
        out.append(String.format(Locale.ROOT, "%.0f%%", 100 * candidate.probability()))
                .append("</td><td>");
        list(text.reasons(candidate));
        out.append("</td><td>");
        list(text.against(candidate));
        out.append("</td><td>");
        list(text.claims(candidate.group()));
        out.append("</td></tr>\n");
    }

    private void list(List<String> lines) {
        if (!lines.isEmpty()) {
            out.append("<ul class=\"plain\">");
            lines.forEach(line -> out.append("<li>").append(html(line)).append("</li>"));
            out.append("</ul>");
        }
    }
}
