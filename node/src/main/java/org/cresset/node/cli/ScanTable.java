package org.cresset.node.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.TimeTrust;
import org.cresset.read.Unreadable;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.render.Width;
import org.cresset.report.Findings;
import org.cresset.report.RuleStatus;
import org.cresset.report.RuleStatus.Status;
import org.cresset.report.Tally;
import org.cresset.rule.Level;
import org.cresset.rule.PipelineResolver;

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
        new StoryTable(findings.stories(), messages, terminal).print(out);
        rules(out);
        hosts(out);
        accounts(out);
        errors(out);
        String next = folder.map(dir -> messages.get(
                        "scan.next.folder",
                        Escape.terminal(dir.resolve("report.html").toString())))
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
        Columns columns = columns(fired);
        out.println(terminal.bold(columns.row(
                messages.get("scan.level"),
                messages.get("scan.rule"),
                messages.get("scan.hits"),
                messages.get("scan.host"),
                messages.get("scan.first"))));
        for (Tally.ByRule rule : fired.stream().limit(SHOWN_RULES).toList()) {
            Level level = rule.rule().level();
            String name = Width.fit(messages.get("level." + level.label()), columns.level());
            String row = columns.row(
                    name,
                    Escape.terminal(rule.rule().title()),
                    number(rule.hits()),
                    hosts(rule.hosts(), columns.host()),
                    clock(rule.first()));
            out.println(terminal.coloured(level, name) + row.substring(name.length()));
        }
        if (fired.size() > SHOWN_RULES) {
            out.println(" ".repeat(columns.level()) + messages.get("scan.more-rules", fired.size() - SHOWN_RULES));
        }
        out.println();
    }

    /// The widths of the columns; `first` is 0 where the terminal is too narrow for it.
    private record Columns(int level, int title, int hits, int host, int first) {

        String row(String... cells) {
            String row = Width.fit(cells[0], level)
                    + Width.fit(cells[1], title)
                    + " "
                    + Width.right(cells[2], hits)
                    + "  "
                    + Width.fit(cells[3], host)
                    + (first > 0 ? "  " + cells[4] : "");
            return row.stripTrailing();
        }
    }

    private Columns columns(List<Tally.ByRule> fired) {
        int level = widest(
                messages.get("scan.level"),
                fired,
                rule -> messages.get("level." + rule.rule().level().label()));
        int hits = widest(messages.get("scan.hits"), fired, rule -> number(rule.hits()));
        int first = terminal.columns() >= 100 ? 21 : 0;
        int host = first > 0 ? 20 : 14;
        int rest = terminal.columns() - level - 2 - 1 - hits - 2 - host - first;
        return new Columns(level + 2, Math.max(16, rest), hits, host, first);
    }

    private static int widest(String heading, List<Tally.ByRule> fired, Function<Tally.ByRule, String> cell) {
        int cells = fired.stream()
                .limit(SHOWN_RULES)
                .mapToInt(rule -> Width.of(cell.apply(rule)))
                .max()
                .orElse(0);
        return Math.max(Width.of(heading), cells);
    }

    /// The first host, by its short name where the whole does not fit, and how many others there are.
    private static String hosts(List<String> hosts, int columns) {
        String others = hosts.size() == 1 ? "" : " +" + (hosts.size() - 1);
        String whole = hosts.getFirst().isEmpty() ? "-" : Escape.terminal(hosts.getFirst());
        int point = whole.indexOf('.');
        boolean named = point > 0 && !Character.isDigit(whole.charAt(0));
        boolean fits = Width.of(whole) + others.length() <= columns;
        String shown = fits || !named ? whole : whole.substring(0, point);
        int room = columns - others.length();
        return (Width.of(shown) <= room ? shown : Width.fit(shown, room)) + others;
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
                        number(findings.inputs().skippedCount())));
        remark(out, "scan.alerts", findings.account().alerts());
        indicators(out);
        remark(out, "scan.unknown", findings.account().unknownSource());
        remark(out, "scan.timeless", findings.account().timeless());
        remark(out, "scan.corrected", findings.account().times(TimeTrust.CORRECTED));
        remark(out, "scan.assumed", findings.account().times(TimeTrust.ASSUMED));
        remark(out, "scan.doubted", findings.account().times(TimeTrust.DOUBTED));
        remark(out, "scan.outside", findings.account().outsideTime());
        remark(out, "scan.silenced", RuleStatus.silenced(findings));
        remark(out, "scan.correlations.lost", findings.account().losses().total());
        filters(out);
        for (PipelineResolver.Use use : findings.inputs().pipelines()) {
            int missing = use.idle().size() + use.unseen().size();
            String name = Escape.terminal(use.name());
            String line = messages.get("scan.pipeline.line", name, number(use.events()), number(missing));
            labelled(out, "scan.pipeline", line);
        }
    }

    private void indicators(PrintStream out) {
        Findings.Indicators indicators = findings.indicators();
        remark(out, "scan.indicators", findings.account().indicators());
        remark(out, "scan.indicators.folded", indicators.folded() + indicators.beyond());
        remark(out, "scan.indicators.refused", indicators.given().refusedCount());
        remark(
                out,
                "scan.indicators.past",
                indicators.sum().expired() + indicators.sum().faded());
    }

    private void filters(PrintStream out) {
        List<RuleSet.Filtered> filters = findings.rules().filters();
        long changed = filters.stream().mapToLong(RuleSet.Filtered::rules).sum();
        long wrong =
                filters.stream().filter(filter -> !filter.problems().isEmpty()).count();
        if (!filters.isEmpty()) {
            labelled(
                    out,
                    "scan.filters",
                    messages.get("scan.filters.line", number(filters.size()), number(changed), number(wrong)));
        }
    }

    private void remark(PrintStream out, String key, long count) {
        if (count > 0) {
            out.println(" ".repeat(LABEL) + messages.get(key, number(count)));
        }
    }

    private void errors(PrintStream out) {
        String indent = " ".repeat(LABEL);
        for (Unreadable piece :
                findings.inputs().listed().stream().limit(SHOWN_ERRORS).toList()) {
            out.println(indent + Escape.terminal(shortened(piece.path())) + " @" + piece.offset());
            out.println(indent + "  " + Escape.terminal(piece.reason()));
        }
        if (findings.inputs().unreadable() > SHOWN_ERRORS) {
            out.println(indent + "...");
        }
    }

    /// The end of a long path, which says more than its beginning.
    private String shortened(String path) {
        int room = Math.max(30, terminal.columns() - LABEL - 14);
        return path.length() <= room ? path : "..." + path.substring(path.length() - room + 3);
    }
}
