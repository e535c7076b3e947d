package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.io.JsonStringEncoder;

/// The single events that other people test their rules with: each of a kind that Cresset knows gets its log source,
/// and none of another kind does.
final class PantherEventsTest {

    /// What a type of log there may become here, as product and service.
    private static final Map<String, List<String>> KNOWN = Map.of(
            "AWS.CloudTrail", List.of("aws/cloudtrail"),
            "Azure.Audit", List.of("azure/auditlogs", "azure/signinlogs"),
            "Azure.MonitorActivity", List.of("azure/activitylogs"),
            "GCP.AuditLog", List.of("gcp/gcp.audit"),
            "Okta.SystemLog", List.of("okta/okta"),
            "GitHub.Audit", List.of("github/audit"),
            "Amazon.EKS.Audit", List.of("kubernetes/audit"),
            "OneLogin.Events", List.of("onelogin/onelogin.events"));

    /// The events of each type of log, one JSON document a line.
    private static Map<String, List<String>> events() throws IOException {
        Map<String, List<String>> events = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Shared.path("telemetry-dev/cloud-ids/panther"))) {
            files = all.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))
                    instanceof Map<?, ?> rule) {
                events.computeIfAbsent(types(rule), unseen -> new ArrayList<>()).addAll(logs(rule));
            }
        }
        return events;
    }

    private static String types(Map<?, ?> rule) {
        return items(rule, "LogTypes").stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<String> logs(Map<?, ?> rule) {
        List<String> logs = new ArrayList<>();
        for (Object test : items(rule, "Tests")) {
            if (test instanceof Map<?, ?> one && one.get("Log") instanceof Map<?, ?> log) {
                logs.add(json(log));
            }
        }
        return logs;
    }

    private static List<?> items(Map<?, ?> rule, String name) {
        return rule.get(name) instanceof List<?> items ? items : List.of();
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(String.valueOf(entry.getKey())) + ":" + json(orNull(entry.getValue())))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list ->
                list.stream().map(each -> json(orNull(each))).collect(Collectors.joining(",", "[", "]"));
            case String text -> quoted(text);
            case Nothing nothing -> "null";
            default -> String.valueOf(value);
        };
    }

    private record Nothing() {}

    private static Object orNull(Object value) {
        return value == null ? new Nothing() : value;
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    @Test
    void every_event_of_a_known_kind_gets_its_log_source_and_no_other_does() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        events().forEach((types, records) -> {
            List<String> right = KNOWN.getOrDefault(types, List.of("-/-"));
            for (String record : records) {
                Collected all = Collected.of((record + "\n").getBytes(StandardCharsets.UTF_8));
                String source = all.events.size() == 1
                        ? all.events.getFirst().source().replaceAll("/\\[.*", "")
                        : all.events.size() + " events, unreadable " + all.unreadable;
                counts.merge(types + " as " + source, 1, Integer::sum);
                if (!right.contains(source)) {
                    wrong.add(types + " as " + source + ": " + record);
                }
            }
        });
        assertThat(wrong).as("of " + counts).isEmpty();
        assertThat(counts.keySet().stream().map(key -> key.replaceAll(" as .*", "")))
                .containsAll(KNOWN.keySet());
    }
}
