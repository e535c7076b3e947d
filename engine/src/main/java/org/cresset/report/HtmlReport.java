package org.cresset.report;

import static org.cresset.render.Escape.html;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cresset.detect.Detection;
import org.cresset.event.Event;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.cresset.render.Messages;
import org.cresset.report.form.HtmlPage;
import org.cresset.report.story.StoryHtml;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// The file `report.html`: one page, no script, nothing from elsewhere. Every text from input is escaped.
final class HtmlReport {

    private static final int SHOWN_HOSTS = 200;

    private final Findings findings;
    private final List<RuleStatus> rules;
    private final HtmlPage page;
    private final Techniques techniques = new Techniques();
    private final StringBuilder out;

    HtmlReport(Findings findings, List<RuleStatus> rules, Messages messages) {
        this.findings = findings;
        this.rules = rules;
        page = new HtmlPage(messages);
        out = page.out();
    }

    String text() {
        head();
        keyNumbers();
        if (findings.stories().isMade()) {
            Findings.Threshold threshold = findings.stories().threshold();
            new StoryHtml(page).write(findings.stories().best(), threshold.value(), threshold.reason(page.messages()));
        }
        firedRules();
        hosts();
        techniques();
        detections();
        new HtmlAccounts(findings, rules, page).write();
        out.append("</main></body></html>\n");
        return out.toString();
    }

