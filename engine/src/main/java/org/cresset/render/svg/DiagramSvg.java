package org.cresset.render.svg;

import java.util.List;
import org.cresset.render.svg.Layout.Rect;
import org.cresset.render.svg.Layout.Route;

/// Draws a diagram where its layout says.
final class DiagramSvg {

    private static final double LABEL = 11;
    private static final double DETAIL = 10;
    private static final double WORD = 8.5;

    private final Diagram diagram;
    private final Layout layout;
    private final Svg out;

    DiagramSvg(Diagram diagram, Layout layout) {
        this.diagram = diagram;
        this.layout = layout;
        String style = layout.width() > 1420 ? "diagram wide" : "diagram";
        out = Svg.of(style, diagram.name(), layout.width(), layout.height());
    }

    String text() {
        layout.frames().forEach(this::frame);
        layout.routes().forEach(this::line);
        for (int i = 0; i < layout.boxes().size(); i++) {
            box(diagram.boxes().get(i), layout.boxes().get(i));
        }
        layout.routes().forEach(this::word);
        return out.end();
    }

    private void frame(Layout.Frame frame) {
        Rect rect = frame.rect();
        out.element(
                "rect",
                "class",
                "frame",
                "x",
                Svg.number(rect.x()),
                "y",
                Svg.number(rect.y()),
                "width",
                Svg.number(rect.width()),
                "height",
                Svg.number(rect.height()),
                "rx",
                "8");
        out.text("frame-name", rect.x() + 10, rect.y() + 15, Svg.fit(frame.group(), rect.width() - 20, LABEL));
    }

    private void line(Route route) {
        Diagram.Arrow arrow = diagram.arrows().get(route.arrow());
        List<Double> points = route.points();
        double x = points.get(0);
        double y = points.get(1);
        StringBuilder data = new StringBuilder(Svg.path("M", x, y));
        for (int i = 2; i < points.size(); i += 2) {
            double nextX = points.get(i);
            double nextY = points.get(i + 1);
            boolean bends = i % 4 == 2;
            double half = layout.gap() * 0.36;
            data.append(
                    bends
                            ? Svg.path("C", x + half, y, nextX - half - 8, nextY, nextX - 6, nextY, "H", nextX)
                            : Svg.path("L", nextX, nextY));
            x = nextX;
            y = nextY;
        }
        out.open("g", "class", arrow.weak() ? "arrow weak" : "arrow").title(arrow.title());
        out.element("path", "class", "line", "d", data.toString());
        out.element("path", "class", "head", "d", head(route));
        out.close("g");
    }

    private static String head(Route route) {
        List<Double> points = route.points();
        double x = route.back() ? points.get(0) : points.get(points.size() - 2);
        double y = route.back() ? points.get(1) : points.getLast();
        double back = route.back() ? 7 : -7;
        return Svg.path("M", x, y, "L", x + back, y - 3.5, "L", x + back, y + 3.5) + "Z";
    }

    /// The word of an arrow stands before the box that it comes to.
    private void word(Route route) {
        Diagram.Arrow arrow = diagram.arrows().get(route.arrow());
        double x = route.points().get(route.points().size() - 2);
        double y = route.points().getLast();
        out.text("word", x - 9, y - 3.5, Svg.fit(arrow.label(), layout.gap() - 12, WORD));
    }

    private void box(Diagram.Box box, Rect rect) {
        String style = "box " + box.shape().name().toLowerCase(java.util.Locale.ROOT) + (box.marked() ? " marked" : "");
        out.open("g", "class", style).title(box.title());
        out.element(
                "path", "class", "outline", "d", box.shape().outline(rect.x(), rect.y(), rect.width(), rect.height()));
        double middle = rect.y() + rect.height() / 2;
        String place = "translate(" + Svg.number(rect.x() + 7) + " " + Svg.number(middle - 8) + ")";
        out.element(
                "path", "class", "sign", "transform", place, "d", box.shape().sign());
        double left = rect.x() + 27;
        double room = rect.right() - left - 6;
        if (box.rows().isEmpty()) {
            boolean one = box.detail().isEmpty();
            double narrower = box.shape() == Shape.PAGE ? 8 : 0;
            out.text("label", left, middle + (one ? 4 : -2), Svg.fitMiddle(box.label(), room - narrower, LABEL));
            out.text("detail", left, middle + 12, Svg.fit(box.detail(), room, DETAIL));
        }
        double y = middle - Layout.ROW * box.rows().size() / 2 + 11;
        for (Diagram.Row row : box.rows()) {
            row(row, left, y, room);
            y += Layout.ROW;
        }
        out.close("g");
    }

    private void row(Diagram.Row row, double x, double y, double room) {
        double label = room - 54;
        out.open("g", "class", "row").title(row.title());
        out.text("label", x, y, Svg.fitMiddle(row.label(), label - 4, LABEL));
        out.text("detail", x + label, y, Svg.fit(row.detail(), room - label, DETAIL));
        out.close("g");
    }
}
