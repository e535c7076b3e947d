package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.event.Event;
import org.cresset.story.Graph;

/// Makes a graph small enough to be read: what is worth most stays, with all that leads to it; the rest is folded into
/// what it hangs on. For one thread.
final class Folding {

    /// The rest of what may be shown is for what is folded.
    private static final int KEPT = Graph.MOST * 4 / 5;

    private final Map<String, Graph.Node> nodes;
    private final List<Graph.Edge> edges;
    private final Map<String, List<Graph.Edge>> into = new HashMap<>();
    private final Map<String, List<Graph.Edge>> from = new HashMap<>();
    private final Map<String, Graph.Node> shown = new LinkedHashMap<>();
    private final Set<Graph.Edge> lines = new LinkedHashSet<>();
    private final Set<String> folded = new HashSet<>();

    private Folding(Map<String, Graph.Node> nodes, List<Graph.Edge> all) {
        this.nodes = nodes;
        edges = all.stream()
                .filter(edge -> nodes.containsKey(edge.from()) && nodes.containsKey(edge.to()))
                .distinct()
                .sorted(Comparator.comparingLong(Graph.Edge::time)
                        .thenComparing(Graph.Edge::from)
                        .thenComparing(Graph.Edge::to)
                        .thenComparing(Graph.Edge::kind)
                        .thenComparing(Graph.Edge::detail)
                        .thenComparingDouble(Graph.Edge::confidence))
                .toList();
        for (Graph.Edge edge : edges) {
            into.computeIfAbsent(edge.to(), unseen -> new ArrayList<>()).add(edge);
            from.computeIfAbsent(edge.from(), unseen -> new ArrayList<>()).add(edge);
        }
    }

    /// @param worth what the findings about each node are worth together
    static Graph of(Map<String, Graph.Node> nodes, List<Graph.Edge> edges, Map<String, Double> worth) {
        return new Folding(nodes, edges).graph(worth);
    }

    private Graph graph(Map<String, Double> worth) {
        Set<String> kept = nodes.size() <= Graph.MOST ? nodes.keySet() : kept(worth);
        nodes.values().stream().filter(node -> kept.contains(node.id())).forEach(node -> shown.put(node.id(), node));
        edges.stream()
                .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                .forEach(lines::add);
        Map<String, Graph.Edge> ways = new LinkedHashMap<>();
        edges.stream()
                .filter(edge -> kept.contains(edge.from()) && !kept.contains(edge.to()))
                .forEach(edge -> ways.putIfAbsent("folded " + edge.kind() + " " + edge.from(), edge));
        ways.forEach((id, first) -> fold(id, first, kept));
        rest();
        return new Graph(List.copyOf(shown.values()), List.copyOf(lines));
    }

    private Set<String> kept(Map<String, Double> worth) {
        List<String> best = nodes.values().stream()
                .sorted(Comparator.comparingDouble((Graph.Node node) -> -worth.getOrDefault(node.id(), 0.0))
                        .thenComparing(node -> !node.alerted())
                        .thenComparingLong(Graph.Node::time)
                        .thenComparing(Graph.Node::id))
                .map(Graph.Node::id)
                .toList();
        Set<String> kept = new LinkedHashSet<>();
        for (String id : best) {
            Set<String> way = way(id, kept);
            if (kept.isEmpty() || kept.size() + way.size() <= KEPT) {
                kept.addAll(way);
            }
            if (kept.size() >= KEPT) {
                break;
            }
        }
        return kept;
    }

    /// A node and those that lead to it, as far as they are not kept yet; of a long way the part near to the node.
    private Set<String> way(String id, Set<String> kept) {
        Set<String> way = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty() && way.size() <= KEPT - (kept.isEmpty() ? 1 : 0)) {
            String at = open.removeLast();
            if (!kept.contains(at) && way.add(at)) {
                into.getOrDefault(at, List.of()).forEach(edge -> open.add(edge.from()));
            }
        }
        return way;
    }

    /// Puts what is not kept into one node for each kept node that it hangs on and each kind of thing, as long as there
    /// is room for one more.
    private void fold(String id, Graph.Edge first, Set<String> kept) {
        if (shown.size() >= Graph.MOST - 1) {
            return;
        }
        Set<String> inside = new TreeSet<>();
        List<String> open = new ArrayList<>();
        from.getOrDefault(first.from(), List.of()).stream()
                .filter(edge -> edge.kind() == first.kind())
                .forEach(edge -> open.add(edge.to()));
        while (!open.isEmpty()) {
            String at = open.removeLast();
            if (!kept.contains(at) && folded.add(at)) {
                inside.add(at);
                from.getOrDefault(at, List.of()).forEach(edge -> open.add(edge.to()));
            }
        }
        if (!inside.isEmpty()) {
            shown.put(id, node(id, inside));
            lines.add(new Graph.Edge(first.from(), id, first.kind(), first.confidence(), first.time(), ""));
        }
    }

    /// Puts all that is left into one node that hangs on nothing.
    private void rest() {
        Set<String> rest = new TreeSet<>(nodes.keySet());
        rest.removeAll(folded);
        rest.removeAll(shown.keySet());
        if (!rest.isEmpty()) {
            shown.put("folded", node("folded", rest));
        }
    }

    private Graph.Node node(String id, Collection<String> inside) {
        List<Graph.Node> all = inside.stream().map(nodes::get).toList();
        Set<String> labels = new TreeSet<>();
        all.forEach(node -> labels.add(node.label()));
        return new Graph.Node(
                id,
                Graph.Kind.FOLDED,
                "+ " + all.size(),
                String.join(", ", labels.stream().limit(20).toList()),
                all.getFirst().host(),
                all.stream().anyMatch(Graph.Node::alerted),
                all.size(),
                all.stream().mapToLong(Graph.Node::time).min().orElse(Event.NO_TIME));
    }
}
