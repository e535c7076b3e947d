package org.cresset.bench.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cresset.bench.ours.NamedAlerts;
import org.cresset.bench.ours.OurStories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelFreeTest {

    private static final String HEAD = "time,name,ip,host,short,time_label,event_label";

    @TempDir
    private Path folder;

    /// Two days of noise, and what an intruder does on the third.
    private AlertFile file() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (int hour = 0; hour < 50; hour++) {
            lines.add(row(hour * 3600, "mail", World.TLS, "-"));
        }
        String label = "scan";
        for (String rule : List.of(World.SCAN, World.WEB, World.SUDO, "Wazuh: Webshell command execution")) {
            lines.add(row(50 * 3600 + 60 * lines.size(), "web", rule, label));
            label = "took_root";
        }
        return new AlertFile(Files.write(folder.resolve("net_alerts.txt"), lines));
    }

    private static String row(int second, String host, String rule, String label) {
        return (World.at("00:00:00") + second) + "," + rule + ",10.0.0.1," + host + ",S," + label + "," + label;
    }

    @Test
    void our_stories_do_not_depend_on_labels() throws IOException {
        AlertFile file = file();
        assertThat(new OurStories(NamedAlerts::of).stories(file.alerts())).isNotEmpty();
        assertThat(LabelFree.holds(file, new OurStories(NamedAlerts::of))).isTrue();
    }

    @Test
    void shuffled_labels_are_those_of_other_alerts() throws IOException {
        AlertFile file = file();
        Truth truth = file.truth();
        List<Alert> alerts = file.alerts();
        AlertFile shuffled =
                new AlertFile(Files.write(file.path(), LabelFree.shuffled(Files.readAllLines(file.path()))));
        assertThat(shuffled.alerts()).isEqualTo(alerts);
        assertThat(shuffled.truth()).isNotEqualTo(truth);
        assertThat(shuffled.truth().steps()).isEqualTo(truth.steps());
    }

    @Test
    void a_method_that_tells_other_stories_the_second_time_is_found() throws IOException {
        AlertFile file = file();
        int[] asked = new int[1];
        Method fickle = alerts -> List.of(new StoryOut("net", "story", asked[0]++, 0, List.of()));
        assertThat(LabelFree.holds(file, fickle)).isFalse();
    }
}
