package org.cresset.node.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.activity.Activities;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.DetectionLog;
import org.cresset.report.DetectionText.Format;
import org.cresset.report.Findings;
import org.cresset.rule.Pipelines;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.story.Story;
import org.cresset.story.Story.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recorded attacks become the stories that their authors tell.
final class CampaignsTest {

    private static final String SCENARIOS = "telemetry-dev/scenarios/";

    @TempDir
    Path folder;

    private static List<Reading> rules(boolean corpus) throws IOException {
        if (!corpus) {
            return new RuleFiles(Placeholders.NONE).own();
        }
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        List<Reading> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Shared.path("sigmahq-2026-08-05"))) {
            for (Path each : folders.sorted().toList()) {
                String name = each.getFileName().toString();
                if (name.startsWith("rules") && !name.endsWith("placeholder")) {
                    all.addAll(files.read(each));
                }
            }
        }
        return all;
    }

    private Findings scan(boolean corpus, List<Path> logs) throws IOException {
        RuleSet rules = RuleSet.of(rules(corpus), Activities.fields());
        Scan.Request request = new Scan.Request(
                Inputs.find(logs),
                List.of(),
                rules,
                new Exceptions(List.of(), rules.fields()),
                Pipelines.NONE,
                AlertForms.NONE,
                Watchlist.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                2,
                Contents.Options.DEFAULT,
                "v",
                "c");
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.CSV))) {
            return new Scan(request, log, new Progress()).run();
        }
    }

    private static List<Path> log(String scenario) throws IOException {
        try (Stream<Path> files = Files.list(Shared.path(SCENARIOS + scenario))) {
            return files.filter(file -> file.toString().endsWith("dump.zip")).toList();
        }
    }

    private static Set<String> attackers(String scenario) throws IOException {
        Set<String> attackers = new HashSet<>();
        for (String line :
                Files.readAllLines(Shared.path("telemetry-dev/groundtruth/LSASS_campaigns_attack_processes.tsv"))) {
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.getFirst().equals(scenario)) {
                attackers.add(cells.get(1).replaceAll("[{}]", "").toLowerCase(Locale.ROOT));
            }
        }
        return attackers;
    }

    private static boolean isBrowser(String image) {
        return image.endsWith("msedge.exe") || image.endsWith("chrome.exe") || image.endsWith("firefox.exe");
    }

    @ParameterizedTest
    @CsvSource({
        "LSASS_campaign_01, false, winx64_payload.exe",
        "LSASS_campaign_02, false, happy_image.jpeg.exe",
        "LSASS_campaign_05, false, winx64_payload.exe",
        "LSASS_campaign_01, true, winx64_payload.exe",
        "LSASS_campaign_02, true, happy_image.jpeg.exe",
        "LSASS_campaign_05, true, winx64_payload.exe"
    })
    void a_campaign_is_one_story_of_its_processes(String scenario, boolean corpus, String payload) throws IOException {
        List<Story> stories = scan(corpus, log(scenario)).stories().best();
        Set<String> attackers = attackers(scenario);
        Set<String> told = new HashSet<>();
        stories.forEach(story -> story.processes().stream()
                .filter(member -> member.role() == Role.ALERTED && !isBrowser(member.image()))
                .forEach(member -> told.add(member.guid())));
        long right = told.stream().filter(attackers::contains).count();
        Set<String> members = new HashSet<>();
        stories.forEach(story -> story.processes().forEach(member -> members.add(member.guid())));
        long reached = attackers.stream().filter(members::contains).count();
        System.out.println(scenario + (corpus ? " SigmaHQ" : " own") + ": stories "
                + stories.stream().map(Story::score).toList() + ", alerted " + right + " of " + told.size()
                + " right, attack processes " + reached + " of " + attackers.size() + ", addresses "
                + stories.stream().map(Story::addresses).toList());
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().processes())
                .anyMatch(member -> member.image().endsWith(payload));
        assertThat(stories.getFirst().addresses()).isNotEmpty();
        assertThat(right).isGreaterThanOrEqualTo(Math.round(0.9 * told.size()));
    }

    @Test
    void campaigns_on_different_hosts_stay_apart() throws IOException {
        List<Path> both = new ArrayList<>(log("LSASS_campaign_01"));
        both.addAll(log("LSASS_campaign_02"));
        List<Story> stories = scan(false, both).stories().best();
        List<Story> alone =
                new ArrayList<>(scan(false, log("LSASS_campaign_01")).stories().best());
        alone.addAll(scan(false, log("LSASS_campaign_02")).stories().best());
        assertThat(stories.stream().map(Story::processes).toList())
                .containsExactlyInAnyOrderElementsOf(
                        alone.stream().map(Story::processes).toList());
    }
}
