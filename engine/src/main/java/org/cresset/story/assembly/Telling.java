package org.cresset.story.assembly;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.cresset.event.Sha256;
import org.cresset.rule.Level;
import org.cresset.story.Graph;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.host.Component;
import org.cresset.story.host.Episode;

/// Makes one story of components that hang together. For one thread.
final class Telling {

    /// So many detections are listed, but at least one of each episode.
    private static final int MOST_DETECTIONS = 1000;

    private static final int MOST_MOMENTS = 500;
    private static final int MOST_VALUES = 200;
    private static final int WITHOUT = 3;

    private static final Comparator<Rated> BY_TIME = Comparator.comparingLong(
                    (Rated each) -> episode(each).first())
            .thenComparing(each -> each.component().host())
            .thenComparing(each -> episode(each).signature().id())
            .thenComparing(each -> each.piece().node());

    private final List<Component> group;
    private final List<Links.Link> links;
    private final List<Rated> rated;
    private final Ledger ledger;
    private final double threshold;

    Telling(List<Component> group, List<Links.Link> links, List<Rated> rated, Ledger ledger, double threshold) {
        this.group = group;
        this.links = links;
        this.rated = rated.stream().sorted(BY_TIME).toList();
        this.ledger = ledger;
        this.threshold = threshold;
    }

    private static Episode episode(Rated rated) {
        return rated.piece().episode();
    }

    Story story() {
        long first = episode(rated.getFirst()).first();
        long last = rated.stream().mapToLong(each -> episode(each).last()).max().orElse(first);
        long ofEach = Math.max(1, MOST_DETECTIONS / rated.size());
        List<String> ids = rated.stream()
                .flatMap(each -> episode(each).ids().stream().limit(ofEach))
                .toList();
        boolean more = rated.stream()
                .anyMatch(each -> episode(each).more() || episode(each).ids().size() > ofEach);
        return new Story(
                id(),
                severity(),
                rounded(ledger.score()),
                threshold,
                first,
                last,
                values(component -> List.of(component.host())),
                values(Component::users),
                values(Component::addresses),
                values(Component::domains),
                values(Component::hashes),
                tactics(),
                techniques(),
                Tools.of(rated, group),
                ids,
                more,
                members(),
                ledger.entries(),
                moments(),
                graph(),
                missing(),
                counterfactuals());
    }

    /// Made from the earliest finding that is a detection.
    private String id() {
        String earliest = rated.stream()
                .filter(each -> !episode(each).ids().isEmpty())
                .map(each -> each.component().host().toLowerCase(Locale.ROOT) + " "
                        + episode(each).ids().getFirst())
                .findFirst()
                .orElse("");
        byte[] hash = Sha256.start().digest(earliest.getBytes(StandardCharsets.UTF_8));
        return "S-" + HexFormat.of().formatHex(hash, 0, 10);
    }

    private Level severity() {
        Set<String> counting = new TreeSet<>();
        ledger.entries().stream().filter(entry -> entry.value() > 0).forEach(entry -> counting.add(entry.rule()));
        return rated.stream()
                .map(each -> episode(each).signature())
                .filter(signature -> counting.contains(signature.id()))
                .map(Signature::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.INFORMATIONAL);
    }

    private List<String> values(Function<Component, Collection<String>> of) {
        TreeSet<String> values = new TreeSet<>();
        group.forEach(component -> values.addAll(of.apply(component)));
        return values.stream().limit(MOST_VALUES).toList();
    }

    /// Those that count, in the order in which a detection first showed them; where none did, other findings.
    private List<String> tactics() {
        Set<String> counting = new TreeSet<>();
        ledger.entries().forEach(entry -> counting.add(entry.tactic()));
        counting.remove("");
        Map<String, Long> first = new TreeMap<>();
        Map<String, Integer> place = new TreeMap<>();
        for (boolean detected : List.of(true, false)) {
            for (Rated each : rated) {
                if (episode(each).ids().isEmpty() != detected) {
                    episode(each).signature().tactics().forEach(tactic -> {
                        place.putIfAbsent(tactic, place.size());
                        first.putIfAbsent(tactic, episode(each).first());
                    });
                }
            }
        }
        return counting.stream()
                .sorted(Comparator.comparingLong((String tactic) -> first.getOrDefault(tactic, Long.MAX_VALUE))
                        .thenComparingInt(tactic -> place.getOrDefault(tactic, 0)))
                .toList();
    }

