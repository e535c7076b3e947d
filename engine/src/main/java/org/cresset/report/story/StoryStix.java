package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cresset.attribute.Attribution;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.report.attribution.Told;
import org.cresset.report.form.JsonText;
import org.cresset.stix.JsonValue.Members;
import org.cresset.stix.StixBundle;
import org.cresset.stix.StixIds;
import org.cresset.stix.StixObject;
import org.cresset.story.Story;

/// Stories as a bundle of STIX 2.1: the file `stix.json`. Of each story an incident, a grouping of all that belongs to
/// it, whom it happened to, what was observed, sightings of techniques and software, and which groups may be behind it.
/// Ids and times come from the stories alone.
public final class StoryStix {

    private static final long MOST = 999_999_999;

    private final Messages english = new Messages(Language.ENGLISH);
    private final Techniques techniques = new Techniques();
    private final StixBundle bundle = new StixBundle();
    private final StixMaker maker = new StixMaker(bundle);
    private final StixVictims victims = new StixVictims(maker);
    private final StixCandidates candidates = new StixCandidates(maker);

    private StoryStix() {}

    /// The bundle.
    ///
    /// @param name what tells this bundle from others
    public static String bundle(List<Story> stories, StoryContext context, String name) {
        StoryStix stix = new StoryStix();
        if (!stories.isEmpty()) {
            stix.maker.head();
        }
        stories.forEach(story -> stix.story(story, context));
        String ids =
                name + ":" + String.join(",", stories.stream().map(Story::id).toList());
        return JsonText.page(out -> out.members(stix.bundle.value(StixIds.own("bundle", ids))));
    }

    private void story(Story story, StoryContext context) {
        StoryText text = new StoryText(story, english);
        String incident = bundle.add(incident(story, text));
        List<String> refs = new ArrayList<>(List.of(incident));
        StixVictims.Known known = victims.add(story, context.victims(story));
        refs.addAll(known.sighted());
        refs.addAll(known.relations());
        List<String> observables = new StixObservables(story, bundle).ids();
        Optional<String> observed = observed(story, observables);
        observed.ifPresent(refs::add);
        refs.addAll(observables);
        Where where = new Where(observed, known.sighted());
        for (Story.Technique technique : story.techniques()) {
            Seen seen = new Seen(bundle.add(pattern(technique)), technique.first(), technique.detections());
            refs.addAll(seen(story, incident, seen, where));
        }
        for (Story.Software software : story.software()) {
            refs.addAll(seen(story, incident, new Seen(bundle.add(tool(software)), story.first(), 1), where));
        }
        // where no group stands out nobody is named to others
        context.attribution(story)
                .map(Told::attribution)
                .filter(Attribution::isClear)
                .ifPresent(named -> refs.addAll(candidates.add(story, incident, named.candidates())));
        bundle.add(grouping(story, text, refs));
    }

    private StixObject incident(Story story, StoryText text) {
        Members own = Members.NONE.with("source_name", "cresset").with("external_id", story.id());
        return maker.of(story, "incident", StixIds.own("incident", story.id()))
                .text("name", text.title())
                .text("description", String.join(" ", text.narrative()))
                .texts("labels", List.of("severity:" + story.severity().label()))
                .objects("external_references", List.of(own));
    }

    private Optional<String> observed(Story story, List<String> observables) {
        if (observables.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(bundle.add(maker.of(story, "observed-data", StixIds.own("observed-data", story.id()))
                .time("first_observed", story.first())
                .time("last_observed", story.last())
                .number("number_observed", Math.clamp(story.detections().size(), 1, MOST))
                .refs("object_refs", observables)));
    }

    private StixObject pattern(Story.Technique technique) {
        Technique known = techniques
                .get(technique.id())
                .orElseGet(() -> new Technique(technique.id(), technique.id(), technique.tactics()));
        return maker.common("attack-pattern", technique.id())
                .text("name", known.name())
                .objects("external_references", StixMaker.attack(technique.id()))
                .objects(
                        "kill_chain_phases",
                        known.tactics().stream().map(StoryStix::phase).toList());
    }

    private static Members phase(String tactic) {
        return Members.NONE.with("kill_chain_name", "mitre-attack").with("phase_name", tactic.toLowerCase(Locale.ROOT));
    }

    private StixObject tool(Story.Software software) {
        return maker.common("tool", software.id())
                .text("name", software.name())
                .objects("external_references", StixMaker.attack(software.id()));
    }

    /// What was seen since when and how often.
    private record Seen(String what, long first, long count) {}

    /// In what it was seen, and at whom.
    private record Where(Optional<String> observed, List<String> sighted) {}

    private List<String> seen(Story story, String incident, Seen seen, Where where) {
        StixObject sighting = maker.of(story, "sighting", StixIds.own("sighting", story.id() + ":" + seen.what()))
                .time("first_seen", Math.min(seen.first(), story.last()))
                .time("last_seen", story.last())
                .number("count", Math.clamp(seen.count(), 1, MOST))
                .text("sighting_of_ref", seen.what())
                .refs("observed_data_refs", where.observed().stream().toList())
                .refs("where_sighted_refs", where.sighted());
        return List.of(seen.what(), bundle.add(sighting), bundle.add(maker.related(story, incident, seen.what())));
    }

    private StixObject grouping(Story story, StoryText text, List<String> refs) {
        return maker.of(story, "grouping", StixIds.own("grouping", story.id()))
                .text("name", text.title())
                .text("context", "suspicious-activity")
                .refs("object_refs", refs);
    }
}
