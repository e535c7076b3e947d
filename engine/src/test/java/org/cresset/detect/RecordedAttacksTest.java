package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.junit.jupiter.api.Test;

/// Other people's rules against the recordings that their authors made of what should fire them.
final class RecordedAttacksTest {

    private static final Pattern COUNT = Pattern.compile("match_count:\\s*(\\d+)");
    private static final Pattern RULE = Pattern.compile("rule_metadata:\\s*\\n\\s*-\\s*id:\\s*(\\S+)");

    /// Where the author's count is not what the rule says, with the count by hand: both events of this recording have
    /// all that the rule asks (`AutoShareServer` and `AutoShareWks` set to 0), but its author wrote 1. The author's
    /// own test tool takes a higher count as a pass.
    private static final Map<String, Long> BY_HAND = Map.of("c7dcacd0-cc59-4004-b0a4-1d6cdebe6f3e", 2L);

    private record Case(Path folder, String rule, long count, boolean exact) {}

    @Test
    void every_recording_as_json_fires_its_rule_as_often_as_its_author_says() throws IOException {
        recordingsFire(".json");
    }

    @Test
    void every_recording_as_evtx_fires_its_rule_as_often_as_its_json_twin() throws IOException {
        recordingsFire(".evtx");
    }

    private static void recordingsFire(String ending) throws IOException {
        Path corpus = Shared.path("sigmahq-2026-08-05");
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        RuleSet rules = RuleSet.of(
                Stream.of("rules", "rules-emerging-threats", "rules-threat-hunting")
                        .flatMap(folder -> files.read(corpus.resolve(folder)).stream())
                        .toList(),
                List.of());
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (Case recorded : cases(Shared.path("telemetry-dev/sigma-regression"))) {
            long hits = hits(rules, recorded, ending);
            cases++;
            if (recorded.exact() ? hits != recorded.count() : hits == 0) {
                wrong.add(recorded + " fired " + hits + " times");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).isEqualTo(102);
    }

    private static List<Case> cases(Path root) throws IOException {
        try (Stream<Path> infos = Files.walk(root).filter(file -> file.endsWith("info.yml"))) {
            List<Case> cases = new ArrayList<>();
            for (Path info : infos.sorted().toList()) {
                String text = Files.readString(info);
                Matcher rule = RULE.matcher(text);
                Matcher count = COUNT.matcher(text);
                boolean exact = count.find();
                if (rule.find() && text.contains("type: evtx")) {
                    long times = exact ? Long.parseLong(count.group(1)) : 1;
                    String id = rule.group(1);
                    cases.add(new Case(info.resolveSibling("."), id, BY_HAND.getOrDefault(id, times), exact));
                }
            }
            return cases;
        }
    }

    private static long hits(RuleSet rules, Case recorded, String ending) throws IOException {
        Path json = recorded.folder().normalize().resolve(recorded.rule() + ending);
        try (InputStream in = Files.newInputStream(json)) {
            return Fired.of(rules, in, json.toString()).stream()
                    .filter(recorded.rule()::equals)
                    .count();
        }
    }
}
