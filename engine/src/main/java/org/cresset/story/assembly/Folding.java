package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.event.Event;
import org.cresset.story.Graph;

/// Makes a graph small enough to be read: what is worth most stays, with all that leads to it; the rest is folded into
/// what it hangs on.
final class Folding {

    private Folding() {}

    /// @param worth what the findings about each node are worth together
    static Graph of(Map<String, Graph.Node> nodes, List<Graph.Edge> edges, Map<String, Double> worth) {
        List<Graph.Edge> sorted = edges.stream()
                .filter(edge -> nodes.containsKey(edge.from()) && nodes.containsKey(edge.to()))
                .distinct()
                .sorted(Comparator.comparingLong(Graph.Edge::time)
                        .thenComparing(Graph.Edge::from)
                        .thenComparing(Graph.Edge::to)
                        .thenComparing(Graph.Edge::kind))
                .toList();
        Set<String> kept = kept(nodes, sorted, worth);
        Map<String, Graph.Node> shown = new LinkedHashMap<>();
        nodes.values().stream().filter(node -> kept.contains(node.id())).forEach(node -> shown.put(node.id(), node));
        Set<Graph.Edge> lines = new LinkedHashSet<>();
        for (Graph.Edge edge : sorted) {
            if (kept.contains(edge.from()) && kept.contains(edge.to())) {
                lines.add(edge);
            }
        }
        fold(nodes, sorted, kept, shown, lines);
        return new Graph(List.copyOf(shown.values()), List.copyOf(lines));
    }

    /// Half of what may be shown is for what is folded.
    private static Set<String> kept(Map<String, Graph.Node> nodes, List<Graph.Edge> edges, Map<String, Double> worth) {
        if (nodes.size() <= Graph.MOST) {
            return nodes.keySet();
        }
        int most = Graph.MOST * 4 / 5;
        List<String> best = nodes.values().stream()
                .sorted(Comparator.comparingDouble((Graph.Node node) -> -worth.getOrDefault(node.id(), 0.0))
                        .thenComparing(node -> !node.alerted())
                        .thenComparingLong(Graph.Node::time)
                        .thenComparing(Graph.Node::id))
                .map(Graph.Node::id)
                .toList();
        Set<String> kept = new LinkedHashSet<>();
        for (String id : best) {
            Set<String> way = way(id, edges, kept);
            if (kept.size() + way.size() <= most) {
                kept.addAll(way);
            }
        }
        return kept;
    }

    /// A node and those that lead to it, as far as they are not kept yet.
    private static Set<String> way(String id, List<Graph.Edge> edges, Set<String> kept) {
        Set<String> way = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            String at = open.removeLast();
            if (!kept.contains(at) && way.add(at)) {
                edges.stream().filter(edge -> edge.to().equals(at)).forEach(edge -> open.add(edge.from()));
            }
        }
        return way;
    }

    /// Puts what is not kept into one node for each kept node that it hangs on and each kind of thing.
    private static void fold(
            Map<String, Graph.Node> nodes,
            List<Graph.Edge> edges,
            Set<String> kept,
            Map<String, Graph.Node> shown,
            Set<Graph.Edge> lines) {
        Map<String, TreeSet<String>> folded = new LinkedHashMap<>();
        for (Graph.Edge edge : edges) {
            if (kept.contains(edge.from()) && !kept.contains(edge.to())) {
                String id = "folded " + edge.kind() + " " + edge.from();
                TreeSet<String> inside = folded.computeIfAbsent(id, unseen -> new TreeSet<>());
                below(edge.to(), edges, kept, inside);
            }
        }
        Set<String> counted = new TreeSet<>();
        for (Map.Entry<String, TreeSet<String>> each : folded.entrySet()) {
            each.getValue().removeAll(counted);
            counted.addAll(each.getValue());
            Graph.Edge first = edges.stream()
                    .filter(edge -> each.getKey().equals("folded " + edge.kind() + " " + edge.from())
                            && each.getValue().contains(edge.to()))
                    .findFirst()
                    .orElse(null);
            if (first != null && shown.size() < Graph.MOST) {
                shown.put(each.getKey(), node(each.getKey(), nodes, each.getValue()));
                lines.add(new Graph.Edge(
                        first.from(), each.getKey(), first.kind(), first.confidence(), first.time(), ""));
            }
        }
    }

    private static void below(String id, List<Graph.Edge> edges, Set<String> kept, Set<String> inside) {
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            String at = open.removeLast();
            if (!kept.contains(at) && inside.add(at)) {
                edges.stream().filter(edge -> edge.from().equals(at)).forEach(edge -> open.add(edge.to()));
            }
        }
    }

    private static Graph.Node node(String id, Map<String, Graph.Node> nodes, Set<String> inside) {
        List<Graph.Node> folded = inside.stream()
                .map(nodes::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        Set<String> labels = new TreeSet<>();
        folded.forEach(node -> labels.add(node.label()));
        return new Graph.Node(
                id,
                Graph.Kind.FOLDED,
                "+ " + folded.size(),
                String.join(", ", labels.stream().limit(20).toList()),
                folded.isEmpty() ? "" : folded.getFirst().host(),
                folded.stream().anyMatch(Graph.Node::alerted),
                folded.size(),
                folded.stream().mapToLong(Graph.Node::time).min().orElse(Event.NO_TIME));
    }
}
