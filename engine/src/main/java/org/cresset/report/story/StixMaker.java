package org.cresset.report.story;

import java.util.List;
import org.cresset.event.Timestamps;
import org.cresset.intel.Tlp;
import org.cresset.stix.JsonValue.Members;
import org.cresset.stix.Marking;
import org.cresset.stix.StixBundle;
import org.cresset.stix.StixIds;
import org.cresset.stix.StixObject;
import org.cresset.story.Story;

/// Makes objects with what all of ours have: who made them, when, and who may be told. What a story says is AMBER, as
/// communities take what is unmarked; what everybody knows is CLEAR. For one thread.
final class StixMaker {

    /// When things that have no time of their own, such as techniques, were made: the day of ATT&CK 18. The same id
    /// must always have the same time.
    private static final long TIMELESS = Timestamps.parse("2025-10-28T00:00:00Z");

    private static final String CRESSET = StixIds.own("identity", "cresset");

    private final StixBundle bundle;

    StixMaker(StixBundle bundle) {
        this.bundle = bundle;
    }

    StixBundle bundle() {
        return bundle;
    }

    /// An object about a story.
    StixObject of(Story story, String type, String id) {
        return StixObject.dated(type, id, story.first(), story.last())
                .text("created_by_ref", CRESSET)
                .marked(Tlp.AMBER);
    }

    /// An object about something of the owner of the logs that has no time.
    StixObject owned(String type, String name) {
        return timeless(type, name).marked(Tlp.AMBER);
    }

    /// An object about something that everybody knows.
    StixObject common(String type, String name) {
        return timeless(type, name).marked(Tlp.CLEAR);
    }

    private static StixObject timeless(String type, String name) {
        return StixObject.dated(type, StixIds.own(type, name), TIMELESS, TIMELESS)
                .text("created_by_ref", CRESSET);
    }

    /// That two objects have to do with each other.
    StixObject related(Story story, String source, String target) {
        return of(story, "relationship", StixIds.own("relationship", source + ":" + target))
                .text("relationship_type", "related-to")
                .text("source_ref", source)
                .text("target_ref", target);
    }

    /// Adds who made all of it, and the markings.
    void head() {
        bundle.add(common("identity", "cresset").text("name", "Cresset").text("identity_class", "system"));
        List.of(Tlp.CLEAR, Tlp.AMBER).forEach(tlp -> bundle.add(Marking.of(tlp)));
    }

    /// References to ATT&CK by its id.
    static List<Members> attack(String id) {
        return List.of(Members.NONE.with("source_name", "mitre-attack").with("external_id", id));
    }
}
