package org.cresset.node.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.cresset.event.Event;
import org.cresset.read.Unreadable;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.render.Width;
import org.cresset.report.Findings;
import org.cresset.report.RuleStatus;
import org.cresset.report.RuleStatus.Status;
import org.cresset.report.Tally;
import org.cresset.rule.Level;

/// What a scan prints for a person: what fired, where, and what became of every rule and record.
final class ScanTable {

    private static final int SHOWN_RULES = 25;
    private static final int SHOWN_HOSTS = 8;
    private static final int SHOWN_ERRORS = 5;
    private static final int LABEL = 12;

    private final Findings findings;
    private final Messages messages;
    private final DateTimeFormatter clock;
    private final Terminal terminal;

    ScanTable(Findings findings, Messages messages, ZoneId zone, Terminal terminal) {
        this.findings = findings;
        this.messages = messages;
        this.terminal = terminal;
        clock = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone);
    }

    void print(PrintStream out, Optional<Path> folder) {
        levels(out);
        rules(out);
        hosts(out);
        accounts(out);
        errors(out);
        String next = folder.map(dir -> messages.get("scan.next.folder", Escape.terminal(dir.toString())))
                .orElseGet(() -> messages.get("scan.next.line"));
        labelled(out, "scan.next", next);
    }

    private void levels(PrintStream out) {
        StringBuilder line = new StringBuilder();
        for (Level level : List.of(Level.values()).reversed()) {
            long count = findings.account().detections(level);
            if (count > 0) {
                line.append(line.isEmpty() ? "" : "   ")
                        .append(terminal.coloured(level, messages.get("level." + level.label()) + " " + number(count)));
            }
        }
        labelled(out, "scan.detections", line.isEmpty() ? messages.get("scan.none") : line.toString());
        long first = findings.account().first();
        if (first != Event.NO_TIME) {
            labelled(
                    out,
                    "scan.span",
                    clock(first) + " - " + clock(findings.account().last()) + " " + clock.getZone());
        }
        out.println();
    }

    private String clock(long micros) {
        return micros == Event.NO_TIME ? "" : clock.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }

    private String number(long number) {
        return messages.get("number", number);
    }

    private void labelled(PrintStream out, String key, String text) {
        out.println(terminal.bold(Width.fit(messages.get(key), LABEL)) + text);
    }

    private void rules(PrintStream out) {
        List<Tally.ByRule> fired = findings.tally().byRule();
        if (fired.isEmpty()) {
            return;
        }
        boolean wide = terminal.columns() >= 100;
        int title = Math.max(16, terminal.columns() - 14 - 8 - 18 - (wide ? 21 : 0));
        String head = Width.fit(messages.get("scan.level"), 14)
                + Width.fit(messages.get("scan.rule"), title)
                + Width.right(messages.get("scan.hits"), 7)
                + " "
                + Width.fit(messages.get("scan.host"), 18)
                + (wide ? " " + messages.get("scan.first") : "");
        out.println(terminal.bold(head.stripTrailing()));
        for (Tally.ByRule rule : fired.stream().limit(SHOWN_RULES).toList()) {
            Level level = rule.rule().level();
            String line = terminal.coloured(level, Width.fit(messages.get("level." + level.label()), 14))
                    + Width.fit(Escape.terminal(rule.rule().title()), title)
                    + Width.right(number(rule.hits()), 7)
                    + " "
                    + Width.fit(hosts(rule.hosts()), 18)
                    + (wide ? " " + clock(rule.first()) : "");
            out.println(line.stripTrailing());
        }
        if (fired.size() > SHOWN_RULES) {
            out.println(" ".repeat(14) + messages.get("scan.more-rules", fired.size() - SHOWN_RULES));
        }
        out.println();
    }

    private static String hosts(List<String> hosts) {
        String first = Escape.terminal(hosts.getFirst());
        String shown = first.isEmpty() ? "-" : first;
        return hosts.size() == 1 ? shown : Width.fit(shown, Math.min(Width.of(shown), 13)) + " +" + (hosts.size() - 1);
    }

    private void hosts(PrintStream out) {
        List<Tally.ByHost> hosts = findings.tally().byHost();
        String label = messages.get("scan.hosts");
        for (Tally.ByHost host : hosts.stream().limit(SHOWN_HOSTS).toList()) {
            StringBuilder levels = new StringBuilder();
            for (Level level : List.of(Level.values()).reversed()) {
                if (host.hits(level) > 0) {
                    String count = messages.get("level." + level.label()) + " " + number(host.hits(level));
                    levels.append(levels.isEmpty() ? "" : "  ").append(terminal.coloured(level, count));
                }
            }
            String name = Width.fit(host.host().isEmpty() ? "-" : Escape.terminal(host.host()), 28);
            out.println(terminal.bold(Width.fit(label, LABEL)) + name + "  " + levels);
            label = "";
        }
        if (hosts.size() > SHOWN_HOSTS) {
            out.println(" ".repeat(LABEL) + messages.get("scan.more-hosts", hosts.size() - SHOWN_HOSTS));
        }
        if (!hosts.isEmpty()) {
            out.println();
        }
    }

    private void accounts(PrintStream out) {
        List<RuleStatus> rules = RuleStatus.all(findings);
        labelled(
                out,
                "scan.rules",
                messages.get(
                        "scan.rules.line",
                        number(rules.size()),
                        number(RuleStatus.count(rules, Status.FIRED)),
                        number(RuleStatus.count(rules, Status.QUIET)),
                        number(RuleStatus.count(rules, Status.NO_SOURCE)),
                        number(RuleStatus.count(rules, Status.REFUSED))));
        labelled(
                out,
                "scan.records",
                messages.get(
                        "scan.records.line",
                        number(findings.inputs().files()),
                        number(findings.account().events()),
                        number(findings.inputs().unreadable()),
                        number(findings.inputs().skipped().size())));
        remark(out, "scan.unknown", findings.account().unknownSource());
        remark(out, "scan.timeless", findings.account().timeless());
        remark(out, "scan.silenced", RuleStatus.silenced(findings));
    }

    private void remark(PrintStream out, String key, long count) {
        if (count > 0) {
            out.println(" ".repeat(LABEL) + messages.get(key, number(count)));
        }
    }

    private void errors(PrintStream out) {
        for (Unreadable piece :
                findings.inputs().listed().stream().limit(SHOWN_ERRORS).toList()) {
            out.println(
                    " ".repeat(LABEL) + Escape.terminal(piece.path() + " @" + piece.offset() + ": " + piece.reason()));
        }
        if (findings.inputs().unreadable() > SHOWN_ERRORS) {
            out.println(" ".repeat(LABEL) + "...");
        }
    }
}
