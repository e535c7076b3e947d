package org.cresset.report.attribution;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cresset.attribute.Observed;
import org.cresset.intel.Victim;
import org.cresset.story.Story;

/// What a story says of who may be behind it.
public final class StoryEvidence {

    /// A program of which we are less sure says nothing.
    private static final double SURE = 0.5;

    private StoryEvidence() {}

    /// What can be asked with.
    ///
    /// @param victims whom it happened to, as far as anyone said
    public static Observed of(Story story, Collection<Victim> victims) {
        return new Observed(
                story.techniques().stream().map(Story.Technique::id).collect(Collectors.toSet()),
                story.software().stream()
                        .filter(software -> software.confidence() >= SURE)
                        .map(Story.Software::id)
                        .collect(Collectors.toSet()),
                known(victims, Victim::sector),
                known(victims, Victim::region),
                List.of());
    }

    private static Set<String> known(Collection<Victim> victims, Function<Victim, String> what) {
        return victims.stream().map(what).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }
}
