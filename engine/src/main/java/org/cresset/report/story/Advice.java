package org.cresset.report.story;

import java.util.Comparator;
import java.util.List;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Mitigation;
import org.cresset.intel.Technique;
import org.cresset.story.Story;

/// What helps against the techniques of a story, by what ATT&CK says of each: that first which helps against most.
final class Advice {

    private static final int SHOWN = 5;

    private final Knowledge knowledge;

    Advice(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// A mitigation, and the techniques of the story that it helps against, in the order of their ids.
    record Recommended(Mitigation mitigation, List<String> techniques) {}

    List<Recommended> of(Story story) {
        return knowledge.facts().mitigations().stream()
                .map(mitigation -> new Recommended(mitigation, against(mitigation, story)))
                .filter(each -> !each.techniques().isEmpty())
                .sorted(Comparator.comparingInt(
                                (Recommended each) -> -each.techniques().size())
                        .thenComparing(each -> each.mitigation().id()))
                .limit(SHOWN)
                .toList();
    }

    private static List<String> against(Mitigation mitigation, Story story) {
        return story.techniques().stream()
                .map(Story.Technique::id)
                .filter(id -> mitigation.techniques().contains(id)
                        || mitigation.techniques().contains(Technique.parent(id)))
                .sorted()
                .toList();
    }
}
