package org.cresset.render.svg;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Times as places on a line. Long gaps, in which nothing happens, are cut. Times are in microseconds since 1970.
record TimeScale(List<Piece> pieces) {

    static final double CUT = 100;
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long LONG_GAP = 2 * HOUR;
    private static final int MOST_CUTS = 4;
    private static final double NARROWEST = 64;
    private static final double TICK = 74;
    private static final List<Long> STEPS = List.of(
            SECOND,
            5 * SECOND,
            15 * SECOND,
            30 * SECOND,
            MINUTE,
            2 * MINUTE,
            5 * MINUTE,
            10 * MINUTE,
            15 * MINUTE,
            30 * MINUTE,
            HOUR,
            2 * HOUR,
            3 * HOUR,
            6 * HOUR,
            12 * HOUR,
            DAY,
            2 * DAY,
            7 * DAY,
            30 * DAY,
            365 * DAY);

    TimeScale {
        pieces = List.copyOf(pieces);
    }

    /// A stretch of time without a long gap, and where it lies.
    record Piece(long from, long to, double left, double right) {

        double x(long time) {
            return from == to
                    ? (left + right) / 2
                    : left + (right - left) * ((double) (time - from) / (double) (to - from));
        }
    }

    /// A time that is written at the line.
    record Tick(double x, String label) {}

    /// The scale of times in order.
    static TimeScale of(List<Long> times, double left, double right) {
        List<long[]> stretches = stretches(times, threshold(times));
        double total = 0;
        for (long[] stretch : stretches) {
            total += (double) (stretch[1] - stretch[0]);
        }
        double room = right - left - CUT * (stretches.size() - 1);
        double free = Math.max(0, room - NARROWEST * stretches.size());
        List<Piece> pieces = new ArrayList<>();
        double x = left;
        for (long[] stretch : stretches) {
            double part = total == 0 ? 1.0 / stretches.size() : (double) (stretch[1] - stretch[0]) / total;
            double width = NARROWEST + free * part;
            pieces.add(new Piece(stretch[0], stretch[1], x, x + width));
            x += width + CUT;
        }
        return new TimeScale(pieces);
    }

    /// From which length on a gap is cut, so that there are few cuts.
    private static long threshold(List<Long> times) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        gaps.sort(null);
        long few = gaps.size() > MOST_CUTS ? gaps.get(gaps.size() - MOST_CUTS - 1) + 1 : 0;
        return Math.max(LONG_GAP, few);
    }

    private static List<long[]> stretches(List<Long> times, long threshold) {
        List<long[]> stretches = new ArrayList<>();
        for (long time : times) {
            if (stretches.isEmpty() || time - stretches.getLast()[1] >= threshold) {
                stretches.add(new long[] {time, time});
            }
            stretches.getLast()[1] = time;
        }
        return stretches;
    }

    double x(long time) {
        for (Piece piece : pieces) {
            if (time <= piece.to()) {
                return piece.x(Math.max(time, piece.from()));
            }
        }
        return pieces.isEmpty() ? 0 : pieces.getLast().right();
    }

    /// Round times, no two of them too near to each other.
    static List<Tick> ticks(Piece piece) {
        if (piece.from() == piece.to()) {
            return List.of(new Tick(piece.x(piece.from()), label(piece.from(), SECOND)));
        }
        double perTick = (double) (piece.to() - piece.from()) * TICK / (piece.right() - piece.left());
        long step = STEPS.stream().filter(each -> each >= perTick).findFirst().orElse((long) perTick);
        List<Tick> ticks = new ArrayList<>();
        for (long time = Math.ceilDiv(piece.from(), step) * step; time <= piece.to(); time += step) {
            ticks.add(new Tick(piece.x(time), label(time, step)));
        }
        return ticks.isEmpty() ? List.of(new Tick(piece.x(piece.from()), label(piece.from(), SECOND))) : ticks;
    }

    private static String label(long time, long step) {
        return format(time, step >= DAY ? "MM-dd" : step >= MINUTE ? "HH:mm" : "HH:mm:ss");
    }

    static String day(long time) {
        return format(time, "uuuu-MM-dd");
    }

    private static String format(long time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochSecond(Math.floorDiv(time, SECOND)));
    }
}
