package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.cresset.story.Story;
import org.cresset.story.host.Component;
import org.jspecify.annotations.Nullable;

/// Findings that hang together and what they are worth, whether they are a story or not. The story is told once. For
/// one thread.
final class Scored {

    private final Groups.Group group;
    private final List<Rated> rated;
    private final Ledger ledger;
    private Given.@Nullable Told told;

    private Scored(Groups.Group group, Settings settings) {
        this.group = group;
        if (group.parts().size() == 1) {
            rated = group.parts().getFirst().rated();
            ledger = group.parts().getFirst().ledger();
        } else {
            rated = group.parts().stream()
                    .flatMap(part -> part.rated().stream())
                    .toList();
            ledger = Ledger.of(rated, settings);
        }
    }

    /// All groups; those that are the same as before are taken over with what is told of them.
    static List<Scored> all(List<Groups.Group> groups, List<Scored> before, Settings settings) {
        IdentityHashMap<HostPart, Scored> known = new IdentityHashMap<>();
        before.forEach(each -> known.put(each.group.parts().getFirst(), each));
        List<Scored> scored = new ArrayList<>();
        for (Groups.Group group : groups) {
            Scored same = known.get(group.parts().getFirst());
            scored.add(same != null && same.group.equals(group) ? same : new Scored(group, settings));
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

    private List<Component> components() {
        return group.parts().stream().map(HostPart::component).toList();
    }

    Given.Told told(double threshold) {
        if (told == null || Double.compare(told.story().threshold(), threshold) != 0) {
            List<Component> components = components();
            Story story = new Telling(components, group.links(), rated, ledger, threshold).story();
            told = new Given.Told(
                    story, components.stream().map(Component::id).collect(Collectors.toUnmodifiableSet()));
        }
        return told;
    }
}
