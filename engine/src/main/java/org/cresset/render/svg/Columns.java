package org.cresset.render.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.render.svg.Layering.Link;

/// The columns of a diagram with what stands in them from above to below: boxes, and free ways for arrows that pass.
/// Arrows of one box that go to one band share their ways. Bands are rows over all columns that do not overlap.
final class Columns {

    private static final double SPACE = 12;
    private static final double WAY = 8;
    private static final double PORT = 14;
    private static final int SWEEPS = 12;

    /// A place in a column.
    static final class Slot {
        final int layer;
        final int band;
        final double height;
        final List<Slot> before = new ArrayList<>();
        final List<Slot> behind = new ArrayList<>();
        double y;

        Slot(int layer, int band, double height) {
            this.layer = layer;
            this.band = band;
            this.height = height;
        }

        double middle() {
            return y + height / 2;
        }
    }

    /// The ways of the arrows of a node into a band.
    private record Way(int from, int band, int layer) {}

    private final int[] layers;
    private final int[] bands;
    private final List<Link> links;
    private final List<Slot> nodes = new ArrayList<>();
    private final Map<Way, Slot> ways = new HashMap<>();
    private final List<List<Slot>> columns = new ArrayList<>();
    private final int[] comers;
    private double[] heights;

    Columns(int[] layers, List<Link> links, int[] bands, double[] boxes) {
        this.layers = layers;
        this.links = links;
        this.bands = bands;
        comers = new int[layers.length];
        links.forEach(link -> comers[link.to()]++);
        for (int i = 0; i < layers.length; i++) {
            double height = Math.max(boxes[i], PORT * comers[i] + 6);
            nodes.add(add(new Slot(layers[i], bands[i], height)));
        }
        links.forEach(this::connect);
        heights = new double[] {};
        order();
        measure();
    }

    private Slot add(Slot slot) {
        while (columns.size() <= slot.layer) {
            columns.add(new ArrayList<>());
        }
        columns.get(slot.layer).add(slot);
        return slot;
    }

    private void connect(Link link) {
        Slot last = nodes.get(link.from());
        int band = bands[link.to()];
        for (int layer = layers[link.from()] + 1; layer < layers[link.to()]; layer++) {
            Way way = new Way(link.from(), band, layer);
            Slot known = ways.get(way);
            if (known == null) {
                Slot slot = add(new Slot(layer, band, WAY));
                ways.put(way, slot);
                join(last, slot);
                last = slot;
            } else {
                last = known;
            }
        }
        join(last, nodes.get(link.to()));
    }

    private static void join(Slot left, Slot right) {
        left.behind.add(right);
        right.before.add(left);
    }

    Slot slot(int node) {
        return nodes.get(node);
    }

    /// The free places that a link passes, from the left to the right.
    List<Slot> way(Link link) {
        List<Slot> way = new ArrayList<>();
        for (int layer = layers[link.from()] + 1; layer < layers[link.to()]; layer++) {
            Slot slot = ways.get(new Way(link.from(), bands[link.to()], layer));
            if (slot != null) {
                way.add(slot);
            }
        }
        return way;
    }

    /// Where a link comes in at the left side of its box: those from above above.
    double port(int link) {
        int to = links.get(link).to();
        Slot slot = nodes.get(to);
        double mine = end(link);
        int above = 0;
        for (int other = 0; other < links.size(); other++) {
            boolean first = end(other) < mine || (end(other) == mine && other < link);
            above += links.get(other).to() == to && first ? 1 : 0;
        }
        return slot.middle() + (above - (comers[to] - 1) / 2.0) * PORT;
    }

    private double end(int link) {
        List<Slot> way = way(links.get(link));
        return (way.isEmpty() ? nodes.get(links.get(link).from()) : way.getLast()).middle();
    }

    /// Orders each column so that few arrows cross: by the middle of what each place is joined with.
    private void order() {
        columns.forEach(this::number);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean right = sweep % 2 == 0;
            for (List<Slot> column : right ? columns : columns.reversed()) {
                Map<Slot, Double> wishes = new HashMap<>();
                column.forEach(slot -> wishes.put(slot, wish(slot, right)));
                column.sort(Comparator.comparingInt((Slot slot) -> slot.band).thenComparing(wishes::get));
                number(column);
            }
        }
    }

    private void number(List<Slot> column) {
        for (int i = 0; i < column.size(); i++) {
            Slot slot = column.get(i);
            slot.y = (i + 0.5) / column.size() - slot.height / 2;
        }
    }

    private static double wish(Slot slot, boolean right) {
        List<Slot> joined = right ? slot.before : slot.behind;
        return joined.stream().mapToDouble(Slot::middle).average().orElse(slot.middle());
    }

    private void measure() {
        int last = columns.stream()
                .flatMap(List::stream)
                .mapToInt(slot -> slot.band)
                .max()
                .orElse(0);
        heights = new double[last + 1];
        for (List<Slot> column : columns) {
            double[] filled = new double[last + 1];
            column.forEach(slot -> filled[slot.band] += slot.height + (filled[slot.band] == 0 ? 0 : SPACE));
            for (int band = 0; band <= last; band++) {
                heights[band] = Math.max(heights[band], filled[band]);
            }
        }
    }

    /// How high a band must be.
    double height(int band) {
        return band < heights.length ? heights[band] : 0;
    }

    /// Gives each place its height in the drawing, near to what it is joined with.
    void place(List<Double> tops) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean right = sweep % 2 == 0;
            for (List<Slot> column : right ? columns : columns.reversed()) {
                for (int band = 0; band < heights.length; band++) {
                    settle(column, band, tops.get(band), right);
                }
            }
        }
    }

    private void settle(List<Slot> column, int band, double top, boolean right) {
        List<Slot> slots = column.stream().filter(slot -> slot.band == band).toList();
        double next = top;
        for (Slot slot : slots) {
            double wish = wish(slot, right) - slot.height / 2;
            slot.y = Math.max(next, wish);
            next = slot.y + slot.height + SPACE;
        }
        double end = top + heights[band];
        for (Slot slot : slots.reversed()) {
            slot.y = Math.min(slot.y, end - slot.height);
            end = slot.y - SPACE;
        }
    }
}
