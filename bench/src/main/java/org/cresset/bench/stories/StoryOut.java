package org.cresset.bench.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cresset.report.form.JsonText;

/// A story as a method put it before a person.
///
/// @param firstEmitted when, in seconds since 1970; its day in UTC is that of the list the person reads
/// @param episodes each once, by time
public record StoryOut(String network, String id, double score, long firstEmitted, Collection<Episode> episodes) {

    /// As a person sees the stories of a day: by score; of equal ones the earlier first.
    static final Comparator<StoryOut> AS_READ = Comparator.comparingDouble(StoryOut::score)
            .reversed()
            .thenComparingLong(StoryOut::firstEmitted)
            .thenComparing(StoryOut::id);

    private static final long MICROS = 1_000_000;

    public StoryOut {
        episodes = List.copyOf(new TreeSet<>(episodes));
    }

    public LocalDate day() {
        return day(firstEmitted);
    }

    static LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }

    /// One line of the dump.
    String line() {
        return JsonText.line(out -> out.text("network", network)
                .text("id", id)
                .text("day", day().toString())
                .decimal("score", score)
                .time("first_emitted", firstEmitted * MICROS)
                .objects(
                        "episodes",
                        episodes,
                        (inner, episode) -> inner.text("rule", episode.rule())
                                .text("host", episode.host())
                                .time("start", episode.start() * MICROS)));
    }
}
