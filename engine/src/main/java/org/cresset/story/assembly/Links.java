package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.story.Graph;
import org.cresset.story.Story;
import org.cresset.story.host.Component;
import org.cresset.story.host.Contact;
import org.cresset.story.link.Accounts;
import org.cresset.story.link.Passage;
import org.cresset.story.link.Session;

/// Which components of different hosts hang together: where a process of one connected to a service of remote work on
/// the other, or used credentials for it, and what was found there runs in the session that came of it. Where only one
/// side of that is told, nothing else may be meant.
final class Links {

    /// What leads to a logon and the logon are so near to each other, in microseconds.
    private static final long NEAR = 120_000_000L;

    /// Somebody works from a host so long after what was last found there.
    private static final long AFTER = 900_000_000L;

    /// Both sides agree in more than the time and the host.
    private static final double SURE = 0.7;

    /// Only addresses, or only an account and a host, and times agree; or only one side is told.
    private static final double LIKELY = 0.4;

    /// From one component, one side alone leads to so many hosts at most: who works on more is an administrator, or
    /// has left more behind.
    private static final int FEW = 3;

    /// A way from one component to another.
    ///
    /// @param origin the node of a graph that it begins at
    /// @param session on the other host, where that is told
    record Link(Component from, Component to, String origin, Optional<Session> session, long time, double confidence) {}

    private final Map<String, List<Component>> byAddress = new HashMap<>();
    private final Map<String, Set<String>> hosts = new HashMap<>();
    private final Map<String, List<Component>> byAccount = new HashMap<>();
    /// Those to which both sides lead.
    private final Set<Component> reached = Collections.newSetFromMap(new IdentityHashMap<>());

    private Links(List<Component> components) {
        for (Component component : components) {
            for (String address : component.own()) {
                byAddress.computeIfAbsent(address, unseen -> new ArrayList<>()).add(component);
                hosts.computeIfAbsent(address, unseen -> new HashSet<>()).add(host(component));
            }
            component.arrivals().stream()
                    .map(session -> Accounts.name(session.account()))
                    .distinct()
                    .forEach(account -> byAccount
                            .computeIfAbsent(account, unseen -> new ArrayList<>())
                            .add(component));
        }
    }

    /// @param components of all hosts
    static List<Link> among(List<Component> components) {
        Links links = new Links(components);
        List<Link> all = new ArrayList<>();
        for (Component from : components) {
            links.connected(from, all);
            links.passed(from, all);
        }
        all.forEach(link -> links.reached.add(link.to()));
        List<Link> oneSided = new ArrayList<>();
        components.forEach(to -> links.arrived(to, oneSided));
        components.forEach(from -> links.unheard(from, oneSided));
        all.addAll(few(oneSided));
        return all;
    }

    private static String host(Component component) {
        return component.host().toLowerCase(Locale.ROOT);
    }

    private void connected(Component from, List<Link> into) {
        for (Contact contact : from.departures()) {
            for (Component to : byAddress.getOrDefault(contact.address(), List.of())) {
                to.arrivals().stream()
                        .filter(session -> isNear(contact.time(), session.time())
                                && from.own().contains(session.address()))
                        .map(session -> link(from, to, contact, session))
                        .reduce(Links::surer)
                        .filter(link -> !from.host().equals(to.host()))
                        .ifPresent(into::add);
            }
        }
    }

    private static Link link(Component from, Component to, Contact contact, Session session) {
        boolean samePort = !contact.from().isEmpty() && contact.from().equals(session.port());
        return new Link(
                from,
                to,
                "address " + contact.address(),
                Optional.of(session),
                session.time(),
                samePort ? SURE : LIKELY);
    }

    private static Link surer(Link one, Link other) {
        return other.confidence() > one.confidence() ? other : one;
    }

    private static boolean isNear(long one, long other) {
        return one != Event.NO_TIME && other != Event.NO_TIME && Math.abs(one - other) <= NEAR;
    }

