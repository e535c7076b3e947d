package org.cresset.report.story;

import static org.cresset.render.Escape.html;

import java.util.List;
import java.util.Locale;
import org.cresset.event.Timestamps;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Techniques;
import org.cresset.report.attribution.AttributionHtml;
import org.cresset.report.form.HtmlPage;
import org.cresset.story.Story;

/// The part of the report that tells the stories: the best in full, of the others a line each.
public final class StoryHtml {

    private static final int IN_FULL = 20;
    private static final int NAMED = 8;

    private final HtmlPage page;
    private final StoryContext context;
    private final StringBuilder out;

    /// @param context what is known of the stories beside themselves
    public StoryHtml(HtmlPage page, StoryContext context) {
        this.page = page;
        this.context = context;
        out = page.out();
    }

    /// Writes the section.
    ///
    /// @param threshold what the scores were held against
    /// @param reason why that is what it is; may be empty
    public void write(List<Story> stories, double threshold, String reason) {
        out.append("<section class=\"stories\"><h2>")
                .append(page.say("stories.title"))
                .append("</h2><p class=\"note\">");
        out.append(
                        stories.isEmpty()
                                ? page.say("stories.none", Words.figure(threshold))
                                : page.say("stories.note", stories.size(), Words.figure(threshold)))
                .append("</p>");
        if (!reason.isEmpty()) {
            out.append("<p class=\"note\">").append(html(reason)).append("</p>");
        }
        out.append("</section>\n");
        if (!stories.isEmpty()) {
            AttributionHtml attribution = new AttributionHtml(page, Knowledge.shipped());
            Advice advice = new Advice(Knowledge.shipped());
            stories.stream().limit(IN_FULL).forEach(story -> story(story, attribution, advice));
        }
        if (stories.size() > IN_FULL) {
            others(stories.subList(IN_FULL, stories.size()));
        }
    }

    private void others(List<Story> stories) {
        out.append("<section><p class=\"note\">")
                .append(page.say("stories.also", stories.size()))
                .append("</p><ul class=\"plain\">");
        for (Story story : stories) {
            out.append("<li>").append(page.badge(story.severity())).append(" <b>");
            out.append(html(Words.figure(story.score()))).append("</b> <span class=\"time\">");
            out.append(html(Timestamps.format(story.first()))).append("</span> ");
            out.append(html(new StoryText(story, page.messages()).title())).append("</li>\n");
        }
        out.append("</ul></section>\n");
    }

    private void story(Story story, AttributionHtml attribution, Advice advice) {
        StoryText text = new StoryText(story, page.messages());
        out.append("<section class=\"story\" id=\"").append(html(story.id())).append("\"><header class=\"head\"><h3>");
        out.append(page.badge(story.severity())).append(' ').append(html(text.title()));
        out.append("</h3>");
        score(story);
        out.append("</header>\n");
        facts(story, text.words());
        heading("story.narrative");
        told(text.parts());
        strip(story, text.words());
        graph(story, text);
        timeline(story, text.words());
        context.attribution(story).ifPresent(attribution::write);
        advice(advice.of(story));
        new StoryTables(story, text, page).write();
        out.append("</section>\n");
    }

    private void told(Narrative.Parts parts) {
        String between = page.messages().language().tag().equals("en") ? " " : "";
        out.append("<div class=\"told\"><p>").append(html(String.join(between, parts.began())));
        out.append("</p><ul>");
        parts.done()
                .forEach(sentence -> out.append("<li>").append(html(sentence)).append("</li>"));
        out.append("</ul><p>").append(html(String.join(between, parts.rest()))).append("</p></div>\n");
    }

    private void advice(List<Advice.Recommended> advice) {
        if (advice.isEmpty()) {
            return;
        }
        heading("story.advice");
        out.append("<ul class=\"plain\">");
        for (Advice.Recommended each : advice) {
            out.append("<li><code>").append(html(each.mitigation().id())).append("</code> ");
            out.append(html(each.mitigation().name())).append(": ");
            out.append(html(String.join(", ", each.techniques()))).append("</li>");
        }
        out.append("</ul>\n");
    }

    private void heading(String key) {
        out.append("<h4>").append(page.say(key)).append("</h4>");
    }

    /// A bar for the score, with a mark where the threshold is.
    private void score(Story story) {
        double end = Math.max(1, Math.max(story.score(), story.threshold()) * 1.15);
        out.append("<div class=\"score\"><span>")
                .append(page.say("story.score.of", Words.figure(story.score()), Words.figure(story.threshold())));
        out.append("</span><div class=\"scale\"><i class=\"fill ")
                .append(story.severity().label())
                .append("\" style=\"width:")
                .append(percent(story.score() / end));
        out.append("\"></i><i class=\"limit\" style=\"left:")
                .append(percent(story.threshold() / end))
                .append("\"></i></div></div>");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.clamp(part, 0, 1));
    }

    private void facts(Story story, Words words) {
        out.append("<dl class=\"facts\">");
        String span = Timestamps.format(story.first()).substring(0, 19).replace('T', ' ')
                + " \u2013 "
                + Timestamps.format(story.last()).substring(0, 19).replace('T', ' ')
                + "  (" + words.span(story.last() - story.first()) + ")";
        fact("story.span", span);
        fact("report.hosts", names(story.hosts(), words));
        fact("story.users", names(story.users(), words));
        fact("story.addresses", names(story.addresses(), words));
        fact("story.domains", names(story.domains(), words));
        fact("story.detections", words.number(story.detections().size()) + (story.more() ? "+" : ""));
        out.append("</dl>\n");
    }

    private static String names(List<String> texts, Words words) {
        return words.list(texts.stream().map(words::name).toList(), NAMED);
    }

    private void fact(String key, String value) {
        if (!value.isEmpty()) {
            out.append("<div><dt>").append(page.say(key)).append("</dt><dd>");
            out.append(html(value)).append("</dd></div>");
        }
    }

    private void strip(Story story, Words words) {
        heading("story.strip");
        out.append("<ol class=\"strip\">");
        for (String tactic : Techniques.TACTICS) {
            boolean seen = story.tactics().contains(tactic);
            out.append(seen ? "<li class=\"seen\"><span>" : "<li><span>");
            out.append(html(words.tactic(tactic))).append("</span>");
            story.techniques().stream()
                    .filter(technique -> seen && technique.tactics().contains(tactic))
                    .forEach(technique ->
                            out.append("<code>").append(html(technique.id())).append("</code>"));
            out.append("</li>");
        }
        out.append("</ol>\n");
    }

    private void graph(Story story, StoryText text) {
        if (story.graph().nodes().isEmpty()) {
            return;
        }
        out.append("<figure>");
        heading("story.graph");
        out.append("<div class=\"canvas\">");
        out.append(new StoryGraph(story, text).diagram().svg()).append("</div><figcaption>");
        out.append(page.say("story.graph.note")).append("</figcaption></figure>\n");
    }

    private void timeline(Story story, Words words) {
        StoryTimeline timeline = new StoryTimeline(story, words);
        if (timeline.isEmpty()) {
            return;
        }
        out.append("<figure>");
        heading("story.timeline");
        out.append("<div class=\"canvas\">");
        out.append(timeline.chart().svg()).append("</div><figcaption>");
        out.append(page.say("story.timeline.note")).append("</figcaption></figure>\n");
    }
}
