package org.cresset.bench.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.bench.stories.World.at;
import static org.cresset.bench.stories.World.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoryScoreTest {

    private static final Truth TRUTH = new World()
            .alert(-1, "12:00", "web", "r5", "-")
            .alert("00:00:01", "share", "r4", "dnsteal")
            .alert("10:00:10", "web", "r1", "looked_around")
            .alert("10:03:00", "web", "r2", "-")
            .alert("10:04:00", "web", "r2", "looked_closer")
            .alert("10:20:00", "web", "r3", "-")
            .alert("10:50:00", "web", "r2", "ran_command")
            .truth();

    private static final StoryOut ATTACK = story(
            "attack",
            10,
            "10:06:10",
            episode("r1", "web", "10:00"),
            episode("r2", "web", "10:00"),
            episode("r3", "web", "10:20"));
    private static final StoryOut LATER = story("later", 9, "11:00", episode("r2", "web", "10:50"));
    private static final StoryOut FALSE = story("false", 5, "10:30", episode("r3", "web", "10:20"));
    private static final StoryOut DRIP = story("drip", 20, "00:10", episode("r4", "share", "00:00"));

    private static StoryOut story(String id, double score, String emitted, Episode... episodes) {
        return new StoryOut("net", id, score, at(emitted), List.of(episodes));
    }

    @Test
    void the_truth_counts_days_steps_and_episodes_with_a_label() {
        assertThat(TRUTH.days()).isEqualTo(2);
        assertThat(TRUTH.steps()).containsExactlyInAnyOrder("dnsteal", "looked_around", "looked_closer", "ran_command");
        assertThat(TRUTH.labelled()).hasSize(4);
        assertThat(TRUTH.firstStep()).isEqualTo(at("10:00:10"));
    }

    @Test
    void a_small_world_has_the_figures_counted_by_hand() {
        StoryScore score = StoryScore.of(TRUTH, List.of(FALSE, LATER, ATTACK));
        assertThat(score.stories()).isEqualTo(3);
        assertThat(score.falseStories()).isEqualTo(1);
        assertThat(score.rank1()).isTrue();
        assertThat(score.purity()).isEqualTo(2 / 3.0);
        assertThat(score.steps()).containsExactlyInAnyOrder("looked_around", "looked_closer");
        assertThat(score.stepsTotal()).isEqualTo(4);
        assertThat(score.detected()).contains(360L);
        assertThat(score.anew()).contains(360L);
    }

    @Test
    void what_runs_from_the_first_minute_is_neither_false_nor_the_attack() {
        StoryScore score = StoryScore.of(TRUTH, List.of(DRIP, ATTACK));
        assertThat(score.falseStories()).isZero();
        assertThat(score.rank1()).isFalse();
        assertThat(StoryScore.of(TRUTH, List.of(DRIP)).detected()).isEmpty();
    }

    @Test
    void the_rank_is_that_of_the_day() {
        StoryOut dayBefore = new StoryOut("net", "before", 99, at("12:00") - 86_400, FALSE.episodes());
        StoryOut swallows = new StoryOut("net", "swallows", 99, at("12:00") - 86_400, ATTACK.episodes());
        assertThat(StoryScore.of(TRUTH, List.of(dayBefore, ATTACK)).rank1()).isTrue();
        assertThat(StoryScore.of(TRUTH, List.of(swallows)).rank1()).isFalse();
    }

    @Test
    void a_story_from_before_the_attack_counts_from_its_first_step_and_is_not_new() {
        StoryOut early = story(
                "early",
                10,
                "09:00",
                episode("r3", "web", "08:50"),
                episode("r2", "web", "10:00"),
                episode("r2", "web", "10:50"));
        StoryScore score = StoryScore.of(TRUTH, List.of(early));
        assertThat(score.detected()).contains(at("10:04") - at("10:00:10"));
        assertThat(score.anew()).isEmpty();
    }

    @Test
    void of_stories_with_as_many_steps_the_one_read_first_is_the_best() {
        StoryOut pure = story("pure", 1, "10:06", episode("r2", "web", "10:00"));
        StoryOut read = story("read", 2, "10:07", episode("r2", "web", "10:50"), episode("r3", "web", "10:20"));
        assertThat(StoryScore.of(TRUTH, List.of(pure, read)).purity()).isEqualTo(0.5);
    }

    @Test
    void no_story_finds_nothing() {
        StoryScore score = StoryScore.of(TRUTH, new ArrayList<>());
        assertThat(score.rank1()).isFalse();
        assertThat(score.purity()).isZero();
        assertThat(score.steps()).isEmpty();
        assertThat(score.detected()).isEqualTo(Optional.empty());
    }
}
