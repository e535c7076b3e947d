package org.cresset.render.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.render.svg.Layering.Link;

/// Where the boxes of a diagram stand and where its arrows run. Immutable.
///
/// @param gap between two columns
/// @param boxes in the order of the diagram's
/// @param frames around the boxes of each group, where there is more than one group
record Layout(double width, double height, double gap, List<Rect> boxes, List<Frame> frames, List<Route> routes) {

    static final double BOX_HEIGHT = 40;
    static final double ROW = 15;
    private static final double WIDEST = 1090;
    private static final double MARGIN = 14;
    private static final int MOST_IN_A_COLUMN = 12;
    private static final double FRAME_HEAD = 26;
    private static final double FRAME_FOOT = 12;

    Layout {
        boxes = List.copyOf(boxes);
        frames = List.copyOf(frames);
        routes = List.copyOf(routes);
    }

    /// A place in the drawing.
    record Rect(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    /// What holds the boxes of a group.
    record Frame(String group, Rect rect) {}

    /// The way of an arrow, from the left to the right.
    ///
    /// @param arrow its number in the diagram
    /// @param back whether it points to the left
    /// @param points pairs of x and y: a bend to the second, level to the third, a bend to the fourth, and so on
    record Route(int arrow, boolean back, List<Double> points) {
        Route {
            points = List.copyOf(points);
        }
    }

    static Layout of(Diagram diagram) {
        return new Work(diagram).layout();
    }

    /// A layout that is being made.
    private static final class Work {

        private final Diagram diagram;
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final List<Integer> arrows = new ArrayList<>();
        private final List<Boolean> turned = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<String> groups;
        private final int[] layers;
        private final Columns columns;
        private final double boxWidth;
        private final double gap;

        Work(Diagram diagram) {
            this.diagram = diagram;
            List<Diagram.Box> boxes = diagram.boxes();
            for (Diagram.Box box : boxes) {
                numbers.putIfAbsent(box.id(), numbers.size());
            }
            if (numbers.size() < boxes.size()) {
                throw new IllegalArgumentException("two boxes of a diagram have the same id");
            }
            links();
            groups = groups(boxes);
            layers = Layering.of(boxes.size(), links, MOST_IN_A_COLUMN);
            int last = 0;
            for (int layer : layers) {
                last = Math.max(last, layer);
            }
            boolean many = last > 6;
            gap = many ? 54 : 62;
            double room = (WIDEST - 2 * MARGIN - last * gap) / (last + 1);
            boxWidth = Math.clamp(room, many ? 118 : 132, 200);
            columns = new Columns(layers, links, bands(boxes), heights(boxes));
        }

        private void links() {
            List<Link> all = new ArrayList<>();
            for (int i = 0; i < diagram.arrows().size(); i++) {
                Diagram.Arrow arrow = diagram.arrows().get(i);
                Integer from = numbers.get(arrow.from());
                Integer to = numbers.get(arrow.to());
                if (from != null && to != null && !from.equals(to)) {
                    all.add(new Link(from, to));
                    arrows.add(i);
                }
            }
            links.addAll(Layering.withoutCircles(numbers.size(), all));
            for (int i = 0; i < all.size(); i++) {
                turned.add(!all.get(i).equals(links.get(i)));
            }
        }

        /// The groups from above to below: those that are drawn as frames, then what is in none. One group alone needs
        /// no frame.
        private static List<String> groups(List<Diagram.Box> boxes) {
            Set<String> groups = new LinkedHashSet<>();
            boxes.stream()
                    .map(Diagram.Box::group)
                    .filter(group -> !group.isEmpty())
                    .forEach(groups::add);
            return groups.size() < 2 ? List.of() : List.copyOf(groups);
        }

        private int[] bands(List<Diagram.Box> boxes) {
            int[] bands = new int[boxes.size()];
            for (int i = 0; i < bands.length; i++) {
                int band = groups.indexOf(boxes.get(i).group());
                bands[i] = band < 0 ? groups.size() : band;
            }
            return bands;
        }

        private static double[] heights(List<Diagram.Box> boxes) {
            return boxes.stream()
                    .mapToDouble(box -> Math.max(BOX_HEIGHT, ROW * box.rows().size() + 10))
                    .toArray();
        }

        private double left(int layer) {
            return MARGIN + layer * (boxWidth + gap);
        }

        Layout layout() {
            List<Double> tops = new ArrayList<>();
            double y = MARGIN;
            for (int band = 0; band <= groups.size(); band++) {
                boolean framed = band < groups.size();
                y += framed ? FRAME_HEAD : 0;
                tops.add(y);
                double height = columns.height(band);
                y += height + (height == 0 ? 0 : framed ? FRAME_FOOT + MARGIN : MARGIN);
            }
            columns.place(tops);
            List<Rect> rects = new ArrayList<>();
            for (int i = 0; i < layers.length; i++) {
                Columns.Slot slot = columns.slot(i);
                rects.add(new Rect(left(layers[i]), slot.y, boxWidth, slot.height));
            }
            double right = rects.stream().mapToDouble(Rect::right).max().orElse(0);
            return new Layout(right + MARGIN, y, gap, rects, frames(rects, tops), routes(rects));
        }

        private List<Frame> frames(List<Rect> rects, List<Double> tops) {
            List<Frame> frames = new ArrayList<>();
            for (int band = 0; band < groups.size(); band++) {
                double left = Double.MAX_VALUE;
                double right = 0;
                for (int i = 0; i < rects.size(); i++) {
                    boolean inside = diagram.boxes().get(i).group().equals(groups.get(band));
                    left = inside ? Math.min(left, rects.get(i).x()) : left;
                    right = inside ? Math.max(right, rects.get(i).right()) : right;
                }
                double top = tops.get(band) - FRAME_HEAD + 4;
                double height = columns.height(band) + FRAME_HEAD - 4 + FRAME_FOOT;
                frames.add(new Frame(groups.get(band), new Rect(left - 9, top, right - left + 18, height)));
            }
            return frames;
        }

        private List<Route> routes(List<Rect> rects) {
            List<Route> routes = new ArrayList<>();
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                Rect from = rects.get(link.from());
                List<Double> points = new ArrayList<>(List.of(from.right(), from.y() + from.height() / 2));
                for (Columns.Slot way : columns.way(link)) {
                    double y = way.y + way.height / 2;
                    points.addAll(List.of(left(way.layer), y, left(way.layer) + boxWidth, y));
                }
                points.addAll(List.of(rects.get(link.to()).x(), columns.port(i)));
                routes.add(new Route(arrows.get(i), turned.get(i), points));
            }
            return routes;
        }
    }
}
