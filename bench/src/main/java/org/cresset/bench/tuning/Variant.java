package org.cresset.bench.tuning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cresset.story.assembly.Settings;
import org.cresset.story.assembly.Settings.Part;
import org.cresset.surprise.Learning;

/// The shipped settings with one of them changed.
///
/// @param axis what is changed
/// @param value to what
record Variant(String axis, String value, Settings settings) {

    private static final Settings SHIPPED = Settings.SHIPPED;
    private static final long MINUTE = 60_000_000L;

    static Variant shipped() {
        return new Variant("shipped", "", SHIPPED);
    }

    /// Those that could be shipped.
    static List<Variant> grid() {
        Learning learning = SHIPPED.learning();
        List<Variant> grid = new ArrayList<>();
        for (double belief : List.of(0.5, 2.0, 4.0)) {
            grid.add(learned("belief", belief, new Learning(learning.guard(), belief, learning.halfLife())));
        }
        for (double days : List.of(2.0, 14.0)) {
            grid.add(learned("half_life_days", days, new Learning(learning.guard(), learning.belief(), days)));
        }
        for (double guard : List.of(10.0, 40.0)) {
            grid.add(learned("guard", guard, new Learning(guard, learning.belief(), learning.halfLife())));
        }
        for (double hot : List.of(2.0, 4.0)) {
            grid.add(new Variant("hot", Double.toString(hot), with(hot, SHIPPED.pause(), SHIPPED.second())));
        }
        for (long minutes : List.of(30L, 120L)) {
            Settings settings = with(SHIPPED.hot(), minutes * MINUTE, SHIPPED.second());
            grid.add(new Variant("pause_minutes", Long.toString(minutes), settings));
        }
        for (double second : List.of(0.0, 0.5)) {
            grid.add(new Variant("second", Double.toString(second), with(SHIPPED.hot(), SHIPPED.pause(), second)));
        }
        grid.add(new Variant("unknown_tactics", "do not count", without(Part.UNKNOWN)));
        return grid;
    }

    /// Those that show what a part of the score does.
    static List<Variant> ablations() {
        Settings pause = with(SHIPPED.hot(), Long.MAX_VALUE, SHIPPED.second());
        Settings hosts = new Settings(
                SHIPPED.prior(),
                SHIPPED.learned(),
                SHIPPED.hot(),
                SHIPPED.pause(),
                SHIPPED.second(),
                0,
                SHIPPED.learning(),
                Set.of());
        return List.of(
                new Variant("without", "surprise (4 for all)", without(Part.SURPRISE)),
                new Variant("without", "largest of a tactic (sum)", without(Part.TACTICS)),
                new Variant("without", "pause", pause),
                new Variant("without", "hosts", hosts));
    }

    private static Variant learned(String axis, double value, Learning learning) {
        Settings settings = new Settings(
                SHIPPED.prior(),
                SHIPPED.learned(),
                SHIPPED.hot(),
                SHIPPED.pause(),
                SHIPPED.second(),
                SHIPPED.hosts(),
                learning,
                Set.of());
        return new Variant(axis, Double.toString(value), settings);
    }

    private static Settings with(double hot, long pause, double second) {
        return new Settings(
                SHIPPED.prior(), SHIPPED.learned(), hot, pause, second, SHIPPED.hosts(), SHIPPED.learning(), Set.of());
    }

    private static Settings without(Part part) {
        return new Settings(
                SHIPPED.prior(),
                SHIPPED.learned(),
                SHIPPED.hot(),
                SHIPPED.pause(),
                SHIPPED.second(),
                SHIPPED.hosts(),
                SHIPPED.learning(),
                EnumSet.of(part));
    }
}
