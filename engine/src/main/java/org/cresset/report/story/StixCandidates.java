package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import org.cresset.attribute.Candidate;
import org.cresset.intel.Knowledge;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.report.attribution.AttributionText;
import org.cresset.stix.StixIds;
import org.cresset.story.Story;

/// Which groups may be behind a story: for each an intrusion set, how sure it is that the incident is related to it,
/// and
/// a note with the evidence for and against it.
final class StixCandidates {

    private static final int CERTAIN = 100;

    private final StixMaker maker;

    StixCandidates(StixMaker maker) {
        this.maker = maker;
    }

    /// Adds the candidates of a story.
    ///
    /// @return the ids of what was added
    List<String> add(Story story, String incident, List<Candidate> candidates) {
        AttributionText text = new AttributionText(Knowledge.shipped(), new Messages(Language.ENGLISH));
        List<String> ids = new ArrayList<>();
        for (Candidate candidate : candidates) {
            long confidence = Math.round(CERTAIN * candidate.probability());
            String group = maker.bundle()
                    .add(maker.common("intrusion-set", candidate.group())
                            .text("name", candidate.name())
                            .objects("external_references", StixMaker.attack(candidate.group())));
            String relation =
                    maker.bundle().add(maker.related(story, incident, group).number("confidence", confidence));
            String note = maker.bundle()
                    .add(maker.of(story, "note", StixIds.own("note", relation))
                            .text("abstract", "Evidence for and against " + candidate.name())
                            .text("content", content(candidate, text))
                            .refs("object_refs", List.of(relation, incident, group)));
            ids.addAll(List.of(group, relation, note));
        }
        return ids;
    }

    private static String content(Candidate candidate, AttributionText text) {
        List<String> lines = new ArrayList<>();
        lines.add("Probability " + Words.weight(candidate.probability()) + ", one candidate among others.");
        text.reasons(candidate).forEach(reason -> lines.add("For: " + reason));
        text.against(candidate).forEach(doubt -> lines.add("Against: " + doubt));
        return String.join("\n", lines);
    }
}
