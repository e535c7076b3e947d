package org.cresset.node.cli.text;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cresset.intel.Techniques;
import org.cresset.render.Escape;
import org.cresset.render.Width;
import org.cresset.report.Coverage;
import org.cresset.report.Coverage.Covered;
import org.cresset.report.Coverage.State;

/// Coverage for people: how much of each tactic, and which log sources would help.
///
/// @param columns of the terminal
/// @param all whether to name every technique
public record CoverageTable(Coverage coverage, int columns, boolean all) {

    private static final int MOST_SOURCES = 10;

    public void print(PrintStream out) {
        int width = Math.min(24, columns - 27);
        out.println(Width.fit("TACTIC", width) + "  COVERED  COVERABLE  BLIND");
        for (String tactic : Techniques.TACTICS) {
            List<Covered> techniques = coverage.of(tactic);
            out.println(Width.fit(tactic, width) + counts(techniques));
            if (all) {
                techniques.forEach(each -> out.println(technique(each)));
            }
        }
        out.println(Width.fit("techniques", width) + counts(coverage.techniques()));
        sources(out);
        unknown(out);
    }

    private static String counts(List<Covered> techniques) {
        return String.format(
                Locale.ROOT,
                " %8d %10d %6d",
                Coverage.count(techniques, State.COVERED),
                Coverage.count(techniques, State.COVERABLE),
                Coverage.count(techniques, State.BLIND));
    }

    private String technique(Covered each) {
        String rules = each.rules() == 0 ? "" : String.valueOf(each.rules());
        int name = Math.max(8, columns - 2 - 10 - 10 - 6);
        String row = "  " + Width.fit(each.state().label(), 10)
                + Width.fit(each.technique().id(), 10)
                + Width.fit(each.technique().name(), name)
                + Width.right(rules, 5);
        return row.stripTrailing();
    }

    private void sources(PrintStream out) {
        List<Coverage.Missing> missing = coverage.missing();
        if (missing.isEmpty()) {
            return;
        }
        out.println();
        out.println("  MORE  MISSING LOG SOURCE");
        missing.stream()
                .limit(MOST_SOURCES)
                .forEach(each -> out.println(Width.right(String.valueOf(each.techniques()), 6) + "  "
                        + fitting(each.source(), columns - 8)));
        if (missing.size() > MOST_SOURCES) {
            out.println("        and " + (missing.size() - MOST_SOURCES) + " others");
        }
    }

    private void unknown(PrintStream out) {
        List<Covered> unknown = coverage.unknown();
        if (!unknown.isEmpty()) {
            String ids = unknown.stream().map(each -> each.technique().id()).collect(Collectors.joining(" "));
            out.println();
            out.println(unknown.size() + " not in ATT&CK " + Techniques.VERSION);
            out.println("  " + fitting(ids, columns - 2));
        }
    }

    private static String fitting(String text, int width) {
        return Width.fit(Escape.terminal(text), width).stripTrailing();
    }
}
