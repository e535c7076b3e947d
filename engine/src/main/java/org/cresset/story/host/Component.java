package org.cresset.story.host;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cresset.story.Graph;
import org.cresset.story.Story;
import org.cresset.story.link.Passage;
import org.cresset.story.link.Session;

/// What hangs together on one host. Immutable.
///
/// @param loose whether it is one finding, of which nothing is known but the host
/// @param pieces by the time of their first finding
/// @param users, addresses, domains, hashes in the order of the alphabet
/// @param departures connections to services by which one works on other hosts
/// @param passages credentials that its processes used
/// @param arrivals logons from other hosts that its processes or findings belong to
/// @param own the addresses of the host
/// @param logs what kinds of logs the host has
public record Component(
        String host,
        boolean loose,
        List<Piece> pieces,
        List<Story.Member> members,
        Graph graph,
        List<String> users,
        List<String> addresses,
        List<String> domains,
        List<String> hashes,
        List<Contact> departures,
        List<Passage> passages,
        List<Session> arrivals,
        List<String> own,
        Set<Story.Missing.Log> logs) {

    public Component {
        pieces = List.copyOf(pieces);
        members = List.copyOf(members);
        users = List.copyOf(users);
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        hashes = List.copyOf(hashes);
        departures = List.copyOf(departures);
        passages = List.copyOf(passages);
        arrivals = List.copyOf(arrivals);
        own = List.copyOf(own);
        logs = Set.copyOf(logs);
    }

    /// Findings of one host that turned out to be near to each other.
    ///
    /// @param loose one or more, by time
    public static Component joined(List<Component> loose) {
        Component first = loose.getFirst();
        return new Component(
                first.host,
                false,
                loose.stream().flatMap(each -> each.pieces.stream()).toList(),
                List.of(),
                new Graph(List.of(), List.of()),
                texts(loose, Component::users),
                texts(loose, Component::addresses),
                texts(loose, Component::domains),
                texts(loose, Component::hashes),
                List.of(),
                List.of(),
                loose.stream()
                        .flatMap(each -> each.arrivals.stream())
                        .distinct()
                        .toList(),
                first.own,
                first.logs);
    }

    private static List<String> texts(List<Component> loose, Function<Component, List<String>> of) {
        return loose.stream()
                .flatMap(each -> of.apply(each).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// By what it is known: the host and the id of its earliest detection.
    public String id() {
        return host + " "
                + pieces.stream()
                        .flatMap(piece -> piece.episode().ids().stream())
                        .findFirst()
                        .orElse("");
    }

    /// The time of its earliest finding.
    public long first() {
        return pieces.getFirst().episode().first();
    }

    /// The time of its latest finding.
    public long last() {
        return pieces.stream().mapToLong(piece -> piece.episode().last()).max().orElse(Long.MIN_VALUE);
    }

    /// Findings of it.
    ///
    /// @param weight how sure it is that they belong here, from 0 to 1
    /// @param node the node of the graph that they are about; empty where there is none
    public record Piece(Episode episode, double weight, String node) {}
}
