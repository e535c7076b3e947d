package org.cresset.render.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cresset.Property;
import org.cresset.render.svg.LaneChart.Mark;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Charts of lanes, and their scale of time.
final class LaneChartTest {

    private static final long HOUR = 3_600_000_000L;

    @Test
    void marks_stand_inside_the_chart_in_the_order_of_time() {
        Property.holds(300, chance -> {
            List<Mark> marks = new ArrayList<>();
            long time = 1_600_000_000_000_000L;
            for (int i = 1 + chance.nextInt(40); i > 0; i--) {
                time += chance.nextLong(chance.nextInt(4) == 0 ? 9_000 * HOUR : HOUR);
                marks.add(new Mark(chance.nextInt(3), time, chance.nextLong(1, 1L << 40), "low", "<t>"));
            }
            Element svg = DiagramTest.parse(new LaneChart("c", List.of("a", "<b>", "c"), marks, span -> "x").svg());
            NodeList circles = svg.getElementsByTagName("circle");
            assertThat(circles.getLength()).isEqualTo(marks.size());
            for (int i = 0; i < circles.getLength(); i++) {
                Element circle = (Element) circles.item(i);
                double x = Double.parseDouble(circle.getAttribute("cx"));
                double radius = Double.parseDouble(circle.getAttribute("r"));
                assertThat(x - radius).isGreaterThan(178);
                assertThat(x + radius).isLessThan(1090);
            }
            TimeScale scale =
                    TimeScale.of(marks.stream().map(Mark::time).distinct().toList(), 0, 1000);
            assertThat(marks.stream().map(mark -> scale.x(mark.time())).toList())
                    .isSorted();
            assertThat(scale.pieces()).hasSizeLessThanOrEqualTo(5);
        });
    }

    @Test
    void gaps_of_hours_are_cut_and_shorter_ones_are_not() {
        assertThat(TimeScale.of(List.of(0L, HOUR, 30 * HOUR, 31 * HOUR), 0, 1000)
                        .pieces())
                .hasSize(2);
        assertThat(TimeScale.of(List.of(0L, HOUR, 2 * HOUR), 0, 1000).pieces()).hasSize(1);
    }

    @Test
    void ticks_are_round_times_with_room_between_them() {
        Property.holds(300, chance -> {
            long from = chance.nextLong(1L << 50);
            long to = from + chance.nextLong(1L << chance.nextInt(1, 50));
            List<TimeScale.Tick> ticks = TimeScale.ticks(new TimeScale.Piece(from, to, 100, 900));
            assertThat(ticks).hasSizeBetween(1, 12);
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(ticks.get(i).x() - ticks.get(i - 1).x()).isGreaterThanOrEqualTo(73.9);
            }
        });
    }
}
