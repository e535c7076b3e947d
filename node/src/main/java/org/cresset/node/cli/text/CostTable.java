package org.cresset.node.cli.text;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cresset.render.Escape;
import org.cresset.render.Width;
import org.cresset.report.form.JsonText;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.index.Cost;

/// What it costs to ask rules, the dearest first.
///
/// @param columns of the terminal
public record CostTable(int columns, boolean json) {

    private static final int FIGURES = 44;

    private record Row(SigmaRule rule, Cost cost) {}

    public void print(List<SigmaRule> rules, PrintStream out) {
        List<Row> rows = rules.stream()
                .map(rule -> new Row(rule, Cost.of(rule.condition())))
                .sorted(Comparator.comparingLong((Row row) -> -row.cost().weight())
                        .thenComparing(row -> row.rule().id()))
                .toList();
        if (json) {
            rows.forEach(row -> out.println(json(row)));
            return;
        }
        out.println("WOKEN       TEXTS  ASKED  REGEX (OPEN)  WORDS  RULE");
        rows.forEach(row -> out.println(text(row)));
    }

    private String text(Row row) {
        Cost cost = row.cost();
        String open = "(" + (cost.unguarded() + cost.budgeted()) + ")";
        String figures = String.format(
                Locale.ROOT,
                "%-10s %6d %6d %6d %6s %6d  ",
                woken(cost),
                cost.texts(),
                cost.asked(),
                cost.expressions(),
                open,
                cost.keywords());
        int left = Math.max(20, columns - FIGURES - 3);
        return (figures + Width.fit(Escape.terminal(row.rule().title()), left)).stripTrailing();
    }

    private static String woken(Cost cost) {
        return switch (cost.woken()) {
            case BY_TEXT -> "by text";
            case BY_FIELD -> "by field";
            case ALWAYS -> "always";
        };
    }

    private static String json(Row row) {
        Cost cost = row.cost();
        return JsonText.line(out -> out.text("id", row.rule().id())
                .text("title", row.rule().title())
                .text("source", row.rule().source().toString())
                .text("woken", woken(cost))
                .number("texts", cost.texts())
                .number("asked", cost.asked())
                .number("expressions", cost.expressions())
                .number("unguarded", cost.unguarded())
                .number("budgeted", cost.budgeted())
                .number("keywords", cost.keywords())
                .text("path", row.rule().path()));
    }
}
