package org.cresset.report.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.intel.Victim;
import org.cresset.report.attribution.Told;
import org.cresset.story.Story;

/// What is known of stories beside themselves, by their ids.
///
/// @param victims whom each happened to; several where its hosts belong to several
/// @param attributions who may be behind each
public record StoryContext(Map<String, List<Victim>> victims, Map<String, Told> attributions) {

    /// Where nothing is known.
    public static final StoryContext NONE = new StoryContext(Map.of(), Map.of());

    public StoryContext {
        victims = Map.copyOf(victims);
        attributions = Map.copyOf(attributions);
    }

    List<Victim> victims(Story story) {
        return victims.getOrDefault(story.id(), List.of());
    }

    Optional<Told> attribution(Story story) {
        return Optional.ofNullable(attributions.get(story.id()));
    }
}
