package org.cresset.story.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.cresset.Property;
import org.cresset.story.Graph;
import org.cresset.story.Graph.Kind;
import org.cresset.story.Graph.Link;
import org.junit.jupiter.api.Test;

final class FoldingTest {

    private final Map<String, Graph.Node> nodes = new LinkedHashMap<>();
    private final List<Graph.Edge> edges = new ArrayList<>();
    private final Map<String, Double> worth = new TreeMap<>();

    private void node(String id, boolean alerted) {
        nodes.put(id, new Graph.Node(id, Kind.PROCESS, id, "", "pc", alerted, 1, nodes.size()));
    }

    private void edge(String from, String to, Link link) {
        edges.add(new Graph.Edge(from, to, link, 0.9, edges.size(), ""));
    }

    private Graph folded() {
        return Folding.of(nodes, edges, worth);
    }

    /// A program that started so many others.
    private void star(int leaves) {
        node("root", false);
        for (int i = 0; i < leaves; i++) {
            node("leaf" + i, false);
            edge("root", "leaf" + i, Link.SPAWNED);
        }
    }

    private static Graph.Node only(Graph graph, String id) {
        return graph.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + graph));
    }

    @Test
    void a_graph_that_is_small_enough_stays_as_it_is() {
        star(Graph.MOST - 1);
        Graph graph = folded();
        assertThat(graph.nodes()).containsExactlyElementsOf(nodes.values());
        assertThat(graph.edges()).containsExactlyElementsOf(edges);
    }

    @Test
    void edges_to_what_is_not_there_are_left_out_and_equal_ones_are_one() {
        star(2);
        edges.add(edges.getFirst());
        edge("root", "nowhere", Link.SPAWNED);
        assertThat(folded().edges()).hasSize(2);
    }

    @Test
    void what_is_worth_most_stays_and_the_rest_is_one_node_of_what_it_hangs_on() {
        star(200);
        worth.put("leaf150", 5.0);
        Graph graph = folded();
        only(graph, "root");
        only(graph, "leaf150");
        Graph.Node rest = graph.nodes().stream()
                .filter(node -> node.kind() == Kind.FOLDED)
                .findFirst()
                .orElseThrow();
        assertThat(rest.folded()).isEqualTo(201 - (graph.nodes().size() - 1));
        assertThat(graph.edges())
                .anyMatch(edge -> edge.from().equals("root") && edge.to().equals(rest.id()));
    }

    @Test
    void all_that_leads_to_what_is_worth_most_stays() {
        star(100);
        for (int i = 0; i < 20; i++) {
            node("way" + i, false);
            edge(i == 0 ? "root" : "way" + (i - 1), "way" + i, Link.SPAWNED);
        }
        worth.put("way19", 1.0);
        Graph graph = folded();
        for (int i = 0; i < 20; i++) {
            only(graph, "way" + i);
        }
    }

    @Test
    void what_hangs_on_by_different_links_is_folded_apart() {
        star(100);
        for (int i = 0; i < 30; i++) {
            node("file" + i, false);
            edge("root", "file" + i, Link.WROTE);
        }
        nodes.keySet().stream().filter(id -> id.startsWith("leaf")).limit(60).forEach(id -> worth.put(id, 1.0));
        assertThat(folded().nodes())
                .filteredOn(node -> node.kind() == Kind.FOLDED)
                .extracting(Graph.Node::folded)
                .containsExactlyInAnyOrder(61L, 30L);
    }

    @Test
    void a_fold_is_alerted_where_anything_in_it_is() {
        star(100);
        for (int i = 0; i < 100; i++) {
            node("other" + i, i % 2 == 0);
            edge("root", "other" + i, Link.INJECTED);
        }
        assertThat(folded().nodes())
                .filteredOn(node -> node.kind() == Kind.FOLDED)
                .extracting(Graph.Node::alerted)
                .containsExactlyInAnyOrder(true, false);
    }

    private void any(RandomGenerator chance) {
        int count = 1 + chance.nextInt(150);
        for (int i = 0; i < count; i++) {
            node("n" + i, chance.nextInt(4) == 0);
            if (chance.nextInt(3) == 0) {
                worth.put("n" + i, chance.nextDouble());
            }
        }
        List<Link> links = List.of(Link.values());
        for (int i = chance.nextInt(2 * count); i > 0; i--) {
            edge("n" + chance.nextInt(count), "n" + chance.nextInt(count), links.get(chance.nextInt(links.size())));
        }
    }

    @Test
    void nothing_is_lost_or_told_twice_and_a_graph_is_never_too_large() {
        Property.holds(500, chance -> {
            FoldingTest made = new FoldingTest();
            made.any(chance);
            Graph graph = made.folded();
            assertThat(graph.nodes()).hasSizeLessThanOrEqualTo(Graph.MOST);
            assertThat(graph.nodes().stream().mapToLong(Graph.Node::folded).sum())
                    .isEqualTo(made.nodes.size());
            List<String> ids = graph.nodes().stream().map(Graph.Node::id).toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(graph.edges()).allMatch(edge -> ids.contains(edge.from()) && ids.contains(edge.to()));
        });
    }

    @Test
    void the_order_of_edges_does_not_matter() {
        Property.holds(200, chance -> {
            FoldingTest made = new FoldingTest();
            made.any(chance);
            Graph before = made.folded();
            Collections.shuffle(made.edges, Random.from(chance));
            assertThat(made.folded()).isEqualTo(before);
        });
    }
}
