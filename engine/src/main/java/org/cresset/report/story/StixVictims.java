package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cresset.intel.Region;
import org.cresset.intel.Regions;
import org.cresset.intel.Sector;
import org.cresset.intel.Sectors;
import org.cresset.intel.Victim;
import org.cresset.stix.StixObject;
import org.cresset.story.Story;

/// Whom a story happened to: its hosts, their organisations or at least the industry, and where they are.
final class StixVictims {

    private final Sectors sectors = Sectors.shipped();
    private final Regions regions = Regions.shipped();
    private final StixMaker maker;

    StixVictims(StixMaker maker) {
        this.maker = maker;
    }

    /// What is known of the victims of a story.
    ///
    /// @param sighted ids of what can be where something was sighted: identities and locations
    /// @param relations ids of what joins them
    record Known(List<String> sighted, List<String> relations) {}

    /// Adds the victims of a story.
    Known add(Story story, List<Victim> victims) {
        List<String> sighted = new ArrayList<>();
        List<String> relations = new ArrayList<>();
        String owner = Victim.common(victims, Victim::organisation).orElse("");
        story.hosts().forEach(host -> sighted.add(host(owner, host)));
        for (Victim victim : victims) {
            Optional<String> identity = identity(victim).map(maker.bundle()::add);
            Optional<String> location =
                    regions.get(victim.region()).map(this::location).map(maker.bundle()::add);
            identity.ifPresent(sighted::add);
            location.ifPresent(sighted::add);
            if (identity.isPresent() && location.isPresent()) {
                relations.add(maker.bundle().add(located(identity.get(), location.get())));
            }
        }
        return new Known(sighted, relations);
    }

    private String host(String owner, String host) {
        String name = owner.isEmpty() ? host : owner + "\u0000" + host;
        return maker.bundle()
                .add(maker.owned("identity", name).text("name", host).text("identity_class", "system"));
    }

    /// The organisation, or where it has no name here, its industry.
    private Optional<StixObject> identity(Victim victim) {
        Optional<Sector> sector = sectors.get(victim.sector());
        List<String> terms = sector.map(Sector::stix).orElse(List.of());
        if (!victim.organisation().isEmpty()) {
            return Optional.of(maker.owned("identity", "organisation:" + victim.organisation())
                    .text("name", victim.organisation())
                    .text("identity_class", "organization")
                    .texts("sectors", terms)
                    .texts(
                            "labels",
                            sector.map(each -> List.of("sector:" + each.id())).orElse(List.of())));
        }
        return sector.map(each -> maker.common("identity", "sector:" + each.id())
                .text("name", each.english())
                .text("identity_class", "class")
                .texts("sectors", terms)
                .texts("labels", List.of("sector:" + each.id())));
    }

    private StixObject location(Region region) {
        StixObject location = maker.common("location", region.id())
                .text("name", region.english())
                .text("region", region.stix().orElse(""));
        return region.kind() == Region.Kind.COUNTRY ? location.text("country", region.id()) : location;
    }

    private StixObject located(String identity, String location) {
        return maker.owned("relationship", identity + ":" + location)
                .text("relationship_type", "located-at")
                .text("source_ref", identity)
                .text("target_ref", location);
    }
}
