package org.cresset.bench.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoryFiguresTest {

    private static final String HEAD = "time,name,ip,host,short,time_label,event_label";
    private static final List<String> ROWS = List.of(
            "1772618700,Wazuh: Common web attack.,10.0.0.1,web,W,first,first",
            "1772618400,Suricata: Alert - ET SCAN Possible Something,10.0.0.1,web,S,false_positive,-",
            "1772618710,Wazuh: Common web attack.,10.0.0.1,web,W,first,first",
            "1772619300,Wazuh: First time user executed sudo.,10.0.0.1,web,W,third,took_root",
            "1772582401,AMiner: High entropy in DNS domain.,10.0.0.2,share,A,false_positive,dnsteal",
            "1772629511,AMiner: New event type.,10.0.0.3,mail,A,false_positive,-");

    @TempDir
    private Path folder;

    private AlertFile file(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        lines.addAll(rows);
        return new AlertFile(Files.write(folder.resolve("net_alerts.txt"), lines));
    }

    @Test
    void alerts_come_by_time() throws IOException {
        assertThat(file(ROWS).alerts()).extracting(Alert::second).isSorted();
    }

    @Test
    void shuffled_labels_change_no_story() throws IOException {
        List<String> labels = new ArrayList<>();
        ROWS.forEach(row -> labels.add(row.replaceFirst("^(.*?,){5}", "")));
        Truth truth = file(ROWS).truth();
        List<List<StoryOut>> told = stories(file(ROWS));
        for (long seed = 1; seed <= 5; seed++) {
            Collections.shuffle(labels, new Random(seed));
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < ROWS.size(); i++) {
                String[] cells = ROWS.get(i).split(",", -1);
                rows.add(String.join(",", List.of(cells).subList(0, 5)) + "," + labels.get(i));
            }
            AlertFile shuffled = file(rows);
            assertThat(stories(shuffled)).as("seed %d", seed).isEqualTo(told);
            assertThat(shuffled.truth()).as("seed %d", seed).isNotEqualTo(truth);
        }
    }

    private static List<List<StoryOut>> stories(AlertFile file) throws IOException {
        List<Alert> alerts = file.alerts();
        return Baselines.all().values().stream()
                .map(method -> method.stories(alerts))
                .toList();
    }

    @Test
    void the_figures_of_a_small_folder_are_those_counted_by_hand() throws IOException {
        file(ROWS);
        Path dump = folder.resolve("dump");
        String page = StoryFigures.figures(folder, Optional.empty(), Optional.of(dump));
        String b3 = page.substring(page.indexOf("\"B3\""));
        assertThat(page).doesNotContain("cresset").contains("\"B0\"", "\"B1\"", "\"B2\"");
        assertThat(b3)
                .contains("\"false_stories_per_day\" : 0.0")
                .contains("\"rank1\" : 1")
                .contains("\"networks\" : 1")
                .contains("\"episode_purity\" : 0.667")
                .contains("\"steps_best\" : 2")
                .contains("\"steps_total\" : 3")
                .contains("\"worst_minutes_to_detect\" : 10.0")
                .contains("\"stories_per_day\" : 1.0");
        assertThat(Files.readString(folder.resolve("dump.B3"))).isEqualTo("""
                        {"network":"net","id":"web 1772619300","day":"2026-03-04","score":120.0,\
                        "first_emitted":"2026-03-04T10:15:00.000Z","episodes":[\
                        {"rule":"Suricata: Alert - ET SCAN Possible Something","host":"web",\
                        "start":"2026-03-04T10:00:00.000Z"},\
                        {"rule":"Wazuh: Common web attack.","host":"web","start":"2026-03-04T10:00:00.000Z"},\
                        {"rule":"Wazuh: First time user executed sudo.","host":"web",\
                        "start":"2026-03-04T10:10:00.000Z"}]}
                        """);
    }

    @Test
    void our_own_method_is_printed_first_once_there_is_one() throws IOException {
        file(ROWS);
        Path dump = folder.resolve("dump");
        Method silent = alerts -> List.of();
        String page = StoryFigures.figures(folder, Optional.of(silent), Optional.of(dump));
        assertThat(page.indexOf("\"cresset\"")).isPositive().isLessThan(page.indexOf("\"B0\""));
        assertThat(page).contains("\"worst_minutes_to_detect\" : null");
        assertThat(dump).isEmptyFile();
    }

    @Test
    void a_line_that_is_no_alert_is_named() throws IOException {
        AlertFile bad = file(List.of("1772618700,too,few"));
        assertThatThrownBy(bad::alerts).hasMessageContaining("not seven columns: 1772618700,too,few");
        assertThatThrownBy(() -> AlertFile.in(folder.resolve(".."))).isInstanceOf(IllegalStateException.class);
    }
}
