package org.cresset.report;

import java.util.List;
import java.util.Map;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.Unreadable;
import org.cresset.report.Inventory.Amount;
import org.cresset.report.Inventory.Gap;
import org.cresset.report.Inventory.Ranked;
import org.cresset.report.form.JsonText;

/// What `cresset stats --json` prints: everything, the most first.
public final class StockJson {

    private static final long DAY = 86_400_000_000L;

    private StockJson() {}

    public static String text(StockTaking report) {
        Inventory found = report.inventory();
        return JsonText.line(out -> {
            inputs(out, report);
            ranked(out, "files", found.files());
            ranked(out, "sources", found.sources());
            ranked(out, "hosts", found.hosts());
            ranked(out, "users", found.users());
            ranked(out, "activities", found.meanings());
            out.objects(
                    "days",
                    List.copyOf(found.days().entrySet()),
                    (each, day) -> each.text(
                                    "day", Timestamps.format(day.getKey() * DAY).substring(0, 10))
                            .number("records", day.getValue()));
            out.objects("gaps", report.gaps(), StockJson::gap);
            out.object("rules", each -> each.number("active", report.rules()).number("blind", report.blindRules()));
            out.objects("blind", report.blind(), StockJson::blind);
            out.objects("unreadable", report.listed(), StockJson::piece);
        });
    }

    private static void inputs(JsonText out, StockTaking report) {
        Inventory found = report.inventory();
        out.object(
                "inputs",
                in -> in.number("files", report.files())
                        .number("records", found.all().records())
                        .number("bytes", found.all().bytes())
                        .number("unreadable", report.unreadable())
                        .number("skipped", report.skipped())
                        .number("no_time", found.timeless()));
        out.object(
                "not_kept",
                each -> each.number("files", found.files().beyond())
                        .number("sources", found.sources().beyond())
                        .number("hosts", found.hosts().beyond())
                        .number("users", found.users().beyond())
                        .number("days", found.daysBeyond())
                        .number("hours", found.hoursBeyond()));
        out.time("first_seen", found.all().first());
        out.time("last_seen", found.all().last());
        out.object("times", times -> {
            for (TimeTrust trust : TimeTrust.values()) {
                times.number(trust.label(), found.times(trust));
            }
        });
    }

    private static void gap(JsonText out, Gap gap) {
        out.text("host", gap.host())
                .text("source", gap.source())
                .time("from", gap.from())
                .time("to", gap.to())
                .number("hours", gap.hours());
    }

    private static void blind(JsonText out, Blind blind) {
        out.text("source", blind.source())
                .number("rules", blind.rules())
                .object(
                        "levels",
                        levels -> blind.levels().forEach((level, count) -> levels.number(level.label(), count)))
                .texts("techniques", List.copyOf(blind.techniques()));
    }

    private static void piece(JsonText out, Unreadable piece) {
        out.text("path", piece.path()).number("offset", piece.offset()).text("reason", piece.reason());
    }

    private static void ranked(JsonText out, String name, Ranked ranked) {
        out.objects(name, ranked.most(), (each, entry) -> amount(each, entry));
    }

    private static void amount(JsonText out, Map.Entry<String, Amount> entry) {
        out.text("name", entry.getKey())
                .number("records", entry.getValue().records())
                .number("bytes", entry.getValue().bytes())
                .time("first_seen", entry.getValue().first())
                .time("last_seen", entry.getValue().last());
    }
}
