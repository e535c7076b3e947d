package org.cresset.report.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cresset.event.Timestamps;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.report.form.JsonText;
import org.cresset.story.Story;

/// Stories as a bundle of STIX 2.1: the file `stix.json`. Of each story an incident, a grouping of all that belongs to
/// it, what was observed, and sightings of techniques and software. Ids and times come from the stories alone.
public final class StoryStix {

    /// When things that have no time of their own, such as techniques, were made: the day of ATT&CK 18. The same id
    /// must always have the same time.
    private static final String TIMELESS = "2025-10-28T00:00:00.000Z";

    private static final String ATTACK = "https://attack.mitre.org/";
    private static final long MOST = 999_999_999;

    private final Messages english = new Messages(Language.ENGLISH);
    private final Techniques techniques = new Techniques();
    private final Map<String, Consumer<JsonText>> objects = new LinkedHashMap<>();

    private StoryStix() {}

    /// The bundle.
    ///
    /// @param name what tells this bundle from others
    public static String bundle(List<Story> stories, String name) {
        StoryStix stix = new StoryStix();
        stories.forEach(stix::story);
        String ids =
                name + ":" + String.join(",", stories.stream().map(Story::id).toList());
        return JsonText.page(out -> {
            out.text("type", "bundle").text("id", StixIds.own("bundle", ids));
            // STIX asks that an empty list be left out
            if (!stix.objects.isEmpty()) {
                out.objects("objects", stix.objects.values(), (each, object) -> object.accept(each));
            }
        });
    }

    private void story(Story story) {
        StoryText text = new StoryText(story, english);
        StixObservables observables = new StixObservables(story);
        objects.putAll(observables.objects());
        Set<String> refs = new LinkedHashSet<>();
        String incident = StixIds.own("incident", story.id());
        refs.add(incident);
        add(
                incident,
                out -> dated(out, "incident", incident, story)
                        .text("name", text.title())
                        .text("description", String.join(" ", text.narrative()))
                        .texts("labels", List.of("severity:" + story.severity().label()))
                        .objects(
                                "external_references",
                                List.of(story.id()),
                                (each, id) ->
                                        each.text("source_name", "cresset").text("external_id", id)));
        List<String> hosts = story.hosts().stream().map(this::host).toList();
        refs.addAll(hosts);
        String observed = observed(story, List.copyOf(observables.objects().keySet()));
        refs.add(observed);
        refs.addAll(observables.objects().keySet());
        for (Story.Technique technique : story.techniques()) {
            String pattern = pattern(technique);
            Seen seen = new Seen(pattern, technique.first(), technique.detections());
            refs.addAll(List.of(pattern, sighting(story, seen, observed, hosts), related(story, incident, pattern)));
        }
        for (Story.Software software : story.software()) {
            String tool = tool(software);
            Seen seen = new Seen(tool, story.first(), 1);
            refs.addAll(List.of(tool, sighting(story, seen, observed, hosts), related(story, incident, tool)));
        }
        grouping(story, text, List.copyOf(refs));
    }

    private void add(String id, Consumer<JsonText> object) {
        objects.putIfAbsent(id, object);
    }

    private static JsonText common(JsonText out, String type, String id, String created, String modified) {
        return out.text("type", type)
                .text("spec_version", "2.1")
                .text("id", id)
                .text("created", created)
                .text("modified", modified);
    }

    private static JsonText dated(JsonText out, String type, String id, Story story) {
        return common(out, type, id, Timestamps.format(story.first()), Timestamps.format(story.last()));
    }

    private static JsonText timeless(JsonText out, String type, String id) {
        return common(out, type, id, TIMELESS, TIMELESS);
    }

    private String host(String host) {
        String id = StixIds.own("identity", host);
        add(id, out -> timeless(out, "identity", id).text("name", host).text("identity_class", "system"));
        return id;
    }

    private String observed(Story story, List<String> refs) {
        String id = StixIds.own("observed-data", story.id());
        if (refs.isEmpty()) {
            return id;
        }
        long count = Math.clamp(story.detections().size(), 1, MOST);
        add(
                id,
                out -> dated(out, "observed-data", id, story)
                        .time("first_observed", story.first())
                        .time("last_observed", story.last())
                        .number("number_observed", count)
                        .texts("object_refs", refs));
        return id;
    }

    private String pattern(Story.Technique technique) {
        String id = StixIds.own("attack-pattern", technique.id());
        Technique known = techniques
                .get(technique.id())
                .orElseGet(() -> new Technique(technique.id(), technique.id(), technique.tactics()));
        add(id, out -> {
            timeless(out, "attack-pattern", id).text("name", known.name());
            reference(out, technique.id(), "techniques/");
            if (!known.tactics().isEmpty()) {
                out.objects(
                        "kill_chain_phases",
                        known.tactics(),
                        (each, tactic) ->
                                each.text("kill_chain_name", "mitre-attack").text("phase_name", tactic));
            }
        });
        return id;
    }

    private static void reference(JsonText out, String external, String folder) {
        out.objects(
                "external_references",
                List.of(external),
                (each, id) -> each.text("source_name", "mitre-attack")
                        .text("external_id", id)
                        .text("url", ATTACK + folder + id.replace('.', '/')));
    }

    private String tool(Story.Software software) {
        String id = StixIds.own("tool", software.id());
        add(id, out -> {
            timeless(out, "tool", id).text("name", software.name());
            reference(out, software.id(), "software/");
        });
        return id;
    }

    /// What was seen since when and how often.
    private record Seen(String what, long first, long count) {}

    private String sighting(Story story, Seen seen, String observed, List<String> hosts) {
        String id = StixIds.own("sighting", story.id() + ":" + seen.what());
        boolean hasObserved = objects.containsKey(observed);
        add(id, out -> {
            dated(out, "sighting", id, story)
                    .time("first_seen", Math.min(seen.first(), story.last()))
                    .time("last_seen", story.last())
                    .number("count", Math.clamp(seen.count(), 1, MOST))
                    .text("sighting_of_ref", seen.what());
            if (hasObserved) {
                out.texts("observed_data_refs", List.of(observed));
            }
            if (!hosts.isEmpty()) {
                out.texts("where_sighted_refs", hosts);
            }
        });
        return id;
    }

    private String related(Story story, String source, String target) {
        String id = StixIds.own("relationship", source + ":" + target);
        add(
                id,
                out -> dated(out, "relationship", id, story)
                        .text("relationship_type", "related-to")
                        .text("source_ref", source)
                        .text("target_ref", target));
        return id;
    }

    private void grouping(Story story, StoryText text, List<String> refs) {
        String id = StixIds.own("grouping", story.id());
        List<String> present = new ArrayList<>(refs);
        present.removeIf(ref -> !objects.containsKey(ref));
        add(
                id,
                out -> dated(out, "grouping", id, story)
                        .text("name", text.title())
                        .text("context", "suspicious-activity")
                        .texts("object_refs", present));
    }
}
