package org.cresset.report.story;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// How a story began: the first thing that evidence is about, and what led to it.
///
/// @param node the first thing
/// @param edge what led to it, if that is known
/// @param cause where that came from
/// @param writer what wrote the cause, where the cause is a file
record Origin(Graph.Node node, Optional<Graph.Edge> edge, Optional<Graph.Node> cause, Optional<Graph.Node> writer) {

    /// The origin, unless the graph is empty.
    static Optional<Origin> of(Story story) {
        Graph graph = story.graph();
        Optional<Graph.Node> lead = lead(story);
        return lead.map(node -> of(graph, node));
    }

    /// Of the processes that evidence is about and to which no other of them led, that with the earliest evidence.
    private static Optional<Graph.Node> lead(Story story) {
        Graph graph = story.graph();
        List<Graph.Node> alerted = graph.nodes().stream()
                .filter(node -> node.alerted() && node.kind() == Graph.Kind.PROCESS)
                .toList();
        Set<String> led = new HashSet<>();
        alerted.forEach(node -> led.addAll(reached(graph, node)));
        List<Graph.Node> first = alerted.stream()
                .filter(node -> !led.contains(node.id()))
                .sorted(Comparator.comparingLong(node -> evidence(story, node)))
                .toList();
        return Stream.concat(first.stream(), alerted.stream())
                .findFirst()
                .or(() -> graph.nodes().stream().filter(Graph.Node::alerted).findFirst())
                .or(() -> graph.nodes().stream().findFirst());
    }

    private static long evidence(Story story, Graph.Node node) {
        return story.moments().stream()
                .filter(moment -> moment.node().equals(node.id()))
                .mapToLong(Story.Moment::time)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// All that a node led to, but itself.
    private static Set<String> reached(Graph graph, Graph.Node node) {
        Set<String> reached = new HashSet<>(Set.of(node.id()));
        ArrayDeque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String at = open.removeLast();
            graph.edges().stream()
                    .filter(edge -> edge.from().equals(at) && reached.add(edge.to()))
                    .forEach(edge -> open.add(edge.to()));
        }
        reached.remove(node.id());
        return reached;
    }

    private static Origin of(Graph graph, Graph.Node node) {
        Optional<Graph.Edge> edge = into(graph, node, Graph.Link.RAN)
                .or(() -> into(graph, node, Graph.Link.LOGGED_ON))
                .or(() -> into(graph, node, Graph.Link.SPAWNED))
                .or(() -> into(graph, node, Graph.Link.CREATED));
        Optional<Graph.Node> cause = edge.flatMap(found -> node(graph, found.from()));
        Optional<Graph.Node> writer = cause.filter(found -> found.kind() == Graph.Kind.FILE)
                .flatMap(file -> into(graph, file, Graph.Link.WROTE))
                .flatMap(wrote -> node(graph, wrote.from()));
        return new Origin(node, edge, cause, writer);
    }

    private static Optional<Graph.Edge> into(Graph graph, Graph.Node node, Graph.Link link) {
        return graph.edges().stream()
                .filter(edge -> edge.to().equals(node.id()) && edge.kind() == link)
                .findFirst();
    }

    private static Optional<Graph.Node> node(Graph graph, String id) {
        return graph.nodes().stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// The path or name of the first program that evidence is about.
    static Optional<String> program(Story story) {
        return of(story)
                .map(Origin::node)
                .filter(node -> node.kind() != Graph.Kind.FOLDED)
                .map(Graph.Node::label)
                .or(() -> story.processes().stream()
                        .filter(member -> member.role() == Story.Role.ALERTED)
                        .map(Story.Member::image)
                        .findFirst())
                .filter(text -> !text.isBlank());
    }
}
