package org.cresset.render.svg;

/// What kind of thing a box is: its outline, and a sign drawn in 16 by 16 units.
public enum Shape {
    PROGRAM(5, "M2 3h12v10H2z M2 6h12 M5 9l1.6 1.3L5 11.6 M8 11.6h3"),
    PAGE(0, "M4 1.5h5.5L13 5v9.5H4z M9.5 1.5V5H13 M6.5 8.5h4 M6.5 11h4"),
    ADDRESS(20, "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z M2 8h12 M8 2c3 3.4 3 8.6 0 12 M8 2c-3 3.4-3 8.6 0 12"),
    NAME(20, "M2 4h12v8H2z M4.5 8h7 M4.5 10h4"),
    SESSION(9, "M6 7.2a3 3 0 1 1 4 0 M3 14c.6-3.4 2.5-5 5-5s4.4 1.6 5 5z"),
    SERVICE(
            0,
            "M8 5.500a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z M8 1.500v2.3 M8 12.200v2.3 M1.5 8h2.3"
                    + " M12.2 8h2.3 M3.4 3.400l1.6 1.6 M11 11l1.6 1.6 M12.6 3.400L11 5 M5 11l-1.6 1.6"),
    MACHINE(2, "M1.5 2.500h13v8h-13z M8 10.500v3 M4.5 13.500h7"),
    STACK(3, "M3 6h10v8H3z M4.5 4h7 M6 2h4");

    /// How round its corners are.
    private final int radius;

    private final String sign;

    Shape(int radius, String sign) {
        this.radius = radius;
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /// The outline as the data of a path.
    String outline(double x, double y, double width, double height) {
        return switch (this) {
            case PAGE ->
                Svg.path("M", x, y, "H", x + width - 11, "L", x + width, y + 11, "V", y + height, "H", x) + "Z"
                        + Svg.path("M", x + width - 11, y, "V", y + 11, "H", x + width);
            case SERVICE ->
                Svg.path("M", x + 9, y, "H", x + width - 9, "L", x + width, y + 9, "V", y + height - 9)
                        + Svg.path("L", x + width - 9, y + height, "H", x + 9, "L", x, y + height - 9, "V", y + 9)
                        + "Z";
            case PROGRAM, ADDRESS, NAME, SESSION, MACHINE, STACK -> rounded(x, y, width, height);
        };
    }

    private String rounded(double x, double y, double width, double height) {
        double r = Math.min(radius, height / 2);
        return Svg.path("M", x + r, y, "H", x + width - r, "Q", x + width, y, x + width, y + r)
                + Svg.path("V", y + height - r, "Q", x + width, y + height, x + width - r, y + height)
                + Svg.path("H", x + r, "Q", x, y + height, x, y + height - r)
                + Svg.path("V", y + r, "Q", x, y, x + r, y)
                + "Z";
    }
}
