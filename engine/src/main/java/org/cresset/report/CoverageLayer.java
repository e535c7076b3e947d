package org.cresset.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.report.Coverage.Covered;
import org.cresset.report.Coverage.State;
import org.cresset.report.form.JsonText;
import org.cresset.rule.SigmaRule;

/// A [Coverage] as a layer of the ATT&CK Navigator.
public final class CoverageLayer {

    /// More titles than these would not be read.
    private static final int MOST_TITLES = 20;

    private CoverageLayer() {}

    /// The whole file.
    public static String text(Coverage coverage) {
        List<Covered> all = Stream.concat(coverage.techniques().stream(), coverage.unknown().stream())
                .toList();
        return JsonText.page(out -> NavigatorLayer.head(
                        out, "Cresset coverage", "What the rules can find; the score is the number of rules")
                .objects("techniques", all, CoverageLayer::technique)
                .objects(
                        "legendItems",
                        List.of(State.values()),
                        (item, state) -> item.text("label", meaning(state)).text("color", colour(state)))
                .flag("hideDisabled", false));
    }

    private static void technique(JsonText out, Covered covered) {
        out.text("techniqueID", covered.technique().id())
                .number("score", covered.rules())
                .text("color", colour(covered.state()))
                .text("comment", comment(covered))
                .flag("enabled", true);
    }

    private static String comment(Covered covered) {
        String asked = titles("", covered.asked());
        String waiting = titles("not asked, for lack of their log source: ", covered.waiting());
        return Stream.of(asked, waiting).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String titles(String head, List<SigmaRule> rules) {
        if (rules.isEmpty()) {
            return "";
        }
        String titles = rules.stream().limit(MOST_TITLES).map(SigmaRule::title).collect(Collectors.joining("; "));
        return head + titles + (rules.size() > MOST_TITLES ? "; and " + (rules.size() - MOST_TITLES) + " more" : "");
    }

    private static String meaning(State state) {
        return switch (state) {
            case COVERED -> "covered: a rule can be asked";
            case COVERABLE -> "coverable: rules, but no log source of theirs";
            case BLIND -> "blind: no rule";
        };
    }

    private static String colour(State state) {
        return switch (state) {
            case COVERED -> "#74c476";
            case COVERABLE -> "#fdd49e";
            case BLIND -> "#d0d7de";
        };
    }
}
