package org.cresset.story.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cresset.story.Graph;
import org.cresset.story.Story.Member;
import org.cresset.story.Story.Role;
import org.cresset.story.host.Anchors.Anchored;
import org.cresset.story.host.Component.Piece;
import org.cresset.story.link.Made;
import org.cresset.story.link.Passage;
import org.cresset.story.link.Session;

/// Draws up what findings that hang together have around them: processes, files, addresses. For one thread.
final class Sketch {

    private static final double SHIPPED_ONLY = 0.6;

    private final Facts facts;
    private final Processes processes;
    private final String host;
    private final Anchors anchors;
    private final Lineage lineage;
    private final List<Anchored> part;
    private final Offspring offspring;
    private final Map<Integer, Lineage.Spot> inside = new TreeMap<>();
    private final TreeSet<Integer> rows = new TreeSet<>();
    private final TreeSet<Integer> descendants = new TreeSet<>();
    private final Map<Integer, Long> since = new HashMap<>();
    private final Map<Integer, List<Episode>> about = new HashMap<>();
    private final Map<String, Graph.Node> nodes = new LinkedHashMap<>();
    private final List<Graph.Edge> edges = new ArrayList<>();
    private final TreeSet<String> addresses = new TreeSet<>();
    private final TreeSet<String> domains = new TreeSet<>();
    private final TreeSet<Contact> departures = new TreeSet<>();
    private final TreeSet<Passage> passages = new TreeSet<>();

    /// What is later has nothing to do with the findings.
    private long until;

    private double trust = 1;

    Sketch(Facts facts, String host, Anchors anchors, Offspring offspring, List<Anchored> part) {
        this.offspring = offspring;
        this.facts = facts;
        this.host = host;
        this.anchors = anchors;
        this.part = part;
        processes = facts.processes();
        lineage = anchors.lineage();
    }

