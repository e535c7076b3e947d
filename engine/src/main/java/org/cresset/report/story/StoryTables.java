package org.cresset.report.story;

import static org.cresset.render.Escape.html;

import java.util.List;
import java.util.Optional;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.cresset.report.form.HtmlPage;
import org.cresset.story.Story;

/// The tables of a story in the report: what the score rests on, processes, software, and what is not known.
final class StoryTables {

    private static final Techniques TECHNIQUES = new Techniques();
    private static final int MEMBERS = 60;
    private static final int MOMENTS = 200;
    private static final int LINE = 300;

    private final Story story;
    private final StoryText text;
    private final Words words;
    private final HtmlPage page;
    private final StringBuilder out;

    StoryTables(Story story, StoryText text, HtmlPage page) {
        this.story = story;
        this.text = text;
        words = text.words();
        this.page = page;
        out = page.out();
    }

    void write() {
        ledger();
        out.append("<div class=\"columns\">");
        notes("story.missing", story.missing().stream().map(text::missing).toList());
        notes(
                "story.counterfactuals",
                story.counterfactuals().stream().map(text::counterfactual).toList());
        notes("story.software", story.software().stream().map(this::software).toList());
        out.append("</div>");
        moments();
        processes();
    }

    private void ledger() {
        double sum = story.ledger().stream().mapToDouble(Story.Entry::value).sum();
        out.append("<h4>").append(page.say("story.ledger")).append("</h4><p class=\"note\">");
        out.append(page.say(
                        "story.ledger.note", Words.figure(sum), story.hosts().size(), Words.figure(story.score())))
                .append("</p>\n");
        page.table("story.value", "story.tactic", "report.rule", "story.severity", "story.weight", "story.surprise");
        for (Story.Entry entry : story.ledger()) {
            out.append(entry.value() > 0 ? "<tr>" : "<tr class=\"off\">").append("<td class=\"count points\">");
            out.append(html(Words.figure(entry.value()))).append("</td><td>");
            out.append(entry.tactic().isEmpty() ? "\u2013" : html(words.tactic(entry.tactic())));
            technique(entry.technique());
            out.append("</td><td>").append(html(Words.rule(entry.title())));
            out.append(
                    entry.count() > 1 ? " <span class=\"soft\">\u00d7 " + words.number(entry.count()) + "</span>" : "");
            if (story.hosts().size() > 1) {
                out.append("<br><span class=\"soft\">")
                        .append(html(words.host(entry.host())))
                        .append("</span>");
            }
            out.append("</td><td class=\"count\">").append(html(Words.weight(entry.severity())));
            out.append("</td><td class=\"count\">")
                    .append(html(Words.weight(entry.weight())))
                    .append("</td><td>");
            out.append(html(Words.figure(entry.surprise()))).append(" <span class=\"soft\">");
            out.append(html(text.reason(entry.reason()))).append("</span></td></tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void technique(String id) {
        if (!id.isEmpty()) {
            out.append("<br><span class=\"soft\">").append(html(id)).append(' ');
            out.append(html(TECHNIQUES.get(id).map(Technique::name).orElse(""))).append("</span>");
        }
    }

    private String software(Story.Software software) {
        return words.say(
                "story.software.line",
                words.name(software.name()),
                words.name(software.id()),
                Words.weight(software.confidence()),
                text.software(software));
    }

    private void notes(String key, List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        out.append("<div class=\"notes\"><h4>").append(page.say(key)).append("</h4><ul>");
        notes.forEach(note -> out.append("<li>").append(html(note)).append("</li>"));
        out.append("</ul></div>\n");
    }

    private void moments() {
        details("story.then", story.moments().size());
        page.table("report.level", "report.first", "report.host", "report.rule", "report.event");
        for (Story.Moment moment : story.moments().stream().limit(MOMENTS).toList()) {
            out.append("<tr><td>").append(page.badge(moment.level())).append("</td><td class=\"time\">");
            out.append(time(moment.time())).append("</td><td>").append(html(words.host(moment.host())));
            out.append("</td><td>").append(html(Words.rule(moment.title())));
            out.append(
                    moment.count() > 1
                            ? " <span class=\"soft\">\u00d7 " + words.number(moment.count()) + "</span>"
                            : "");
            out.append("</td><td class=\"code\">")
                    .append(html(Words.cut(moment.what(), LINE)))
                    .append("</td></tr>\n");
        }
        end(story.moments().size() - MOMENTS);
    }

    private void processes() {
        details("story.processes", story.processes().size());
        page.table("report.host", "report.first", "report.image", "report.command-line", "report.user", "story.role");
        for (Story.Member member : story.processes().stream().limit(MEMBERS).toList()) {
            String role = member.role().name().toLowerCase(java.util.Locale.ROOT);
            out.append("<tr><td>").append(html(words.host(member.host()))).append("</td><td class=\"time\">");
            out.append(time(member.start())).append("</td><td class=\"code\">");
            out.append(html(Words.cut(member.image(), LINE)));
            pid(member)
                    .ifPresent(pid ->
                            out.append(" <span class=\"soft\">").append(pid).append("</span>"));
            out.append("</td><td class=\"code\">").append(html(Words.cut(member.commandLine(), LINE)));
            out.append("</td><td>").append(html(Words.cut(member.user(), LINE))).append("</td><td>");
            out.append(page.say("story.role." + role)).append("</td></tr>\n");
        }
        end(story.processes().size() - MEMBERS);
    }

    private static Optional<Long> pid(Story.Member member) {
        return member.pid() < 0 ? Optional.empty() : Optional.of(member.pid());
    }

    private void details(String key, int count) {
        out.append("<details><summary>").append(page.say(key)).append(" (");
        out.append(words.number(count)).append(")</summary>");
    }

    private void end(int more) {
        out.append("</tbody></table>");
        if (more > 0) {
            out.append("<p>").append(page.say("story.members.more", more)).append("</p>");
        }
        out.append("</details>\n");
    }

    private static String time(long micros) {
        return micros == Event.NO_TIME ? "" : html(Timestamps.format(micros));
    }
}
