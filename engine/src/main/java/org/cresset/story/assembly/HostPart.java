package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cresset.story.host.Component;

/// What hangs together on one host, rated. Immutable.
///
/// @param ledger what it is worth by itself
record HostPart(Component component, List<Rated> rated, Ledger ledger) {

    HostPart {
        rated = List.copyOf(rated);
    }

    private static HostPart of(Component component, Ratings ratings) {
        List<Rated> rated = ratings.of(component);
        return new HostPart(component, rated, Ledger.of(rated, ratings.settings()));
    }

    /// The parts of one host.
    ///
    /// @param components of it, in any order
    static List<HostPart> all(List<Component> components, Ratings ratings) {
        List<HostPart> parts = new ArrayList<>();
        List<Component> near = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Component component : components.stream().sorted(ORDER).toList()) {
            if (!component.loose()) {
                parts.add(of(component, ratings));
            } else if (ratings.of(component).getFirst().surprise()
                    >= ratings.settings().hot()) {
                if (!near.isEmpty()
                        && component.first() - last > ratings.settings().pause()) {
                    parts.add(of(Component.joined(near), ratings));
                    near.clear();
                }
                near.add(component);
                last = Math.max(last, component.last());
            }
        }
        if (!near.isEmpty()) {
            parts.add(of(Component.joined(near), ratings));
        }
        return parts;
    }

    private static final Comparator<Component> ORDER = Comparator.comparingLong(Component::first)
            .thenComparing(component ->
                    component.pieces().getFirst().episode().signature().id())
            .thenComparing(component -> component.pieces().getFirst().node())
            .thenComparing(component ->
                    String.join(" ", component.pieces().getFirst().episode().ids()));
}
