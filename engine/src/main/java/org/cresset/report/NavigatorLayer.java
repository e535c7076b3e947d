package org.cresset.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cresset.intel.Techniques;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Level;

/// The file `navigator-layer.json`: the techniques of what fired, for the ATT&CK Navigator.
final class NavigatorLayer {

    private NavigatorLayer() {}

    /// A technique with the rules that fired for it.
    private record Technique(String id, long hits, Level worst, List<String> rules) {

        Technique with(Tally.ByRule rule) {
            List<String> titles = new ArrayList<>(rules);
            titles.add(rule.rule().title());
            Level level = rule.rule().level().compareTo(worst) > 0 ? rule.rule().level() : worst;
            return new Technique(id, hits + rule.hits(), level, titles);
        }
    }

    static String text(Findings findings) {
        Map<String, Technique> techniques = new TreeMap<>();
        for (Tally.ByRule rule : findings.tally().byRule()) {
            for (String id : rule.rule().techniques()) {
                Technique before = techniques.getOrDefault(id, new Technique(id, 0, Level.INFORMATIONAL, List.of()));
                techniques.put(id, before.with(rule));
            }
        }
        long most = techniques.values().stream()
                .map(Technique::hits)
                .max(Comparator.naturalOrder())
                .orElse(1L);
        return JsonText.page(out -> head(
                        out,
                        "Cresset scan",
                        "Techniques of the rules that fired; the score is the number of detections")
                .objects("techniques", techniques.values(), NavigatorLayer::technique)
                .object(
                        "gradient",
                        gradient -> gradient.texts("colors", List.of("#ffffff", "#b30000"))
                                .number("minValue", 0)
                                .number("maxValue", most))
                .flag("hideDisabled", false));
    }

    /// What every layer of the ATT&CK Navigator begins with, in format 4.5.
    static JsonText head(JsonText out, String name, String description) {
        String attack = Techniques.VERSION.substring(0, Techniques.VERSION.indexOf('.'));
        return out.text("name", name)
                .object(
                        "versions",
                        versions -> versions.text("attack", attack)
                                .text("navigator", "5.1.0")
                                .text("layer", "4.5"))
                .text("domain", "enterprise-attack")
                .text("description", description);
    }

    private static void technique(JsonText out, Technique technique) {
        out.text("techniqueID", technique.id())
                .number("score", technique.hits())
                .text("color", colour(technique.worst()))
                .text("comment", String.join("; ", technique.rules()))
                .flag("enabled", true);
    }

    private static String colour(Level level) {
        return switch (level) {
            case INFORMATIONAL -> "#d0d7de";
            case LOW -> "#9ecae1";
            case MEDIUM -> "#fdd49e";
            case HIGH -> "#fc8d59";
            case CRITICAL -> "#b30000";
        };
    }
}
