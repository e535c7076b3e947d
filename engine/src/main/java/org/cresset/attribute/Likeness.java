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

    /// A case, and how rare its techniques are.
    record Asked(Observed observed, List<Technique> techniques, double rarity) {

        private record Technique(String id, double rare, double steep) {}
    }

    Asked asked(Observed observed) {
        List<Asked.Technique> techniques = observed.techniques().stream()
                .map(id -> new Asked.Technique(id, rarity.of(id), rarity.steepOfOne(id)))
                .toList();
        double sum = techniques.stream().mapToDouble(Asked.Technique::rare).sum();
        return new Asked(observed, techniques, sum);
    }

    /// The items of a case that are known of a group.
    List<Part> parts(Asked asked, Profile.Weighed weighed) {
        Profile profile = weighed.profile();
        List<Part> parts = new ArrayList<>();
        double ofGroup = LITTLE + weighed.known();
        for (Asked.Technique technique : asked.techniques()) {
            double[] measures = new double[NAMES.size()];
            if (profile.techniques().contains(technique.id())) {
                measures[SHARE_OF_GROUP] = technique.rare() / ofGroup;
                measures[SHARE_OF_CASE] = technique.rare() / asked.rarity();
                measures[RARE_TECHNIQUES] = technique.steep();
                parts.add(new Part(Reason.Kind.TECHNIQUE, technique.id(), measures));
            } else if (profile.implied().contains(technique.id())) {
                measures[THROUGH_TOOLS] = technique.rare()
                        / Math.sqrt(FEW_TECHNIQUES + profile.techniques().size());
                parts.add(new Part(Reason.Kind.THROUGH_TOOLS, technique.id(), measures));
            }
        }
        software(asked.observed(), profile, parts);
        return parts;
    }

    private void software(Observed observed, Profile profile, List<Part> parts) {
        List<String> matched = observed.software().stream()
                .filter(profile.software()::contains)
                .toList();
        Optional<String> rarest = matched.stream().max(Comparator.comparingDouble(rarity::steepOfFive));
        for (String software : matched) {
            double[] measures = new double[NAMES.size()];
            if (!isShared(software)) {
                measures[RARE_MALWARE] = rarity.steepOfOne(software);
            }
            if (rarest.equals(Optional.of(software))) {
                measures[RAREST_SOFTWARE] = rarity.steepOfFive(software);
            }
            parts.add(new Part(Reason.Kind.SOFTWARE, software, measures));
        }
    }

    private boolean isShared(String software) {
        return knowledge.software(software).map(Software::shared).orElse(false);
    }
}
