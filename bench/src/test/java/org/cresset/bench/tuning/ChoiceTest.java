package org.cresset.bench.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.cresset.bench.stories.StoryScore;
import org.junit.jupiter.api.Test;

final class ChoiceTest {

    private static List<StoryScore> curve(IntFunction<StoryScore> at) {
        return Thetas.numbers().stream().map(at::apply).toList();
    }

    private static StoryScore score(long falseStories, boolean rank1, long seconds) {
        return new StoryScore(
                10, 3, falseStories, rank1, 1, Set.of("scan"), 1, Optional.of(seconds), Optional.of(seconds));
    }

    /// False stories below one threshold, and no attack from another on.
    private static List<StoryScore> between(int from, int to) {
        return curve(theta -> score(theta < from ? 9 : 0, theta <= to, 60));
    }

    @Test
    void the_middle_of_the_range_that_suits_all_networks_is_chosen() {
        Choice choice = Choice.of(List.of(between(10, 60), between(30, 90)));
        assertThat(choice.range()).contains(new Thetas.Range(30, 60));
        assertThat(choice.theta()).isEqualTo(45);
        assertThat(Thetas.of(45)).isCloseTo(Math.sqrt(Thetas.of(30) * Thetas.of(60)), within(1e-9));
    }

    @Test
    void false_stories_count_over_all_days_together() {
        List<StoryScore> one = curve(theta -> score(2, true, 60));
        List<StoryScore> other = curve(theta -> score(theta < 20 ? 1 : 0, true, 60));
        assertThat(Choice.of(List.of(one, other)).range().map(Thetas.Range::from))
                .contains(20);
    }

    @Test
    void what_is_detected_too_late_does_not_suit() {
        List<StoryScore> late = curve(theta -> score(0, true, theta > 40 ? 901 : 900));
        assertThat(Choice.of(List.of(late)).range()).contains(new Thetas.Range(0, 40));
    }

    @Test
    void of_several_ranges_the_widest_is_taken() {
        assertThat(Thetas.widest(theta -> theta < 5 || (theta > 20 && theta <= 30) || theta == 50))
                .contains(new Thetas.Range(21, 30));
    }

    @Test
    void a_range_may_reach_to_the_highest_threshold() {
        assertThat(Thetas.widest(theta -> theta >= 100)).contains(new Thetas.Range(100, Thetas.count() - 1));
    }

    @Test
    void where_none_suits_the_least_bad_is_chosen_and_it_is_said() {
        List<StoryScore> never = curve(theta -> score(theta == 33 ? 2 : 5, theta < 70, 60));
        Choice choice = Choice.of(List.of(never));
        assertThat(choice.range()).isEmpty();
        assertThat(choice.theta()).isEqualTo(33);
    }

    @Test
    void a_network_that_is_left_out_has_no_say() {
        Map<String, List<StoryScore>> curves = Map.of("one", between(10, 60), "other", between(70, 90));
        assertThat(Choice.without("other", curves).theta()).isEqualTo(35);
        assertThat(Choice.without("one", curves).theta()).isEqualTo(80);
    }
}
