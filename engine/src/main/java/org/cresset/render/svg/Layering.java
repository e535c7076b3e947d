package org.cresset.render.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the nodes of a graph into columns, so that arrows go to the right: the column of a node is the length of the
/// longest way to it, or more where the column is full. An arrow that closes a circle goes back.
final class Layering {

    /// An arrow between two nodes, by their numbers.
    record Link(int from, int to) {
        Link turned() {
            return new Link(to, from);
        }
    }

    private final int count;
    private final List<Link> links;
    private final int most;
    private final int[] layers;

    private Layering(int count, List<Link> links, int most) {
        this.count = count;
        this.links = links;
        this.most = most;
        layers = new int[count];
    }

    /// The column of each node.
    ///
    /// @param links without circles
    /// @param most how many nodes a column holds
    static int[] of(int count, List<Link> links, int most) {
        Layering layering = new Layering(count, links, most);
        layering.place();
        return layering.layers;
    }

    /// The links, those turned around that close a circle. Of a circle, the first node stays first.
    static List<Link> withoutCircles(int count, List<Link> links) {
        int[] rank = order(count, links);
        return links.stream()
                .map(link -> rank[link.from()] < rank[link.to()] ? link : link.turned())
                .toList();
    }

    /// An order in which nodes come behind those that point to them, as far as there are no circles.
    private static int[] order(int count, List<Link> links) {
        int[] rank = new int[count];
        int[] open = new int[count];
        boolean[] placed = new boolean[count];
        links.forEach(link -> open[link.to()]++);
        for (int next = 0; next < count; next++) {
            int node = firstFree(open, placed);
            placed[node] = true;
            rank[node] = next;
            for (Link link : links) {
                open[link.to()] -= link.from() == node ? 1 : 0;
            }
        }
        return rank;
    }

    private static int firstFree(int[] open, boolean[] placed) {
        int first = -1;
        for (int node = 0; node < open.length; node++) {
            if (!placed[node] && open[node] <= 0) {
                return node;
            }
            first = first < 0 && !placed[node] ? node : first;
        }
        return first;
    }

    private void place() {
        int[] heights = heights();
        boolean[] placed = new boolean[count];
        int left = count;
        for (int layer = 0; left > 0; layer++) {
            List<Integer> ready = new ArrayList<>();
            for (int node = 0; node < count; node++) {
                if (!placed[node] && isReady(node, placed)) {
                    ready.add(node);
                }
            }
            ready.sort(Comparator.comparingInt(node -> -heights[node]));
            for (int node : ready.subList(0, Math.min(most, ready.size()))) {
                layers[node] = layer;
                placed[node] = true;
                left--;
            }
        }
    }

    private boolean isReady(int node, boolean[] placed) {
        return links.stream().allMatch(link -> link.to() != node || placed[link.from()]);
    }

    /// How long the longest way from each node is.
    private int[] heights() {
        int[] rank = order(count, links);
        int[] byRank = new int[count];
        for (int node = 0; node < count; node++) {
            byRank[rank[node]] = node;
        }
        int[] heights = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            for (Link link : links) {
                if (link.from() == byRank[i]) {
                    heights[byRank[i]] = Math.max(heights[byRank[i]], heights[link.to()] + 1);
                }
            }
        }
        return heights;
    }
}
