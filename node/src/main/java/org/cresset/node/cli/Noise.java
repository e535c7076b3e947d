package org.cresset.node.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Level;

/// How often rules fire on ordinary days, by level.
///
/// @param events how many events they were asked about
record Noise(long events, long rules, long silent, Map<Level, Long> hits) {

    /// Counts.
    static final class Count {

        private final Map<Level, Long> hits = new EnumMap<>(Level.class);
        private long rules;
        private long silent;

        void add(Level level, long count) {
            hits.merge(level, count, Long::sum);
            rules++;
            silent += count == 0 ? 1 : 0;
        }

        Noise over(long events) {
            return new Noise(events, rules, silent, hits);
        }
    }

    private double perMillion(Level level) {
        return events == 0 ? 0 : Math.round(1e7 * hits.getOrDefault(level, 0L) / events) / 10.0;
    }

    String line() {
        StringBuilder line = new StringBuilder("noise per million of " + events + " events:");
        for (Level level : List.of(Level.values()).reversed()) {
            line.append(String.format(Locale.ROOT, " %s %.1f,", level.label(), perMillion(level)));
        }
        return line.append(' ')
                .append(silent)
                .append(" of ")
                .append(rules)
                .append(" rules silent")
                .toString();
    }

    String json() {
        return JsonText.line(out -> out.object("noise_per_million", levels -> {
                    for (Level level : List.of(Level.values()).reversed()) {
                        levels.decimal(level.label(), perMillion(level));
                    }
                })
                .number("events", events)
                .number("rules", rules)
                .number("silent", silent));
    }
}
