package org.cresset.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.Property;
import org.cresset.story.host.HostEvent;
import org.junit.jupiter.api.Test;

/// Whatever order telemetry comes in, how often, over how many kernels and however often they are stopped: the stories
/// are the same.
final class StoryOrderTest {

    private static final int TIMES = Integer.getInteger("story.times", 150);

    @Test
    void made_up_telemetry_has_stories() {
        int[] stories = new int[2];
        Property.holds(TIMES, chance -> {
            Run run = new Run(1).feed(Campaigns.made(chance));
            run.end();
            stories[0] += run.stories().size();
            stories[1] += (int) run.stories().stream()
                    .filter(story -> story.hosts().size() > 1)
                    .count();
        });
        assertThat(stories[0]).isGreaterThan(TIMES);
        assertThat(stories[1]).isGreaterThan(TIMES / 20);
    }

    @Test
    void any_order_before_a_single_timer_gives_the_same_stories() {
        Property.holds(TIMES, chance -> {
            List<HostEvent> events = Campaigns.made(chance);
            assertThat(Run.once(Run.shuffled(events, chance))).isEqualTo(Run.once(events));
        });
    }

    @Test
    void lateness_and_repetition_with_timers_give_the_stories_of_the_sorted_run() {
        Property.holds(TIMES, chance -> {
            List<HostEvent> events = Campaigns.made(chance);
            String sorted = new Run(1).stream(events).text();
            assertThat(new Run(1).stream(Run.late(events, chance)).text()).isEqualTo(sorted);
        });
    }

    @Test
    void kernels_that_are_stopped_and_restored_go_on_as_if_nothing_had_been() {
        Property.holds(TIMES, chance -> {
            List<HostEvent> events = Campaigns.made(chance);
            Run whole = new Run(1);
            Run stopped = new Run(1);
            for (HostEvent event : events) {
                whole.give(event);
                stopped.give(event);
                if (chance.nextInt(15) == 0) {
                    whole.timer(Campaigns.time(event));
                    stopped.timer(Campaigns.time(event));
                }
                if (chance.nextInt(15) == 0) {
                    stopped.again();
                }
            }
            assertThat(stopped.end()).isEqualTo(whole.end());
        });
    }

    @Test
    void hosts_on_any_number_of_kernels_give_the_same_stories() {
        Property.holds(TIMES, chance -> {
            List<HostEvent> events = Campaigns.made(chance);
            String one = new Run(1).stream(events).text();
            assertThat(new Run(2).stream(events).text()).isEqualTo(one);
            assertThat(new Run(7).stream(events).text()).isEqualTo(one);
        });
    }
}
