package org.cresset.bench.stories;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cresset.report.form.JsonText;

/// How good the stories of one network are.
///
/// The best story is the one with the most steps; of equal ones the one that a person reads first. A story is false
/// where none of its episodes is labelled.
///
/// @param rank1 whether the story at the top of a day of the attack holds a step of it
/// @param purity labelled episodes of the best story by all its episodes; 0 where there is none
/// @param steps the steps in the best story
/// @param detected seconds from the first step to when a story first held a step; a story that was there before counts
///     from its first step
/// @param anew the same for stories first shown after the first step: nobody may look again at one from before
public record StoryScore(
        long days,
        long stories,
        long falseStories,
        boolean rank1,
        double purity,
        Set<String> steps,
        long stepsTotal,
        Optional<Long> detected,
        Optional<Long> anew) {

    public StoryScore {
        steps = Set.copyOf(steps);
    }

    public static StoryScore of(Truth truth, List<StoryOut> stories) {
        Map<LocalDate, List<StoryOut>> byDay = stories.stream().collect(Collectors.groupingBy(StoryOut::day));
        boolean rank1 = byDay.entrySet().stream()
                .filter(day -> truth.attackDays().contains(day.getKey()))
                .map(day -> day.getValue().stream().min(StoryOut.AS_READ).orElseThrow())
                .anyMatch(story -> firstStep(truth, story) < Long.MAX_VALUE);
        Optional<StoryOut> best = stories.stream()
                .filter(story -> labelled(truth, story) > 0)
                .min(Comparator.<StoryOut>comparingInt(
                                story -> -steps(truth, story).size())
                        .thenComparing(StoryOut.AS_READ));
        return new StoryScore(
                truth.days(),
                stories.size(),
                stories.stream().filter(story -> labelled(truth, story) == 0).count(),
                rank1,
                best.map(story -> labelled(truth, story)
                                / (double) story.episodes().size())
                        .orElse(0.0),
                best.map(story -> steps(truth, story)).orElse(Set.of()),
                truth.steps().size(),
                earliest(truth, stories, Long.MIN_VALUE),
                earliest(truth, stories, truth.firstStep()));
    }

    private static long labelled(Truth truth, StoryOut story) {
        return story.episodes().stream().filter(truth.labelled()::containsKey).count();
    }

    private static Set<String> steps(Truth truth, StoryOut story) {
        Set<String> steps = new HashSet<>();
        story.episodes().forEach(episode -> {
            Truth.Labels labels = truth.labelled().get(episode);
            if (labels != null) {
                steps.addAll(labels.steps());
            }
        });
        return steps;
    }

    /// When the first step in a story was, or [Long#MAX_VALUE].
    private static long firstStep(Truth truth, StoryOut story) {
        return story.episodes().stream()
                .map(truth.labelled()::get)
                .filter(labels -> labels != null && labels.isStep())
                .mapToLong(Truth.Labels::firstStep)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Optional<Long> earliest(Truth truth, List<StoryOut> stories, long since) {
        LongStream seen = stories.stream()
                .filter(story -> story.firstEmitted() >= since)
                .filter(story -> firstStep(truth, story) < Long.MAX_VALUE)
                .mapToLong(story -> Math.max(story.firstEmitted(), firstStep(truth, story)));
        return seen.boxed().min(Comparator.naturalOrder()).map(second -> second - truth.firstStep());
    }

    /// The figures of a method over all networks.
    static void write(Map<String, StoryScore> networks, JsonText out) {
        StoryTotals.of(networks.values()).write(out);
        out.object("by_network", inner -> networks.forEach((name, score) -> inner.object(name, score::write)));
    }

    private void write(JsonText out) {
        out.number("days", days)
                .number("stories", stories)
                .number("false_stories", falseStories)
                .flag("rank1", rank1)
                .decimal("episode_purity", StoryTotals.rounded(purity))
                .texts("steps_best", steps.stream().sorted().toList())
                .number("steps_total", stepsTotal);
        StoryTotals.minutes(out, "minutes_to_detect", detected);
        StoryTotals.minutes(out, "minutes_to_new_story", anew);
    }
}
