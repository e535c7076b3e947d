package org.cresset.bench.splice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cresset.activity.Activity;
import org.cresset.activity.Context;
import org.cresset.activity.ProcessRef;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.AlertFile;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.rule.Level;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Subject;
import org.cresset.story.host.HostEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpliceTest {

    private static final long SECOND = 1_000_000;
    private static final long THEN = 1_600_000_000L * SECOND;
    private static final long DAY = 1_772_582_400;
    private static final ProcessRef TOOL = new ProcessRef("g-1", 7, "C:\\Users\\mallory\\tool.exe");

    @TempDir
    private Path folder;

    /// A tool is started on WS1 and does three things that rules find.
    private static Capture capture() {
        Context context = new Context(
                THEN, TimeTrust.STATED, "WS1", "LAB\\mallory", "0x11170", "windows/sysmon", new Place("log", 0, 0));
        List<HostEvent> events = new ArrayList<>();
        events.add(new HostEvent.Happened(
                new Activity.ProcessStarted(context, TOOL, ProcessRef.NONE, "tool.exe -on ws1", "C:\\", "")));
        for (String tactic : List.of("execution", "credential-access", "persistence")) {
            Signature rule =
                    new Signature(tactic, tactic, Level.HIGH, "stable", List.of("T1000"), List.of(tactic), List.of());
            Subject subject = new Subject(TOOL, "LAB\\mallory", "0x11170", "tool.exe -on ws1", "", List.of(), "");
            events.add(new HostEvent.Found(
                    new Evidence("d-" + tactic, THEN + events.size() * SECOND, "WS1", rule, subject)));
        }
        return new Capture("capture", events);
    }

    /// Four days of one network in which only one host was ever attacked, on the third.
    private Benign benign() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,name,ip,host,short,time_label,event_label"));
        for (int hour = 0; hour < 96; hour++) {
            for (String host : List.of("mail", "web", "share")) {
                String label = hour == 60 && host.equals("web") ? "scan" : "-";
                lines.add((DAY + hour * 3600L) + ",Wazuh: ClamAV database update,10.0.0.1," + host + ",S," + label + ","
                        + label);
            }
        }
        return Benign.of(new AlertFile(Files.write(folder.resolve("net_alerts.txt"), lines)));
    }

    @Test
    void only_host_days_without_a_label_are_benign() throws IOException {
        Benign benign = benign();
        assertThat(benign.alerts()).hasSize(3 * 96 - 24);
        assertThat(benign.hosts(Benign.day(DAY) + 2)).containsExactly("mail", "share");
        assertThat(benign.known()).containsExactly(Benign.day(DAY) + 2, Benign.day(DAY) + 3);
        assertThat(benign.alerts()).extracting(Alert::second).isSorted();
    }

    @Test
    void hosts_and_users_are_renamed_wherever_they_stand() {
        Transplant transplant = new Transplant(Map.of("WS1", "mail", "mallory", "user7"), 5 * SECOND);
        List<HostEvent> events = transplant.of(capture());
        assertThat(events.toString()).doesNotContainIgnoringCase("ws1").doesNotContain("mallory");
        assertThat(events.toString()).contains("tool.exe -on mail", "C:\\Users\\user7\\tool.exe", "LAB\\user7");
        assertThat(events).extracting(Capture::time).startsWith(THEN + 5 * SECOND);
    }

    @Test
    void a_part_of_a_word_is_no_name() {
        assertThat(new Transplant(Map.of("WS1", "mail"), 0).text("ws12 ws1.corp xws1 WS1$"))
                .isEqualTo("ws12 mail.corp xws1 mail$");
    }

    @Test
    void a_seed_always_gives_the_same_plan_and_others_give_others() throws IOException {
        List<Benign> networks = List.of(benign());
        Capture capture = capture();
        List<Plan> once = IntStream.rangeClosed(1, 20)
                .mapToObj(seed -> Plan.of(capture, 0, networks, seed))
                .toList();
        List<Plan> again = IntStream.rangeClosed(1, 20)
                .mapToObj(seed -> Plan.of(capture, 0, networks, seed))
                .toList();
        assertThat(again).isEqualTo(once);
        assertThat(once.stream().map(Plan::second).distinct()).hasSize(20);
        assertThat(once).allSatisfy(plan -> {
            assertThat(Benign.day(plan.second())).isEqualTo(plan.day());
            assertThat(networks.getFirst().hosts(plan.day())).contains(plan.victim());
        });
    }

    @Test
    void a_spliced_attack_is_told_of_on_its_day_and_the_same_each_time() throws IOException {
        Background background = new Background(benign());
        Plan plan = Plan.of(capture(), 0, List.of(background.benign()), 1);
        Spliced spliced = background.with(plan);
        assertThat(spliced.found()).isTrue();
        assertThat(spliced.rank1()).isTrue();
        assertThat(spliced.falseStories()).isZero();
        assertThat(spliced.purity()).isEqualTo(1);
        assertThat(background.with(plan)).isEqualTo(spliced);
        assertThat(background.falseStories(plan.day())).isZero();
    }
}
