package org.cresset.attribute;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which classes of evidence speak for a group more than for the average one.
final class Classes {

    /// From so much more on a class speaks for a group: a tenth better odds.
    private static final double SPEAKS = Math.log(1.1);

    private final Set<String> explained;
    private final Map<String, EvidenceClass> ofTechniques;
    private final Map<EvidenceClass, Double> average = new EnumMap<>(EvidenceClass.class);

    /// @param all the reasons of each group
    /// @param explained techniques that come with programs of the case, and so are no evidence apart from them
    /// @param ofTechniques the classes of the others
    Classes(List<List<Reason>> all, Set<String> explained, Map<String, EvidenceClass> ofTechniques) {
        this.explained = explained;
        this.ofTechniques = ofTechniques;
        all.forEach(reasons ->
                sums(reasons).forEach((evidence, sum) -> average.merge(evidence, sum / all.size(), Double::sum)));
    }

    /// Those that speak for the group of some reasons.
    Set<EvidenceClass> of(List<Reason> reasons) {
        Set<EvidenceClass> classes = EnumSet.noneOf(EvidenceClass.class);
        sums(reasons).forEach((evidence, sum) -> {
            if (sum - average.getOrDefault(evidence, 0.0) >= SPEAKS) {
                classes.add(evidence);
            }
        });
        return classes;
    }

    private Map<EvidenceClass, Double> sums(List<Reason> reasons) {
        Map<EvidenceClass, Double> sums = new EnumMap<>(EvidenceClass.class);
        reasons.forEach(reason -> sums.merge(evidence(reason), reason.weight(), Double::sum));
        return sums;
    }

    private EvidenceClass evidence(Reason reason) {
        return switch (reason.kind()) {
            case TECHNIQUE, UNKNOWN_TECHNIQUES ->
                explained.contains(reason.item())
                        ? EvidenceClass.TOOLS
                        : ofTechniques.getOrDefault(reason.item(), EvidenceClass.CONDUCT);
            case SOFTWARE, OTHERS_SOFTWARE, THROUGH_TOOLS -> EvidenceClass.TOOLS;
            case SECTOR, REGION, OTHER_SECTOR, OTHER_REGION -> EvidenceClass.VICTIM;
            case INDICATOR -> EvidenceClass.INDICATORS;
        };
    }
}
