package org.cresset.node.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cresset.node.pipeline.Recordings.Scanned;
import org.cresset.report.story.StoryStix;
import org.cresset.stix.StixSchemas;
import org.cresset.story.Graph;
import org.cresset.story.Story;
import org.cresset.story.Story.Role;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Recorded attacks become the stories that their authors tell.
final class CampaignsTest {

    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    private static final Pattern TACTICS = Pattern.compile("\"tactics\":\\[([^]]*)]");
    private static final Pattern PROCESS = Pattern.compile("\"process\":\\{\"guid\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    private static boolean isBrowser(String image) {
        String name = image.toLowerCase(Locale.ROOT);
        return name.endsWith("msedge.exe") || name.endsWith("chrome.exe") || name.endsWith("firefox.exe");
    }

    private static String first(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? found.group(1) : "";
    }

    /// Whether a story has what happened: the process that did it, or what a browser brought in.
    private static boolean holds(Story story, Truth.Happened event) {
        return story.processes().stream()
                        .anyMatch(member -> Truth.bare(member.guid()).equals(event.process()))
                || story.graph().nodes().stream()
                        .anyMatch(node -> node.kind() == Graph.Kind.FILE
                                && event.kind().equals("file_download")
                                && node.detail().equals(event.detail()));
    }

    @ParameterizedTest
    @CsvSource({
        "LSASS_campaign_01, false",
        "LSASS_campaign_02, false",
        "LSASS_campaign_05, false",
        "LSASS_campaign_01, true",
        "LSASS_campaign_02, true",
        "LSASS_campaign_05, true"
    })
    void a_campaign_is_one_story_of_what_really_happened(String scenario, boolean corpus) throws IOException {
        Scanned scanned = Recordings.scan(corpus, List.of(Recordings.log(scenario)), folder);
        Truth truth = Truth.of(scenario);
        assertThat(scanned.stories()).hasSize(1);
        String bundle = StoryStix.bundle(scanned.stories(), scanned.context(), scenario);
        assertThat(new StixSchemas().allProblems(new JsonMapper().readTree(bundle)))
                .isEmpty();
        Story story = scanned.stories().getFirst();
        assertThat(story.processes()).extracting(Story.Member::image).anyMatch(truth.payloads()::contains);
        assertThat(story.addresses()).containsAll(truth.steering());
        alertedProcessesAreOfTheAttack(story, truth);
        eventsOfDetectedProcessesAreInIt(scenario + (corpus ? ", SigmaHQ" : ", ours"), scanned, truth);
        tacticsStandInTheOrderOfTheirFirstDetection(scanned);
    }

    private static void alertedProcessesAreOfTheAttack(Story story, Truth truth) {
        Set<String> told = story.processes().stream()
                .filter(member -> member.role() == Role.ALERTED && !isBrowser(member.image()))
                .map(member -> Truth.bare(member.guid()))
                .collect(Collectors.toSet());
        long right = told.stream().filter(truth.attackers()::contains).count();
        assertThat(told).isNotEmpty();
        assertThat((double) right / told.size())
                .as("%d of %d alerted processes are of the attack", right, told.size())
                .isGreaterThanOrEqualTo(0.9);
    }

    private static void eventsOfDetectedProcessesAreInIt(String name, Scanned scanned, Truth truth) {
        Story story = scanned.stories().getFirst();
        Set<String> detected = scanned.detections().stream()
                .map(line -> Truth.bare(first(PROCESS, line)))
                .collect(Collectors.toSet());
        List<Truth.Happened> due = truth.events().stream()
                .filter(event -> detected.contains(event.process()))
                .toList();
        List<Truth.Happened> lost =
                due.stream().filter(event -> !holds(story, event)).toList();
        System.out.printf(
                Locale.ROOT,
                "%s score %.1f: %d of %d events of detected processes are in it%n",
                name,
                story.score(),
                due.size() - lost.size(),
                due.size());
        assertThat(due).isNotEmpty();
        assertThat((double) lost.size() / due.size())
                .as("not in the story: %s", lost)
                .isLessThanOrEqualTo(0.15);
    }

    private static void tacticsStandInTheOrderOfTheirFirstDetection(Scanned scanned) {
        Story story = scanned.stories().getFirst();
        Set<String> ids = new HashSet<>(story.detections());
        Map<String, String> times = new TreeMap<>();
        for (String line : scanned.detections()) {
            if (ids.contains(first(ID, line))) {
                for (String tactic : first(TACTICS, line).replace("\"", "").split(",", -1)) {
                    times.putIfAbsent(tactic, first(TIME, line));
                }
            }
        }
        List<String> alerted =
                story.tactics().stream().filter(times::containsKey).toList();
        assertThat(alerted).hasSizeGreaterThan(2);
        assertThat(alerted.stream().map(times::get).toList()).isSorted();
    }
}