    Component component() {
        part.forEach(each -> {
            gather(each.spot(), each.episode().first());
            about.computeIfAbsent(each.spot(), unseen -> new ArrayList<>()).add(each.episode());
        });
        until = part.stream().mapToLong(each -> each.episode().last()).max().orElse(0) + Host.KEPT;
        trust = trust();
        inside.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Integer, Lineage.Spot> each) ->
                                processes.start(each.getValue().row()))
                        .thenComparing(each -> anchors.spots().name(each.getKey())))
                .forEach(each -> draw(each.getKey(), each.getValue()));
        List<Piece> pieces = new ArrayList<>();
        part.forEach(each -> pieces.add(piece(each)));
        new Habits(facts, lineage)
                .of(host, inside, since, until)
                .forEach(found ->
                        pieces.add(new Piece(found.episode(), trust * lineage.weight(found.spot()), id(found.spot()))));
        pieces.sort(Comparator.comparing(Piece::episode, Episode.ORDER));
        return new Component(
                host,
                part.getFirst().loose(),
                pieces,
                members(),
                new Graph(List.copyOf(nodes.values()), edges),
                users(),
                List.copyOf(addresses),
                List.copyOf(domains),
                hashes(),
                List.copyOf(departures),
                List.copyOf(passages),
                arrivals(),
                facts.addresses(),
                facts.logs());
    }

    /// The rows of its processes, as soon as the component is made.
    Set<Integer> rows() {
        TreeSet<Integer> all = new TreeSet<>(rows);
        all.addAll(descendants);
        return all;
    }

    /// A spot and all that leads to it.
    ///
    /// @param time of the finding for which it is asked; the first comes first
    private void gather(int spot, long time) {
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(spot));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            Optional<Lineage.Spot> there = inside.containsKey(at) ? Optional.empty() : lineage.at(at);
            there.ifPresent(of -> {
                inside.put(at, of);
                since.put(at, time);
                lineage.into(at).stream().filter(Lineage.Step::joins).forEach(step -> open.addLast(step.from()));
            });
        }
    }

    private String id(int spot) {
        return host + " " + anchors.spots().name(spot);
    }

    private Piece piece(Anchored each) {
        boolean drawn = inside.containsKey(each.spot());
        return new Piece(
                each.episode(), trust * each.weight() * lineage.weight(each.spot()), drawn ? id(each.spot()) : "");
    }

    /// Less where all programs are those that the system and installers put there, nobody came from another host, and
    /// nothing began with a program that takes in what others send: then administrators do such things as well.
    private double trust() {
        boolean foreign = inside.isEmpty() || !arrivals().isEmpty();
        for (Map.Entry<Integer, Lineage.Spot> each : inside.entrySet()) {
            String image = lineage.image(each.getValue().row());
            foreign |= each.getValue().injected() || !Paths.isShipped(image) || Paths.isOpen(image);
            for (Lineage.Step step : lineage.into(each.getKey())) {
                foreign |= lineage.at(step.from())
                        .filter(from -> Paths.isOpen(lineage.image(from.row())))
                        .isPresent();
            }
        }
        return foreign ? 1 : SHIPPED_ONLY;
    }

    private void draw(int spot, Lineage.Spot of) {
        node(spot, of.row(), about.containsKey(spot));
        for (Lineage.Step step : lineage.into(spot)) {
            if (!step.joins()) {
                lineage.at(step.from()).ifPresent(hub -> node(step.from(), hub.row(), false));
            }
            if (step.file().isEmpty()) {
                boolean made = step.link() == Graph.Link.CREATED;
                String to = made ? lineage.made(spot).map(this::service).orElse("") : id(spot);
                edges.add(new Graph.Edge(id(step.from()), to, step.link(), step.weight(), step.time(), ""));
            } else {
                file(step, spot);
            }
        }
        lineage.made(spot).ifPresent(made -> made(made, spot, processes.start(of.row())));
        contacts(spot, of);
    }

    private void node(int spot, int row, boolean alerted) {
        String image = lineage.image(row);
        String detail = about.getOrDefault(spot, List.of()).stream()
                .map(episode -> episode.subject().commandLine())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(image);
        nodes.putIfAbsent(
                id(spot),
                new Graph.Node(
                        id(spot),
                        Graph.Kind.PROCESS,
                        image.isEmpty() ? "process " + processes.pid(row) : Paths.bare(image),
                        detail,
                        host,
                        alerted,
                        1,
                        processes.start(row)));
    }

    private void file(Lineage.Step step, int spot) {
        String id = host + " file " + Paths.key(step.file());
        nodes.putIfAbsent(
                id,
                new Graph.Node(id, Graph.Kind.FILE, Paths.bare(step.file()), step.file(), host, false, 1, step.time()));
        edges.add(new Graph.Edge(id(step.from()), id, Graph.Link.WROTE, Lineage.RAN, step.time(), ""));
        long start =
                processes.start(inside.get(spot) == null ? 0 : inside.get(spot).row());
        edges.add(new Graph.Edge(id, id(spot), Graph.Link.RAN, Lineage.RAN, start, ""));
    }

    private String service(Made made) {
        return host + " service " + made.time() + " " + made.name();
    }

    /// The service or task that started a process, and the session from elsewhere in which it was made.
    private void made(Made made, int spot, long start) {
        String id = service(made);
        nodes.putIfAbsent(
                id, new Graph.Node(id, Graph.Kind.SERVICE, made.name(), made.shown(), host, false, 1, made.time()));
        edges.add(new Graph.Edge(id, id(spot), Graph.Link.RAN, Lineage.CREATED, start, ""));
        facts.ties().maker(made).ifPresent(session -> {
            Graph.Node from = session.node(host);
            nodes.putIfAbsent(from.id(), from);
            edges.add(new Graph.Edge(from.id(), id, Graph.Link.CREATED, Lineage.CREATED, made.time(), ""));
        });
    }

    private void contacts(int spot, Lineage.Spot of) {
        long from = lineage.since(of);
        for (Contact contact : facts.contacts(of.row())) {
            if (contact.time() >= from && contact.time() <= until) {
                String id = "address " + contact.address();
                addresses.add(contact.address());
                nodes.putIfAbsent(
                        id,
                        new Graph.Node(
                                id,
                                Graph.Kind.ADDRESS,
                                contact.address(),
                                contact.name(),
                                "",
                                false,
                                1,
                                contact.time()));
                edges.add(new Graph.Edge(id(spot), id, Graph.Link.CONNECTED, 1, contact.time(), contact.port()));
                if (Habits.isRemoteWork(contact.port())) {
                    departures.add(contact);
                }
            }
        }
        facts.passages(of.row()).stream()
                .filter(passage -> passage.time() >= from && passage.time() <= until)
                .forEach(passage -> passages.add(passage.by(id(spot))));
        facts.lookups(of.row()).stream()
                .filter(lookup -> lookup.time() >= from && lookup.time() <= until)
                .forEach(lookup -> domains.add(lookup.name()));
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        inside.forEach((spot, of) -> {
            rows.add(of.row());
            members.add(member(of.row(), about.getOrDefault(spot, List.of())));
        });
        Set<Integer> parents = new TreeSet<>(rows);
        parents.removeIf(lineage::isHub);
        offspring.of(parents).stream()
                .filter(row -> !rows.contains(row) && processes.start(row) <= until)
                .forEach(row -> {
                    descendants.add(row);
                    members.add(member(row, Role.DESCENDANT, ""));
                });
        members.sort(Comparator.comparingLong(Member::start)
                .thenComparing(Member::guid)
                .thenComparingLong(Member::pid)
                .thenComparing(Member::image)
                .thenComparing(Member::role));
        return members;
    }

    private Member member(int row, Collection<Episode> findings) {
        String line = findings.stream()
                .map(episode -> episode.subject().commandLine())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return member(row, findings.isEmpty() ? Role.PATH : Role.ALERTED, line);
    }

    private Member member(int row, Role role, String commandLine) {
        return new Member(
                host,
                facts.guid(row),
                processes.pid(row),
                lineage.image(row),
                commandLine,
                facts.names().text(processes.user(row)),
                processes.start(row),
                role);
    }

    private List<String> users() {
        TreeSet<String> users = new TreeSet<>();
        part.forEach(each -> users.add(each.episode().subject().user()));
        inside.values().forEach(of -> users.add(facts.names().text(processes.user(of.row()))));
        users.remove("");
        return List.copyOf(users);
    }

    private List<String> hashes() {
        TreeSet<String> hashes = new TreeSet<>();
        part.forEach(each -> hashes.addAll(each.episode().subject().hashes()));
        return List.copyOf(hashes);
    }

    /// Logons from elsewhere in whose sessions the processes and findings are.
    private List<Session> arrivals() {
        TreeSet<Session> arrivals = new TreeSet<>();
        for (Lineage.Spot of : inside.values()) {
            facts.ties()
                    .session(facts.names().text(processes.session(of.row())))
                    .filter(Session::isFromElsewhere)
                    .ifPresent(arrivals::add);
        }
        Stream.concat(inside.keySet().stream(), part.stream().map(Anchored::spot))
                .flatMap(spot -> lineage.made(spot).flatMap(facts.ties()::maker).stream())
                .forEach(arrivals::add);
        part.forEach(each -> facts.ties()
                .session(each.episode().subject().session())
                .filter(Session::isFromElsewhere)
                .ifPresent(arrivals::add));
        return List.copyOf(arrivals);
    }
}
