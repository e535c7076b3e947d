package org.cresset.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Admiralty;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Label.Kind;
import org.cresset.intel.indicator.Pap;
import org.cresset.intel.indicator.Provenance;

/// Tags in the triple form of MISP, `namespace:predicate="value"`, and what they mean.
record Tags(Provenance provenance, List<Label> labels) {

    private static final String GALAXY = "misp-galaxy:";

    /// Adds what tags say to what is known without them; of several marks the strictest holds.
    Tags with(List<String> tags) {
        Provenance known = provenance;
        List<Label> all = new ArrayList<>(labels);
        Tlp tlp = strictest(tags);
        known = tlp == null ? known : known.marked(tlp);
        for (String tag : tags) {
            String lower = tag.toLowerCase(Locale.ROOT);
            if (lower.startsWith("tlp:")) {
                continue;
            }
            if (lower.startsWith("pap:")) {
                known = Pap.of(tag).map(known::marked).orElse(known);
            } else if (lower.startsWith("admiralty-scale:")) {
                known = known.rated(rated(known.rating(), lower));
            } else {
                all.add(label(tag, lower));
            }
        }
        return new Tags(known, all);
    }

    private static @org.jspecify.annotations.Nullable Tlp strictest(List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.regionMatches(true, 0, "tlp:", 0, 4))
                .flatMap(tag -> Tlp.of(tag).stream())
                .max(java.util.Comparator.naturalOrder())
                .orElse(null);
    }

    private static Admiralty rated(Admiralty known, String tag) {
        String value = value(tag);
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        if (tag.contains("source-reliability") && first >= 'a' && first <= 'f') {
            return new Admiralty((char) (first - 'a' + 'A'), known.credibility());
        }
        boolean credible = tag.contains("information-credibility") && first >= '1' && first <= '6';
        return credible ? new Admiralty(known.reliability(), first - '0') : known;
    }

    private static Label label(String tag, String lower) {
        boolean control = lower.startsWith("kill-chain:command") || lower.contains("=\"command and control\"");
        if (control) {
            return new Label(Kind.TACTIC, "command-and-control");
        }
        if (!lower.startsWith(GALAXY)) {
            return Label.of(tag);
        }
        String galaxy = lower.substring(GALAXY.length());
        Kind kind = kind(galaxy.substring(0, Math.max(0, galaxy.indexOf('='))));
        return new Label(kind, kind == Kind.OTHER ? tag : value(tag));
    }

    private static Kind kind(String galaxy) {
        return switch (galaxy) {
            case "threat-actor", "mitre-intrusion-set", "microsoft-activity-group", "360net" -> Kind.GROUP;
            case "malpedia",
                    "mitre-malware",
                    "mitre-tool",
                    "tool",
                    "rat",
                    "ransomware",
                    "botnet",
                    "banker",
                    "stealer",
                    "backdoor" -> Kind.SOFTWARE;
            case "mitre-campaign", "tidal-campaigns" -> Kind.CAMPAIGN;
            default -> Kind.OTHER;
        };
    }

    /// What stands in quotes behind the sign.
    private static String value(String tag) {
        int sign = tag.indexOf('=');
        String value = sign < 0 ? "" : tag.substring(sign + 1).strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
