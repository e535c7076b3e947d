package org.cresset.report.story;

import java.util.List;
import java.util.Map;
import org.cresset.intel.Victim;
import org.cresset.story.Story;

/// What is known of stories beside themselves, by their ids.
///
/// @param victims whom each happened to; several where its hosts belong to several
/// @param candidates which groups may be behind each, best first
public record StoryContext(Map<String, List<Victim>> victims, Map<String, List<Candidate>> candidates) {

    /// Where nothing is known.
    public static final StoryContext NONE = new StoryContext(Map.of(), Map.of());

    public StoryContext {
        victims = Map.copyOf(victims);
        candidates = Map.copyOf(candidates);
    }

    /// A group that may be behind a story.
    ///
    /// @param group its id, such as `G0016`
    /// @param probability from 0 to 1
    /// @param reasons evidence for it
    /// @param doubts evidence against it
    public record Candidate(String group, String name, double probability, List<String> reasons, List<String> doubts) {
        public Candidate {
            reasons = List.copyOf(reasons);
            doubts = List.copyOf(doubts);
        }
    }

    List<Victim> victims(Story story) {
        return victims.getOrDefault(story.id(), List.of());
    }

    List<Candidate> candidates(Story story) {
        return candidates.getOrDefault(story.id(), List.of());
    }
}
