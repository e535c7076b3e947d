package org.cresset.bench.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.bench.stories.World.SCAN;
import static org.cresset.bench.stories.World.SUDO;
import static org.cresset.bench.stories.World.TLS;
import static org.cresset.bench.stories.World.WEB;
import static org.cresset.bench.stories.World.at;
import static org.cresset.bench.stories.World.episode;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class BaselinesTest {

    private static List<StoryOut> stories(String method, World world) {
        return Objects.requireNonNull(Baselines.all().get(method)).stories(world.alerts());
    }

    @Test
    void b0_drops_what_a_rule_repeats_on_a_host_within_24_hours() {
        World world = new World()
                .alert("10:00", "a", SCAN, "-")
                .alert("10:05", "a", SCAN, "-")
                .alert(1, "09:59", "a", SCAN, "-")
                .alert(1, "10:00", "a", SCAN, "-")
                .alert("10:00", "b", SCAN, "-")
                .alert("10:00", "a", WEB, "-");
        List<StoryOut> stories = stories("B0", world);
        assertThat(stories).hasSize(4);
        assertThat(stories.getFirst().episodes()).containsExactly(episode(WEB, "a", "10:00"));
        assertThat(stories.getFirst().score()).isEqualTo(40);
    }

    @Test
    void b1_joins_what_a_host_reports_without_a_pause_of_more_than_an_hour() {
        World world = new World()
                .alert("10:00", "a", SCAN, "-")
                .alert("11:00", "a", TLS, "-")
                .alert("12:00:01", "a", SCAN, "-")
                .alert("10:30", "b", SCAN, "-");
        List<StoryOut> stories = stories("B1", world);
        assertThat(stories)
                .extracting(StoryOut::id)
                .containsExactlyInAnyOrder("a " + at("10:00"), "a " + at("12:00:01"), "b " + at("10:30"));
        assertThat(stories.getFirst().score()).isEqualTo(25);
        assertThat(stories.getFirst().episodes())
                .containsExactly(episode(SCAN, "a", "10:00"), episode(TLS, "a", "11:00"));
    }

    @Test
    void b2_counts_a_rule_three_times_and_opens_at_100_within_24_hours() {
        World noisy = new World();
        for (int minute = 0; minute < 60; minute++) {
            noisy.alert("10:%02d".formatted(minute), "a", SCAN, "-");
        }
        assertThat(stories("B2", noisy)).as("60 points").isEmpty();
        noisy.alert("11:00", "a", WEB, "-").alert("11:05", "a", TLS, "-").alert(1, "11:00", "a", TLS, "-");
        List<StoryOut> stories = stories("B2", noisy);
        assertThat(stories).hasSize(1);
        StoryOut story = stories.getFirst();
        assertThat(story.firstEmitted()).isEqualTo(at("11:00"));
        assertThat(story.score()).isEqualTo(105);
        assertThat(story.episodes())
                .as("six of the scan, and those of the hour after")
                .hasSize(8);
    }

    @Test
    void b2_ends_a_story_where_the_risk_falls_and_tells_no_episode_twice() {
        World world = new World()
                .alert("10:00", "a", WEB, "-")
                .alert("10:01", "a", WEB, "-")
                .alert("12:00", "a", WEB, "-")
                .alert(1, "10:30", "a", TLS, "-")
                .alert(1, "10:40", "a", WEB, "-")
                .alert(1, "10:41", "a", SCAN, "-");
        List<StoryOut> stories = stories("B2", world);
        assertThat(stories).extracting(StoryOut::firstEmitted).containsExactly(at("12:00"), at("10:41") + 86_400);
        assertThat(stories).extracting(StoryOut::score).containsExactly(120.0, 105.0);
        assertThat(stories.getFirst().episodes())
                .containsExactly(episode(WEB, "a", "10:00"), episode(WEB, "a", "12:00"));
        assertThat(stories.getLast().episodes()).hasSize(3);
    }

    @Test
    void b2_forgets_what_is_older_than_24_hours() {
        World slow = new World()
                .alert("10:00", "a", WEB, "-")
                .alert("10:01", "a", WEB, "-")
                .alert(1, "10:01", "a", SCAN, "-");
        assertThat(stories("B2", slow)).as("40 + 20 points").isEmpty();
        slow.alert("10:02", "a", WEB, "-");
        assertThat(stories("B2", slow)).as("120 points on the first day").hasSize(1);
    }

    @Test
    void b3_asks_for_three_tactics_besides() {
        World world = new World()
                .alert("10:00", "a", SCAN, "-")
                .alert("10:01", "a", WEB, "-")
                .alert("10:02", "a", WEB, "-");
        assertThat(stories("B2", world)).extracting(StoryOut::firstEmitted).containsExactly(at("10:02"));
        assertThat(stories("B3", world)).isEmpty();
        world.alert("10:03", "a", SUDO, "-");
        assertThat(stories("B3", world)).extracting(StoryOut::firstEmitted).containsExactly(at("10:03"));
    }
}
