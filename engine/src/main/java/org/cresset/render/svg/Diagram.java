package org.cresset.render.svg;

import java.util.List;

/// Things, and what they did to each other. Texts may come from anywhere; they are escaped when they are drawn.
///
/// @param name what it shows, for those who cannot see it
/// @param boxes those that others start from first
public record Diagram(String name, List<Box> boxes, List<Arrow> arrows) {

    public Diagram {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /// One thing.
    ///
    /// @param detail a second, smaller line; may be empty
    /// @param title all that is known of it, shown on hover
    /// @param group the frame that it stands in; empty for none
    /// @param marked whether it should catch the eye
    /// @param rows things of one kind that share the box, instead of label and detail; empty where it is one thing
    public record Box(
            String id,
            Shape shape,
            String label,
            String detail,
            String title,
            String group,
            boolean marked,
            List<Row> rows) {
        public Box {
            rows = List.copyOf(rows);
        }
    }

    /// A thing that shares a box with others.
    public record Row(String label, String detail, String title) {}

    /// What one thing did to another. Arrows whose ends are no boxes, or the same, are not drawn.
    ///
    /// @param label a word or two
    /// @param weak whether it is less than sure
    public record Arrow(String from, String to, String label, String title, boolean weak) {}

    /// The drawing.
    public String svg() {
        return new DiagramSvg(this, Layout.of(this)).text();
    }
}
