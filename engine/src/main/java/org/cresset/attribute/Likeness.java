package org.cresset.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Software;

/// How like a case is to what is known of a group, by six measures, and how much each item adds to each.
final class Likeness {

    /// The measures, in order.
    static final List<String> NAMES = List.of(
            "share-of-group", "share-of-case", "through-tools", "rare-techniques", "rare-malware", "rarest-software");

    private static final int SHARE_OF_GROUP = 0;
    private static final int SHARE_OF_CASE = 1;
    private static final int THROUGH_TOOLS = 2;
    private static final int RARE_TECHNIQUES = 3;
    private static final int RARE_MALWARE = 4;
    private static final int RAREST_SOFTWARE = 5;

    /// A group of which little is known is not like every case that shows it: as if so much more were known.
    private static final double LITTLE = 20;

    /// The same in numbers of techniques.
    private static final double FEW_TECHNIQUES = 50;

    private static final double ONE_GROUP = 1;
    private static final double FIVE_GROUPS = 5;

    private final Knowledge knowledge;
    private final Rarity rarity;

    Likeness(Knowledge knowledge, Rarity rarity) {
        this.knowledge = knowledge;
        this.rarity = rarity;
    }

    /// What an item adds to each measure.
    static final class Part {
        final Reason.Kind kind;
        final String item;
        final double[] measures;

        Part(Reason.Kind kind, String item, double[] measures) {
            this.kind = kind;
            this.item = item;
            this.measures = measures;
        }

        double weight(Weights weights) {
            double weight = 0;
            for (int at = 0; at < measures.length; at++) {
                weight += measures[at] * weights.likeness().get(at);
            }
            return weight;
        }
    }

    /// The items of a case that are known of a group.
    List<Part> parts(Observed observed, Profile.Weighed weighed) {
        Profile profile = weighed.profile();
        List<Part> parts = new ArrayList<>();
        double ofGroup = LITTLE + weighed.known();
        double ofCase = 0;
        for (String technique : observed.techniques()) {
            ofCase += rarity.of(technique);
        }
        for (String technique : observed.techniques()) {
            double[] measures = new double[NAMES.size()];
            double rare = rarity.of(technique);
            if (profile.techniques().contains(technique)) {
                measures[SHARE_OF_GROUP] = rare / ofGroup;
                measures[SHARE_OF_CASE] = rare / ofCase;
                measures[RARE_TECHNIQUES] = rarity.steep(technique, ONE_GROUP);
                parts.add(new Part(Reason.Kind.TECHNIQUE, technique, measures));
            } else if (profile.implied().contains(technique)) {
                measures[THROUGH_TOOLS] =
                        rare / Math.sqrt(FEW_TECHNIQUES + profile.techniques().size());
                parts.add(new Part(Reason.Kind.THROUGH_TOOLS, technique, measures));
            }
        }
        software(observed, profile, parts);
        return parts;
    }

    private void software(Observed observed, Profile profile, List<Part> parts) {
        List<String> matched = observed.software().stream()
                .filter(profile.software()::contains)
                .toList();
        Optional<String> rarest =
                matched.stream().max(Comparator.comparingDouble(each -> rarity.steep(each, FIVE_GROUPS)));
        for (String software : matched) {
            double[] measures = new double[NAMES.size()];
            if (!isShared(software)) {
                measures[RARE_MALWARE] = rarity.steep(software, ONE_GROUP);
            }
            if (rarest.equals(Optional.of(software))) {
                measures[RAREST_SOFTWARE] = rarity.steep(software, FIVE_GROUPS);
            }
            parts.add(new Part(Reason.Kind.SOFTWARE, software, measures));
        }
    }

    private boolean isShared(String software) {
        return knowledge.software(software).map(Software::shared).orElse(false);
    }
}
