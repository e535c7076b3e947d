package org.cresset.render.svg;

import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

/// What happened when, in lanes one above another. Texts are escaped when they are drawn.
///
/// @param name what it shows, for those who cannot see it
/// @param lanes the names of the lanes
/// @param span a length of time in microseconds, in words
public record LaneChart(String name, List<String> lanes, List<Mark> marks, LongFunction<String> span) {

    private static final double WIDTH = 1090;
    private static final double NAMES = 178;
    private static final double LANE = 30;
    private static final double TOP = 8;
    private static final double TEXT = 11.5;
    private static final double LARGEST = 12;

    public LaneChart {
        lanes = List.copyOf(lanes);
        marks = List.copyOf(marks);
    }

    /// Something in a lane.
    ///
    /// @param time in microseconds since 1970
    /// @param count how often; the larger, the larger the mark
    /// @param style its class
    public record Mark(int lane, long time, long count, String style, String title) {}

    /// The drawing.
    public String svg() {
        double bottom = TOP + lanes.size() * LANE;
        Svg out = Svg.of("lanes", name, WIDTH, bottom + 40);
        List<Long> times = marks.stream().map(Mark::time).sorted().distinct().toList();
        TimeScale scale = TimeScale.of(times, NAMES + 30, WIDTH - 32);
        for (int i = 0; i < lanes.size(); i++) {
            lane(out, i);
        }
        axis(out, scale, bottom);
        marks.stream()
                .sorted(Comparator.comparingLong((Mark mark) -> -mark.count()))
                .forEach(mark -> mark(out, scale, mark));
        return out.end();
    }

    private static double middle(int lane) {
        return TOP + lane * LANE + LANE / 2;
    }

    private void lane(Svg out, int lane) {
        out.text("lane-name", 0, middle(lane) + 4, Svg.fit(lanes.get(lane), NAMES - 6, TEXT));
        String line = Svg.path("M", NAMES, middle(lane), "H", WIDTH - 4);
        out.element("path", "class", "lane", "d", line);
    }

    private void axis(Svg out, TimeScale scale, double bottom) {
        String day = "";
        for (int i = 0; i < scale.pieces().size(); i++) {
            TimeScale.Piece piece = scale.pieces().get(i);
            String line = Svg.path("M", piece.left() - 6, bottom + 2, "H", piece.right() + 6);
            out.element("path", "class", "axis", "d", line);
            for (TimeScale.Tick tick : TimeScale.ticks(piece)) {
                out.element("path", "class", "tick", "d", Svg.path("M", tick.x(), TOP, "V", bottom + 6));
                out.text("tick-label", tick.x(), bottom + 18, tick.label());
            }
            if (!day.equals(TimeScale.day(piece.from()))) {
                day = TimeScale.day(piece.from());
                out.text("day", piece.left() - 6, bottom + 33, day);
            }
            if (i > 0) {
                cut(out, scale.pieces().get(i - 1), piece, bottom);
            }
        }
    }

    private void cut(Svg out, TimeScale.Piece before, TimeScale.Piece piece, double bottom) {
        double x = (before.right() + piece.left()) / 2;
        String line = Svg.path("M", x - 4, bottom + 6, "L", x, bottom - 2, "M", x, bottom + 6, "L", x + 4, bottom - 2);
        out.element("path", "class", "axis", "d", line);
        out.element("path", "class", "cut", "d", Svg.path("M", x, TOP, "V", bottom - 5));
        out.text("cut-label", x, bottom + 33, span.apply(piece.from() - before.to()));
    }

    private void mark(Svg out, TimeScale scale, Mark mark) {
        double radius = Math.min(LARGEST, 4.5 + 1.6 * Math.log((double) Math.max(1, mark.count())) / Math.log(2));
        out.open(
                "circle",
                "class",
                "mark " + mark.style(),
                "cx",
                Svg.number(scale.x(mark.time())),
                "cy",
                Svg.number(middle(mark.lane())),
                "r",
                Svg.number(radius));
        out.title(mark.title()).close("circle");
    }
}
