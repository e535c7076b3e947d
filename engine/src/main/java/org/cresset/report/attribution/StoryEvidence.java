package org.cresset.report.attribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cresset.attribute.Observed;
import org.cresset.attribute.Observed.Sighting;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Named;
import org.cresset.intel.Victim;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Label;
import org.cresset.story.Story;

/// What a story says of who may be behind it.
public final class StoryEvidence {

    /// A program of which we are less sure says nothing.
    private static final double SURE = 0.5;

    private final Knowledge knowledge;
    private final Map<String, Indicator> indicators = new HashMap<>();

    /// @param indicators what was looked for; a detection of one has its id for a rule
    public StoryEvidence(Knowledge knowledge, Collection<Indicator> indicators) {
        this.knowledge = knowledge;
        indicators.stream()
                .filter(indicator -> !indicator.labels().isEmpty())
                .forEach(indicator -> this.indicators.put(indicator.id(), indicator));
    }

    /// What can be asked with.
    ///
    /// @param victims whom it happened to, as far as anyone said
    public Observed of(Story story, Collection<Victim> victims) {
        List<Indicator> seen = story.ledger().stream()
                .map(entry -> Optional.ofNullable(indicators.get(entry.rule())))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
        Set<String> software = story.software().stream()
                .filter(each -> each.confidence() >= SURE)
                .map(Story.Software::id)
                .collect(Collectors.toCollection(TreeSet::new));
        seen.forEach(indicator -> software.addAll(software(indicator)));
        return new Observed(
                story.techniques().stream().map(Story.Technique::id).collect(Collectors.toSet()),
                software,
                known(victims, Victim::sector),
                known(victims, Victim::region),
                seen.stream().flatMap(each -> sighting(each).stream()).toList());
    }

    private static Set<String> known(Collection<Victim> victims, Function<Victim, String> what) {
        return victims.stream().map(what).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    /// The programs that the source says an indicator belongs to, where each name means one only.
    private Set<String> software(Indicator indicator) {
        Set<String> software = new TreeSet<>();
        for (Label label : indicator.labels()) {
            Set<String> meant = named(label, Label.Kind.SOFTWARE, Named.Kind.SOFTWARE);
            if (meant.size() == 1) {
                software.addAll(meant);
            }
        }
        return software;
    }

    private Set<String> named(Label label, Label.Kind kind, Named.Kind wanted) {
        if (label.kind() != kind) {
            return Set.of();
        }
        return knowledge.named(label.name()).stream()
                .filter(named -> named.kind() == wanted)
                .map(Named::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Sighting> sighting(Indicator indicator) {
        Set<String> groups = indicator.labels().stream()
                .flatMap(label -> named(label, Label.Kind.GROUP, Named.Kind.GROUP).stream())
                .flatMap(group -> knowledge.attack(group).stream())
                .collect(Collectors.toSet());
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sighting(
                        indicator.value().text(),
                        groups,
                        indicator.provenance().source(),
                        indicator.confidence() / 100.0));
    }
}