    /// Credentials that were used, and a logon with them: from an address of the one, or at the host they were used
    /// for.
    private void passed(Component from, List<Link> into) {
        for (Passage passage : from.passages()) {
            for (Component to : byAccount.getOrDefault(Accounts.name(passage.account()), List.of())) {
                to.arrivals().stream()
                        .filter(session -> isNear(passage.time(), session.time())
                                && Accounts.isSame(passage.account(), session.account()))
                        .flatMap(session -> link(from, to, passage, session).stream())
                        .reduce(Links::surer)
                        .filter(link -> !from.host().equals(to.host()))
                        .ifPresent(into::add);
            }
        }
    }

    private static Optional<Link> link(Component from, Component to, Passage passage, Session session) {
        boolean fromThere = from.own().contains(session.address());
        boolean forHere = Accounts.isHost(passage.server(), to.host());
        double sure = fromThere && forHere ? SURE : LIKELY;
        return fromThere || forHere
                ? Optional.of(new Link(from, to, passage.node(), Optional.of(session), session.time(), sure))
                : Optional.empty();
    }

    /// Logons of which nothing tells where they began: from an address that only one host has, with an account of the
    /// one thing that hangs together there and then.
    private void arrived(Component to, List<Link> into) {
        if (reached.contains(to)) {
            return;
        }
        for (Session session : to.arrivals()) {
            List<Component> there = only(session.address()).stream()
                    .filter(from -> !from.loose()
                            && from.first() <= session.time() + NEAR
                            && session.time() <= from.last() + AFTER
                            && from.users().stream().anyMatch(user -> Accounts.isSame(user, session.account())))
                    .toList();
            if (there.size() == 1 && !there.getFirst().host().equals(to.host())) {
                Component from = there.getFirst();
                String origin = node(from, session.time());
                into.add(new Link(from, to, origin, Optional.of(session), session.time(), LIKELY));
            }
        }
    }

    /// Connections to a host that does not tell of logons, where something begins then and nothing else does.
    private void unheard(Component from, List<Link> into) {
        for (Contact contact : from.departures()) {
            List<Component> there = only(contact.address()).stream()
                    .filter(to -> !to.loose()
                            && !to.logs().contains(Story.Missing.Log.LOGONS)
                            && !to.host().equals(from.host())
                            && contact.time() <= to.first()
                            && isNear(contact.time(), to.first()))
                    .toList();
            if (there.size() == 1 && !reached.contains(there.getFirst())) {
                Component to = there.getFirst();
                String origin = "address " + contact.address();
                into.add(new Link(from, to, origin, Optional.empty(), to.first(), LIKELY));
            }
        }
    }

    /// What hangs together on the only host that has an address.
    private List<Component> only(String address) {
        return hosts.getOrDefault(address, Set.of()).size() == 1
                ? byAddress.getOrDefault(address, List.of())
                : List.of();
    }

    /// The process of it that was there last by a time.
    private static String node(Component from, long time) {
        return from.graph().nodes().stream()
                .filter(node -> node.kind() == Graph.Kind.PROCESS && node.alerted())
                .filter(node -> node.time() <= time)
                .max(Comparator.comparingLong(Graph.Node::time).thenComparing(Graph.Node::id))
                .or(() -> from.graph().nodes().stream().findFirst())
                .map(Graph.Node::id)
                .orElse("");
    }

    /// Those of components from which one side alone does not lead to many hosts.
    private static List<Link> few(List<Link> oneSided) {
        IdentityHashMap<Component, Set<String>> targets = new IdentityHashMap<>();
        oneSided.forEach(link ->
                targets.computeIfAbsent(link.from(), unseen -> new HashSet<>()).add(host(link.to())));
        return oneSided.stream()
                .filter(link -> targets.getOrDefault(link.from(), Set.of()).size() <= FEW)
                .toList();
    }
}
