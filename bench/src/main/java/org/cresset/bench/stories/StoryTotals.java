package org.cresset.bench.stories;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.cresset.report.form.JsonText;

/// How good the stories of several networks are together.
///
/// @param falsePerDay false stories by all days
/// @param rank1 of how many networks the attack is at the top of a day
/// @param purity the mean of the networks
/// @param detected the longest time to detect of all, in seconds; nothing where a network has none
/// @param anew the same of stories that began after the first step
public record StoryTotals(
        double falsePerDay,
        long rank1,
        long networks,
        double purity,
        long steps,
        long stepsTotal,
        Optional<Long> detected,
        Optional<Long> anew,
        double storiesPerDay) {

    public static StoryTotals of(Collection<StoryScore> networks) {
        List<StoryScore> all = List.copyOf(networks);
        double days = sum(all, StoryScore::days);
        return new StoryTotals(
                sum(all, StoryScore::falseStories) / days,
                all.stream().filter(StoryScore::rank1).count(),
                all.size(),
                all.stream().mapToDouble(StoryScore::purity).average().orElse(0),
                sum(all, score -> score.steps().size()),
                sum(all, StoryScore::stepsTotal),
                worst(all, StoryScore::detected),
                worst(all, StoryScore::anew),
                sum(all, StoryScore::stories) / days);
    }

    private static long sum(List<StoryScore> all, ToLongFunction<StoryScore> part) {
        return all.stream().mapToLong(part).sum();
    }

    private static Optional<Long> worst(List<StoryScore> all, Function<StoryScore, Optional<Long>> time) {
        List<Long> times = all.stream().map(time).flatMap(Optional::stream).toList();
        return times.size() < all.size() ? Optional.empty() : times.stream().max(Comparator.naturalOrder());
    }

    public void write(JsonText out) {
        out.decimal("false_stories_per_day", rounded(falsePerDay))
                .number("rank1", rank1)
                .number("networks", networks)
                .decimal("episode_purity", rounded(purity))
                .number("steps_best", steps)
                .number("steps_total", stepsTotal);
        minutes(out, "worst_minutes_to_detect", detected);
        minutes(out, "worst_minutes_to_new_story", anew);
        out.decimal("stories_per_day", rounded(storiesPerDay));
    }

    static void minutes(JsonText out, String name, Optional<Long> seconds) {
        seconds.ifPresentOrElse(some -> out.decimal(name, rounded(some / 60.0)), () -> out.nothing(name));
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
