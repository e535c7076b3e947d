package org.cresset.render.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cresset.Property;
import org.cresset.render.svg.Diagram.Arrow;
import org.cresset.render.svg.Diagram.Box;
import org.cresset.render.svg.Diagram.Row;
import org.cresset.render.svg.Layout.Rect;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// What holds of every drawing.
final class DiagramTest {

    private static final String[] BITS = {
        "a", "W", "中", "<b>", "&", "\"", "'", "\u202e", "\u0000", "\uFFFF", "\ud800", "]]>", "\n"
    };

    private static Diagram diagram(RandomGenerator chance) {
        int count = chance.nextInt(50);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Row> rows = new ArrayList<>();
            for (int j = chance.nextInt(5) == 0 ? chance.nextInt(20) : 0; j > 0; j--) {
                rows.add(new Row(text(chance), text(chance), text(chance)));
            }
            Shape shape = List.of(Shape.values()).get(chance.nextInt(8));
            String group = chance.nextInt(3) == 0 ? "" : "host" + chance.nextInt(3);
            boolean marked = chance.nextBoolean();
            boxes.add(new Box("n" + i, shape, text(chance), text(chance), text(chance), group, marked, rows));
        }
        List<Arrow> arrows = new ArrayList<>();
        for (int i = chance.nextInt(80); i > 0; i--) {
            String from = "n" + chance.nextInt(count + 2);
            arrows.add(
                    new Arrow(from, "n" + chance.nextInt(count + 2), text(chance), text(chance), chance.nextBoolean()));
        }
        return new Diagram(text(chance), boxes, arrows);
    }

    private static String text(RandomGenerator chance) {
        return Property.text(chance, 40, BITS);
    }

    private static boolean overlap(Rect one, Rect two) {
        return one.x() < two.right() && two.x() < one.right() && one.y() < two.bottom() && two.y() < one.bottom();
    }

    private static boolean holds(Rect outer, Rect inner) {
        return inner.x() >= outer.x()
                && inner.y() >= outer.y()
                && inner.right() <= outer.right()
                && inner.bottom() <= outer.bottom();
    }

    @Test
    void every_box_is_on_the_canvas_and_no_two_overlap() {
        Property.holds(300, chance -> {
            Diagram diagram = diagram(chance);
            Layout layout = Layout.of(diagram);
            Rect canvas = new Rect(0, 0, layout.width(), layout.height());
            List<Rect> boxes = layout.boxes();
            assertThat(boxes).hasSameSizeAs(diagram.boxes()).allMatch(box -> holds(canvas, box));
            for (int i = 0; i < boxes.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(overlap(boxes.get(i), boxes.get(j)))
                            .as("%d %d", i, j)
                            .isFalse();
                }
            }
        });
    }

    @Test
    void a_frame_holds_the_boxes_of_its_group_and_no_other() {
        Property.holds(300, chance -> {
            Diagram diagram = diagram(chance);
            Layout layout = Layout.of(diagram);
            for (Layout.Frame frame : layout.frames()) {
                for (int i = 0; i < layout.boxes().size(); i++) {
                    boolean member = diagram.boxes().get(i).group().equals(frame.group());
                    assertThat(holds(frame.rect(), layout.boxes().get(i))).isEqualTo(member);
                    assertThat(overlap(frame.rect(), layout.boxes().get(i))).isEqualTo(member);
                }
            }
        });
    }

    @Test
    void arrows_go_to_the_right_and_pass_no_box() {
        Property.holds(300, chance -> {
            Layout layout = Layout.of(diagram(chance));
            for (Layout.Route route : layout.routes()) {
                for (int i = 2; i < route.points().size(); i += 2) {
                    assertThat(route.points().get(i))
                            .isGreaterThan(route.points().get(i - 2));
                }
                for (int i = 2; i + 3 < route.points().size(); i += 4) {
                    double x = route.points().get(i);
                    Rect way = new Rect(
                            x, route.points().get(i + 1) - 1, route.points().get(i + 2) - x, 2);
                    assertThat(layout.boxes()).noneMatch(box -> overlap(way, box));
                }
            }
        });
    }

    @Test
    void a_drawing_is_well_formed_and_its_text_is_text_that_fits() {
        Property.holds(150, chance -> {
            Diagram diagram = diagram(chance);
            Layout layout = Layout.of(diagram);
            Element root = parse(diagram.svg());
            NodeList texts = root.getElementsByTagName("text");
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                assertThat(text.getElementsByTagName("*").getLength()).isZero();
                assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(0.0, layout.width());
                assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, layout.height());
            }
            assertThat(root.getElementsByTagName("b").getLength()).isZero();
            assertThat(root.getElementsByTagName("script").getLength()).isZero();
        });
    }

    static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    @Test
    void what_was_cut_shows_its_ending() {
        assertThat(Svg.fitMiddle("win_opener_x64.exe", 100, 11)).isEqualTo("win_open\u20264.exe");
        assertThat(Svg.fit("win_opener_x64.exe", 100, 11)).isEqualTo("win_opener_x6\u2026");
        assertThat(Svg.fit("short", 100, 11)).isEqualTo("short");
    }

    @Test
    void a_circle_is_drawn_with_an_arrow_that_goes_back() {
        List<Box> boxes = List.of(box("a"), box("b"));
        List<Arrow> arrows = List.of(new Arrow("a", "b", "", "", false), new Arrow("b", "a", "", "", false));
        Layout layout = Layout.of(new Diagram("", boxes, arrows));
        assertThat(layout.routes()).extracting(Layout.Route::back).containsExactly(false, true);
        assertThat(layout.boxes().get(0).x()).isLessThan(layout.boxes().get(1).x());
    }

    private static Box box(String id) {
        return new Box(id, Shape.PROGRAM, id, "", "", "", false, List.of());
    }
}
