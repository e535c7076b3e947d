package org.cresset.report.attribution;

import java.util.List;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Candidate;
import org.cresset.intel.Claim;
import org.cresset.intel.Claim.What;
import org.cresset.intel.Knowledge;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.report.form.JsonText;

/// Who it may be, as JSON: what `cresset attribute --json` prints, and the member `attribution` of a story.
public final class AttributionJson {

    private final Knowledge knowledge;
    private final AttributionText text;

    public AttributionJson(Knowledge knowledge) {
        this.knowledge = knowledge;
        text = new AttributionText(knowledge, new Messages(Language.ENGLISH));
    }

    /// Writes the members.
    public void write(JsonText out, Told told) {
        Attribution attribution = told.attribution();
        out.text("verdict", AttributionText.word(attribution.verdict()))
                .objects("candidates", attribution.candidates(), this::candidate)
                .texts(
                        "lacks",
                        attribution.shortfalls().stream()
                                .map(AttributionText::word)
                                .toList())
                .decimal("recognised", round(attribution.recognised()))
                .texts("unknown", attribution.unknown())
                .texts("would_change", text.changes(told))
                .objects(
                        "objectives",
                        told.objectives(),
                        (each, objective) -> each.text("aim", AttributionText.word(objective.aim()))
                                .texts("because", objective.because()));
    }

    private void candidate(JsonText out, Candidate candidate) {
        out.text("group", candidate.group())
                .text("name", candidate.name())
                .decimal("probability", round(candidate.probability()))
                .texts("for", text.reasons(candidate))
                .texts("against", text.against(candidate))
                .texts(
                        "evidence",
                        candidate.classes().stream().map(AttributionText::word).toList())
                .objects("origins", claims(candidate, What.ORIGIN), this::claim)
                .objects("motives", claims(candidate, What.MOTIVE), this::claim);
    }

    private List<Claim> claims(Candidate candidate, What what) {
        return knowledge.allClaims(candidate.group()).stream()
                .filter(claim -> claim.what() == what)
                .toList();
    }

    private void claim(JsonText out, Claim claim) {
        out.text("value", claim.value())
                .text("source", knowledge.title(claim.source()))
                .text("called", knowledge.name(claim.group()));
        if (claim.confidence() < 0) {
            out.nothing("confidence");
        } else {
            out.number("confidence", claim.confidence());
        }
    }

    private static double round(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }
}