    private List<Story.Technique> techniques() {
        Map<String, Story.Technique> techniques = new LinkedHashMap<>();
        for (Rated each : rated) {
            Signature signature = episode(each).signature();
            for (String id : signature.techniques()) {
                techniques.merge(
                        id,
                        new Story.Technique(
                                id, signature.tactics(), episode(each).first(), 1),
                        Telling::both);
            }
        }
        return List.copyOf(techniques.values());
    }

    private static Story.Technique both(Story.Technique one, Story.Technique other) {
        TreeSet<String> tactics = new TreeSet<>(one.tactics());
        tactics.addAll(other.tactics());
        return new Story.Technique(
                one.id(),
                List.copyOf(tactics),
                Math.min(one.first(), other.first()),
                one.detections() + other.detections());
    }

    private List<Story.Member> members() {
        return group.stream().flatMap(component -> component.members().stream()).toList();
    }

    private List<Story.Moment> moments() {
        List<Story.Moment> moments = new ArrayList<>();
        for (Rated each : rated) {
            Signature signature = episode(each).signature();
            moments.add(new Story.Moment(
                    episode(each).first(),
                    each.component().host(),
                    signature.id(),
                    signature.title(),
                    signature.level(),
                    signature.technique(),
                    signature.tactics().isEmpty() ? "" : signature.tactics().getFirst(),
                    each.piece().node(),
                    episode(each).subject().shown(),
                    episode(each).count()));
        }
        return moments.stream().limit(MOST_MOMENTS).toList();
    }

    private Graph graph() {
        Map<String, Graph.Node> nodes = new LinkedHashMap<>();
        List<Graph.Edge> edges = new ArrayList<>();
        List<Component> byTime = group.stream()
                .sorted(Comparator.comparingLong(Component::first).thenComparing(Component::host))
                .toList();
        for (Component component : byTime) {
            component.graph().nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
            edges.addAll(component.graph().edges());
        }
        for (Links.Link link : links) {
            edge(link, nodes, edges);
        }
        Map<String, Double> worth = new TreeMap<>();
        rated.forEach(each -> worth.merge(each.piece().node(), each.value(), Double::sum));
        return Folding.of(nodes, edges, worth);
    }

    /// The session that led from one host to the other, where it is told.
    private static void edge(Links.Link link, Map<String, Graph.Node> nodes, List<Graph.Edge> edges) {
        String from = link.session()
                .map(session -> {
                    Graph.Node node = session.node(link.to().host());
                    nodes.putIfAbsent(node.id(), node);
                    edges.add(new Graph.Edge(
                            link.origin(),
                            node.id(),
                            Graph.Link.LOGGED_ON,
                            link.confidence(),
                            session.time(),
                            session.kind()));
                    return node.id();
                })
                .orElse(link.origin());
        link.to().graph().nodes().stream()
                .filter(node -> node.kind() == Graph.Kind.PROCESS)
                .findFirst()
                .ifPresent(node -> edges.add(
                        new Graph.Edge(from, node.id(), Graph.Link.NEAR, link.confidence(), node.time(), "")));
    }

    private List<Story.Missing> missing() {
        List<Story.Missing> missing = new ArrayList<>();
        for (Component component : group) {
            for (Story.Missing.Log log : Story.Missing.Log.values()) {
                Story.Missing lack = new Story.Missing(log, component.host());
                if (!component.logs().contains(log) && !missing.contains(lack)) {
                    missing.add(lack);
                }
            }
        }
        return missing;
    }

    /// What the score would be without each of the strongest rules.
    private List<Story.Counterfactual> counterfactuals() {
        List<Story.Counterfactual> without = new ArrayList<>();
        Set<String> rules = new LinkedHashSet<>();
        ledger.entries().forEach(entry -> rules.add(entry.rule()));
        for (String rule : rules.stream().limit(WITHOUT).toList()) {
            double score = rounded(ledger.without(rule));
            String title = ledger.entries().stream()
                    .filter(entry -> entry.rule().equals(rule))
                    .map(Story.Entry::title)
                    .findFirst()
                    .orElse("");
            without.add(new Story.Counterfactual(rule, title, score, score >= threshold));
        }
        return without;
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
