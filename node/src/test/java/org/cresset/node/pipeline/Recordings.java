package org.cresset.node.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.activity.Activities;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.alert.AlertForms;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.DetectionLog;
import org.cresset.report.DetectionText.Format;
import org.cresset.report.Findings;
import org.cresset.report.story.StoryContext;
import org.cresset.rule.Pipelines;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.story.Story;

/// Scans of recorded attacks.
final class Recordings {

    private static final String SCENARIOS = "telemetry-dev/scenarios/";

    private Recordings() {}

    /// What a scan found.
    ///
    /// @param detections a line of JSON each, by time
    record Scanned(Findings.Stories found, List<String> detections) {
        List<Story> stories() {
            return found.best();
        }

        StoryContext context() {
            return found.context();
        }
    }

    /// The log of a campaign.
    static Path log(String scenario) throws IOException {
        return files(scenario).stream()
                .filter(file -> file.toString().endsWith("dump.zip"))
                .findFirst()
                .orElseThrow();
    }

    static List<Path> files(String scenario) throws IOException {
        try (Stream<Path> files = Files.list(Shared.path(SCENARIOS + scenario))) {
            return files.sorted().toList();
        }
    }

    /// The lines of a table of what really happened, in cells, without its head.
    static List<List<String>> truth(String table) throws IOException {
        return Files.readAllLines(Shared.path("telemetry-dev/groundtruth/" + table)).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /// @param corpus whether the rules are those of SigmaHQ, or ours
    /// @param folder where runs may be laid aside
    static Scanned scan(boolean corpus, List<Path> logs, Path folder) throws IOException {
        RuleSet rules = RuleSet.of(rules(corpus), Activities.fields());
        Scan.Request request = new Scan.Request(
                Inputs.find(logs),
                List.of(),
                rules,
                new Exceptions(List.of(), rules.fields()),
                Pipelines.NONE,
                AlertForms.NONE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                2,
                Contents.Options.DEFAULT,
                "v",
                "c");
        try (DetectionLog log = new DetectionLog(folder, List.of(Format.JSONL))) {
            Findings findings = new Scan(request, log, new Progress()).run();
            List<String> lines = new ArrayList<>();
            log.forEach(detection -> lines.add(detection.getFirst()));
            return new Scanned(findings.stories(), lines);
        }
    }

    private static List<Reading> rules(boolean corpus) throws IOException {
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        if (!corpus) {
            return files.own();
        }
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
}