    private void head() {
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(page.messages().language().tag())
                .append("\"><head><meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(page.say("report.title"))
                .append("</title>\n<style>\n")
                .append(HtmlPage.STYLE)
                .append("</style></head>\n<body><header><h1>")
                .append(page.say("report.title"))
                .append("</h1><p>")
                .append(span())
                .append("</p>");
        clock("scan.timeless", findings.account().timeless());
        clock("scan.corrected", findings.account().times(TimeTrust.CORRECTED));
        clock("scan.assumed", findings.account().times(TimeTrust.ASSUMED));
        clock("scan.doubted", findings.account().times(TimeTrust.DOUBTED));
        out.append("</header>\n<main>\n");
    }

    /// Says how many times do not rest on what the source states.
    private void clock(String key, long count) {
        if (count > 0) {
            out.append("<p>").append(page.say(key, count)).append("</p>");
        }
    }

    private String span() {
        long first = findings.account().first();
        return first == Event.NO_TIME
                ? page.say("report.no-time")
                : page.say(
                        "report.span",
                        Timestamps.format(first),
                        Timestamps.format(findings.account().last()));
    }

    // ---- key numbers

    private void keyNumbers() {
        out.append("<section class=\"numbers\">");
        for (Level level : List.of(Level.values()).reversed()) {
            long count = findings.account().detections(level);
            out.append("<div class=\"number ")
                    .append(count == 0 ? "none " : "")
                    .append(level.label())
                    .append("\"><b>");
            out.append(page.say("number", count))
                    .append("</b><span>")
                    .append(page.level(level))
                    .append("</span></div>");
        }
        if (findings.account().alerts() > 0) {
            number("report.alerts", findings.account().alerts());
        }
        if (findings.stories().isMade()) {
            number("stories.title", findings.stories().best().size());
        }
        number("report.hosts", findings.account().hosts());
        number("report.records", findings.account().events());
        number("report.unreadable", findings.inputs().unreadable());
        out.append("</section>\n");
    }

    private void number(String key, long value) {
        out.append("<div class=\"number\"><b>")
                .append(page.say("number", value))
                .append("</b><span>");
        out.append(page.say(key)).append("</span></div>");
    }

    // ---- what fired

    private void firedRules() {
        page.section("report.rules-fired", "report.rules-fired.note");
        List<Tally.ByRule> fired = findings.tally().byRule();
        if (fired.isEmpty()) {
            out.append("<p class=\"empty\">").append(page.say("report.nothing")).append("</p></section>\n");
            return;
        }
        page.table("report.level", "report.rule", "report.techniques", "report.hits", "report.hosts", "report.first");
        for (Tally.ByRule rule : fired) {
            out.append("<tr><td>").append(page.badge(rule.rule().level())).append("</td><td>");
            out.append(html(rule.rule().title())).append("</td><td class=\"code\">");
            out.append(html(String.join(" ", rule.rule().techniques()))).append("</td><td class=\"count\">");
            out.append(page.say("number", rule.hits())).append("</td><td>").append(hostList(rule.hosts()));
            out.append("</td><td class=\"time\">").append(time(rule.first())).append("</td></tr>\n");
        }
        out.append("</tbody></table></section>\n");
    }

    private String hostList(List<String> hosts) {
        String shown = String.join(", ", hosts.stream().limit(3).map(this::host).toList());
        return hosts.size() <= 3 ? shown : shown + " " + page.say("report.more", hosts.size() - 3);
    }

    private String host(String name) {
        return name.isEmpty() ? page.say("report.no-host") : html(name);
    }

    private static String time(long micros) {
        return micros == Event.NO_TIME ? "" : html(Timestamps.format(micros));
    }

    private void hosts() {
        List<Tally.ByHost> hosts = findings.tally().byHost();
        if (hosts.isEmpty()) {
            return;
        }
        page.section("report.by-host", "report.by-host.note");
        page.table(
                "report.host",
                "level.critical",
                "level.high",
                "level.medium",
                "level.low",
                "level.informational",
                "report.rules");
        for (Tally.ByHost host : hosts.stream().limit(SHOWN_HOSTS).toList()) {
            out.append("<tr><td>").append(host(host.host())).append("</td>");
            for (Level level : List.of(Level.values()).reversed()) {
                long hits = host.hits(level);
                out.append("<td class=\"count\">")
                        .append(hits == 0 ? "" : page.say("number", hits))
                        .append("</td>");
            }
            out.append("<td class=\"count\">")
                    .append(page.say("number", host.rules()))
                    .append("</td></tr>\n");
        }
        out.append("</tbody></table>");
        if (hosts.size() > SHOWN_HOSTS) {
            out.append("<p>")
                    .append(page.say("report.more-hosts", hosts.size() - SHOWN_HOSTS))
                    .append("</p>");
        }
        out.append("</section>\n");
    }

    // ---- techniques

    private void techniques() {
        Map<String, Map<String, Long>> matrix = new TreeMap<>();
        for (Tally.ByRule rule : findings.tally().byRule()) {
            for (String id : rule.rule().techniques()) {
                for (String tactic : tactics(id, rule.rule())) {
                    matrix.computeIfAbsent(tactic, key -> new TreeMap<>()).merge(id, rule.hits(), Long::sum);
                }
            }
        }
        if (matrix.isEmpty()) {
            return;
        }
        page.section("report.matrix", "report.matrix.note");
        out.append("<div class=\"matrix\">");
        for (String tactic : Techniques.TACTICS) {
            if (matrix.containsKey(tactic)) {
                column(tactic, matrix.get(tactic));
            }
        }
        out.append("</div></section>\n");
    }

    /// The tactics that a technique served here: those of its own that the rule names too, or else all of its own. A
    /// technique that ATT&CK does not have (any more) stands under the tactics of the rule.
    private List<String> tactics(String id, SigmaRule rule) {
        List<String> own = techniques.get(id).map(Technique::tactics).orElse(rule.tactics());
        List<String> both = own.stream().filter(rule.tactics()::contains).toList();
        return both.isEmpty() ? own : both;
    }

    private void column(String tactic, Map<String, Long> hits) {
        out.append("<div class=\"tactic\"><h3>")
                .append(page.say("tactic." + tactic))
                .append("</h3>");
        hits.forEach((id, count) -> out.append("<div class=\"technique\"><span><span class=\"code\">")
                .append(html(id))
                .append("</span><br>")
                .append(html(techniques.get(id).map(Technique::name).orElse("")))
                .append("</span> <b>")
                .append(page.say("number", count))
                .append("</b></div>"));
        out.append("</div>");
    }

    // ---- detections

    private void detections() {
        List<Detection> worst = findings.tally().worst();
        if (worst.isEmpty()) {
            return;
        }
        page.section("report.detections", "report.detections.note", worst.size());
        for (Detection detection : worst) {
            out.append("<details><summary>")
                    .append(page.badge(detection.rule().level()))
                    .append(" <span class=\"time\">");
            out.append(time(detection.time()))
                    .append("</span> <b>")
                    .append(host(detection.host().orElse("")));
            out.append("</b> ").append(html(detection.rule().title())).append("</summary><dl>");
            detection.matched().forEach(this::fact);
            detection.process().ifPresent(this::process);
            detection.events().forEach(this::part);
            fact(
                    page.messages().get("report.record"),
                    detection.source().path() + " #" + detection.source().record());
            fact(page.messages().get("report.rule"), detection.rule().id());
            out.append("</dl></details>\n");
        }
        out.append("</section>\n");
    }

    private void process(Detection.Actor process) {
        process.image().ifPresent(image -> fact(page.messages().get("report.image"), image));
        process.commandLine().ifPresent(line -> fact(page.messages().get("report.command-line"), line));
        process.user().ifPresent(user -> fact(page.messages().get("report.user"), user));
        process.pid().ifPresent(pid -> fact(page.messages().get("report.pid"), Long.toString(pid)));
    }

    /// An event that a correlation took together with others.
    private void part(Detection.Part part) {
        String text = time(part.time()) + "  " + part.host().orElse("") + "  "
                + part.rule().title() + "  " + part.source().path() + " #"
                + part.source().record();
        fact(page.messages().get("report.event"), text);
    }

    private void fact(String name, String value) {
        out.append("<dt>")
                .append(html(name))
                .append("</dt><dd>")
                .append(html(value))
                .append("</dd>");
    }
}
