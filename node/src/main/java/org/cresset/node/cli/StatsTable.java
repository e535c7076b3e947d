package org.cresset.node.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cresset.event.Event;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.render.Width;
import org.cresset.report.Blind;
import org.cresset.report.Inventory;
import org.cresset.report.Inventory.Amount;
import org.cresset.report.Inventory.Gap;
import org.cresset.report.Inventory.Ranked;
import org.cresset.report.StockTaking;

/// What `cresset stats` prints for people.
///
/// @param shown how many lines of a kind
record StatsTable(StockTaking report, Terminal terminal, Messages messages, ZoneId zone, int shown) {

    static final int SHOWN = 12;

    private static final int LABEL = 10;
    private static final int NARROWEST = 18;
    private static final long DAY = 86_400_000_000L;

    void print(PrintStream out) {
        Inventory found = report.inventory();
        head(out, found);
        ranked(out, "stats.sources", found.sources());
        ranked(out, "stats.hosts", found.hosts());
        ranked(out, "stats.users", found.users());
        ranked(out, "stats.activities", found.meanings());
        days(out, found.days());
        remark(out, "stats.beyond.time", found.daysBeyond() + found.hoursBeyond());
        gaps(out, report.gaps());
        blind(out);
    }

    private void head(PrintStream out, Inventory found) {
        labelled(
                out,
                "scan.records",
                messages.get(
                        "scan.records.line",
                        number(report.files()),
                        number(found.all().records()),
                        number(report.unreadable()),
                        number(report.skipped())));
        labelled(
                out,
                "scan.span",
                time(found.all().first()) + " - " + time(found.all().last()) + " " + zone);
        remark(out, "scan.timeless", found.timeless());
        remark(out, "scan.corrected", found.times(TimeTrust.CORRECTED));
        remark(out, "scan.assumed", found.times(TimeTrust.ASSUMED));
        remark(out, "scan.doubted", found.times(TimeTrust.DOUBTED));
    }

    private void labelled(PrintStream out, String key, String text) {
        out.println(terminal.bold(Width.fit(messages.get(key), LABEL)) + text);
    }

    private void remark(PrintStream out, String key, long count) {
        if (count > 0) {
            out.println(" ".repeat(LABEL) + messages.get(key, number(count)));
        }
    }

    private void heading(PrintStream out, String key, String... values) {
        out.println();
        out.println(terminal.bold(messages.get(key, (Object[]) values)));
    }

    private void ranked(PrintStream out, String key, Ranked ranked) {
        if (ranked.size() == 0) {
            return;
        }
        heading(out, key, number(ranked.size()));
        boolean wide = terminal.columns() >= 80;
        int name = Math.max(NARROWEST, terminal.columns() - 11 - (wide ? 46 : 0));
        List<Map.Entry<String, Amount>> most = ranked.most();
        for (Map.Entry<String, Amount> each : most.subList(0, Math.min(shown, most.size()))) {
            Amount amount = each.getValue();
            String row = Width.right(number(amount.records()), 11) + "  "
                    + Width.fit(Escape.terminal(each.getKey()), name - 2);
            String span = wide ? Width.right(size(amount.bytes()), 8) + "  " + span(amount) : "";
            out.println((row + span).stripTrailing());
        }
        more(out, most.size());
        remark(out, "stats.beyond", ranked.beyond());
    }

    private void more(PrintStream out, int all) {
        if (all > shown) {
            out.println(" ".repeat(LABEL) + messages.get("stats.more", number(all - shown)));
        }
    }

    private String span(Amount amount) {
        return amount.first() == Event.NO_TIME
                ? messages.get("stats.notime")
                : time(amount.first()).substring(0, 16) + " - "
                        + time(amount.last()).substring(0, 16);
    }

    /// The days with most records lately, as bars.
    private void days(PrintStream out, Map<Long, Long> days) {
        if (days.size() < 2) {
            return;
        }
        heading(out, "stats.days", number(days.size()));
        List<Map.Entry<Long, Long>> all = List.copyOf(days.entrySet());
        List<Map.Entry<Long, Long>> last = all.subList(Math.max(0, all.size() - shown), all.size());
        long most = last.stream().mapToLong(Map.Entry::getValue).max().orElse(1);
        int room = Math.max(10, terminal.columns() - 26);
        for (Map.Entry<Long, Long> day : last) {
            int bar = (int) Math.max(1, day.getValue() * room / most);
            out.println(Width.right(number(day.getValue()), 11) + "  "
                    + Timestamps.format(day.getKey() * DAY).substring(0, 10) + "  " + "#".repeat(bar));
        }
        more(out, all.size());
    }

    private void gaps(PrintStream out, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        heading(out, "stats.gaps", number(gaps.size()), number(report.gap()));
        for (Gap gap : gaps.subList(0, Math.min(shown, gaps.size()))) {
            String where = Escape.terminal(gap.host().isEmpty() ? "-" : gap.host()) + "  " + gap.source();
            boolean wide = terminal.columns() >= 80;
            String until = wide ? " - " + time(gap.to()).substring(0, 16) : "";
            int left = Math.max(NARROWEST, terminal.columns() - (wide ? 51 : 32));
            String from = time(gap.from()).substring(0, 16);
            out.println(Width.right(number(gap.hours()), 9) + " h  " + from + until + "  "
                    + Width.fit(where, left).stripTrailing());
        }
        more(out, gaps.size());
    }

    private void blind(PrintStream out) {
        if (report.blind().isEmpty()) {
            return;
        }
        heading(out, "stats.blind", number(report.blindRules()), number(report.rules()));
        for (Blind blind :
                report.blind().subList(0, Math.min(shown, report.blind().size()))) {
            String levels = blind.levels().entrySet().stream()
                    .map(each -> each.getValue() + " "
                            + messages.get("level." + each.getKey().label()))
                    .collect(Collectors.joining(", "));
            String row = Width.right(number(blind.rules()), 11) + "  " + Width.fit(Escape.terminal(blind.source()), 34);
            int left = terminal.columns() - 49;
            out.println((left < NARROWEST ? row : row + "  " + Width.fit(levels, left)).stripTrailing());
        }
        more(out, report.blind().size());
    }

    private String time(long micros) {
        if (micros == Event.NO_TIME) {
            return messages.get("stats.notime");
        }
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(instant);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        return bytes < 10_000_000 ? number(bytes / 1000) + " kB" : number(bytes / 1_000_000) + " MB";
    }
}
