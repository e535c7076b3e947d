package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.List;
import org.cresset.story.Story;
import org.cresset.story.host.Component;

/// Findings that hang together and what they are worth, whether they are a story or not. Immutable.
record Scored(Groups.Group group, List<Rated> rated, Ledger ledger) {

    Scored {
        rated = List.copyOf(rated);
    }

    static List<Scored> all(List<HostPart> parts, List<Decision> decided, Settings settings) {
        List<Scored> scored = new ArrayList<>();
        for (Groups.Group group : new Groups(parts, decided).all()) {
            List<Rated> rated = group.parts().stream()
                    .flatMap(part -> part.rated().stream())
                    .toList();
            boolean alone = group.parts().size() == 1;
            Ledger ledger = alone ? group.parts().getFirst().ledger() : Ledger.of(rated, settings);
            scored.add(new Scored(group, rated, ledger));
        }
        return scored;
    }

    double score() {
        return ledger.score();
    }

    /// The time of the latest finding.
    long last() {
        return components().stream().mapToLong(Component::last).max().orElse(Long.MIN_VALUE);
    }

    List<Component> components() {
        return group.parts().stream().map(HostPart::component).toList();
    }

    Story told(double threshold) {
        return new Telling(components(), group.links(), rated, ledger, threshold).story();
    }
}
