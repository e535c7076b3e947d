package org.cresset.bench.ours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.StoryOut;
import org.cresset.story.assembly.Settings;
import org.junit.jupiter.api.Test;

final class TracksTest {

    private static final List<String> RULES = List.of(
            "Suricata: Alert - ET SCAN Possible Something",
            "Wazuh: Common web attack.",
            "Wazuh: First time user executed sudo.",
            "Wazuh: Webshell command execution");

    /// Three days in which an intruder comes again and again, on other hosts each day or so.
    private static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (int bucket = 0; bucket < 72 * 6; bucket++) {
            alerts.add(new Alert("net", bucket * 600L, "mail", "Wazuh: ClamAV database update"));
            for (int i = 0; bucket % 60 == 0 && i < RULES.size(); i++) {
                alerts.add(new Alert("net", bucket * 600L + 60L * (i + 1), "web" + bucket / 120, RULES.get(i)));
            }
        }
        return alerts;
    }

    @Test
    void what_one_run_tells_of_a_threshold_is_what_a_run_at_it_would_give() {
        double[] thresholds = {8, 12, Settings.SHIPPED.learned(), 100};
        Tracks tracks = new Tracks(alerts(), Settings.SHIPPED, thresholds);
        List<StoryOut> shipped = new OurStories(NamedAlerts::of).stories(alerts());
        assertThat(shipped).isNotEmpty();
        assertThat(tracks.at(2)).containsExactlyInAnyOrderElementsOf(shipped);
        assertThat(tracks.at(0).size()).isGreaterThan(tracks.at(3).size());
    }
}
