package org.cresset.report;

import static org.cresset.render.Escape.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cresset.read.Unreadable;
import org.cresset.report.RuleStatus.Status;
import org.cresset.report.form.HtmlPage;

/// The part of the report that accounts for every rule and every file.
final class HtmlAccounts {

    private static final int SHOWN_ERRORS = 200;

    private final Findings findings;
    private final List<RuleStatus> rules;
    private final HtmlPage page;
    private final StringBuilder out;

    HtmlAccounts(Findings findings, List<RuleStatus> rules, HtmlPage page) {
        this.findings = findings;
        this.rules = rules;
        this.page = page;
        out = page.out();
    }

    void write() {
        accounting();
        inputs();
    }

    private void accounting() {
        page.section("report.accounting", "report.accounting.note", rules.size());
        out.append("<div class=\"bar\">");
        for (Status status : Status.values()) {
            long count = RuleStatus.count(rules, status);
            if (count > 0) {
                out.append("<span class=\"")
                        .append(status.label())
                        .append("\" style=\"flex-grow:")
                        .append(count);
                out.append("\"></span>");
            }
        }
        out.append("</div><ul class=\"legend\">");
        for (Status status : Status.values()) {
            out.append("<li class=\"").append(status.label()).append("\"><b>");
            out.append(page.say("number", RuleStatus.count(rules, status))).append("</b> ");
            out.append(page.say("status." + status.label())).append("</li>");
        }
        out.append("</ul>\n");
        statusTable(Status.REFUSED, true);
        missingSources();
        statusTable(Status.QUIET, false);
        out.append("</section>\n");
    }

    private void statusTable(Status status, boolean open) {
        List<RuleStatus> shown =
                rules.stream().filter(rule -> rule.status() == status).toList();
        if (shown.isEmpty()) {
            return;
        }
        out.append("<details")
                .append(open ? " open" : "")
                .append("><summary>")
                .append(page.say("status." + status.label()));
        out.append(" (").append(page.say("number", shown.size())).append(")</summary>");
        page.table("report.level", "report.rule", "report.reason", "report.path");
        for (RuleStatus rule : shown) {
            out.append("<tr><td>")
                    .append(html(rule.level()))
                    .append("</td><td>")
                    .append(html(rule.title()));
            out.append("</td><td>").append(html(rule.reason())).append("</td><td class=\"code\">");
            out.append(html(rule.path())).append("</td></tr>\n");
        }
        out.append("</tbody></table></details>\n");
    }

    private void missingSources() {
        Map<String, Long> sources = new TreeMap<>();
        for (RuleStatus rule : rules) {
            if (rule.status() == Status.NO_SOURCE) {
                sources.merge(rule.reason(), 1L, Long::sum);
            }
        }
        if (sources.isEmpty()) {
            return;
        }
        out.append("<details><summary>").append(page.say("status.no_source")).append(" (");
        out.append(page.say("number", RuleStatus.count(rules, Status.NO_SOURCE)))
                .append(")</summary>");
        page.table("report.source", "report.rules");
        List<Map.Entry<String, Long>> entries = new ArrayList<>(sources.entrySet());
        entries.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Long> entry : entries) {
            out.append("<tr><td>").append(html(entry.getKey())).append("</td><td class=\"count\">");
            out.append(page.say("number", entry.getValue())).append("</td></tr>\n");
        }
        out.append("</tbody></table></details>\n");
    }

    private void inputs() {
        Findings.Inputs inputs = findings.inputs();
        page.section("report.inputs", "report.inputs.note", inputs.files(), inputs.bytes());
        if (!inputs.listed().isEmpty()) {
            page.table("report.path", "report.offset", "report.reason");
            for (Unreadable piece : inputs.listed().stream().limit(SHOWN_ERRORS).toList()) {
                out.append("<tr><td class=\"code\">").append(html(piece.path())).append("</td><td class=\"count\">");
                out.append(page.say("number", piece.offset()))
                        .append("</td><td>")
                        .append(html(piece.reason()));
                out.append("</td></tr>\n");
            }
            out.append("</tbody></table>");
        }
        if (inputs.unreadable() > SHOWN_ERRORS) {
            out.append("<p>")
                    .append(page.say("report.more-errors", inputs.unreadable() - SHOWN_ERRORS))
                    .append("</p>");
        }
        out.append("<p class=\"foot\">Cresset ")
                .append(html(findings.version()))
                .append("</p></section>\n");
    }
}
