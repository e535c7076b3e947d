package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.event.Event;
import org.cresset.story.host.Component;
import org.cresset.story.host.Contact;
import org.cresset.story.host.Session;

/// Which components of different hosts hang together: where a process of one connected to a service of remote work on
/// the other, and what was found there runs in the session that came of it.
final class Links {

    /// A connection and the logon that it led to are so near to each other, in microseconds.
    private static final long NEAR = 120_000_000L;

    /// The ports agree.
    private static final double SURE = 0.7;

    /// Only addresses and times agree.
    private static final double LIKELY = 0.4;

    /// A way from one component to another.
    record Link(Component from, Component to, Contact contact, Session session, double confidence) {}

    private Links() {}

    /// @param components of all hosts
    static List<Link> among(List<Component> components) {
        Map<String, List<Component>> byAddress = new HashMap<>();
        for (Component component : components) {
            if (!component.arrivals().isEmpty()) {
                component
                        .own()
                        .forEach(address -> byAddress
                                .computeIfAbsent(address, unseen -> new ArrayList<>())
                                .add(component));
            }
        }
        List<Link> links = new ArrayList<>();
        for (Component from : components) {
            for (Contact contact : from.departures()) {
                for (Component to : byAddress.getOrDefault(contact.address(), List.of())) {
                    best(from, to, contact).ifPresent(links::add);
                }
            }
        }
        return links;
    }

    private static java.util.Optional<Link> best(Component from, Component to, Contact contact) {
        if (from.host().equals(to.host())) {
            return java.util.Optional.empty();
        }
        Link best = null;
        for (Session session : to.arrivals()) {
            boolean near = contact.time() != Event.NO_TIME && Math.abs(session.time() - contact.time()) <= NEAR;
            if (near && from.own().contains(session.address())) {
                boolean samePort = !contact.from().isEmpty() && contact.from().equals(session.port());
                double sure = samePort ? SURE : LIKELY;
                best = best == null || sure > best.confidence() ? new Link(from, to, contact, session, sure) : best;
            }
        }
        return java.util.Optional.ofNullable(best);
    }
}
