package org.cresset.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cresset.detect.correlation.Match;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.rule.ExceptionRule;
import org.cresset.rule.PipelineResolver;
import org.cresset.rule.Pipelines;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;

/// What rules find in the text of a log, with the account of it.
///
/// @param problems pieces of the log that could not be read
/// @param uses what pipelines did
public record Scanned(
        RuleSet rules,
        Account account,
        List<Detection> detections,
        List<Unreadable> problems,
        List<PipelineResolver.Use> uses) {

    public static List<Reading> readings(String... yaml) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < yaml.length; i++) {
            readings.addAll(new RuleReader(Placeholders.NONE).read(yaml[i], "rule" + i + ".yml"));
        }
        return readings;
    }

    public static Scanned of(List<Reading> readings, String exceptions, String log) {
        return of(readings, exceptions, Pipelines.NONE, log);
    }

    public static Scanned of(List<Reading> readings, String exceptions, Pipelines pipelines, String log) {
        List<ExceptionRule> excepted = ExceptionRule.parse(exceptions);
        RuleSet rules =
                RuleSet.of(readings, fields -> pipelines.slots(fields.extended(Exceptions.fields(excepted))), Set.of());
        PipelineResolver resolver = pipelines.resolver(rules.fields(), new LogSources(rules.fields()));
        Exceptions silencing = new Exceptions(excepted, rules.fields());
        Detector detector = new Detector(rules, silencing);
        Correlations correlations = new Correlations(rules, silencing, detector.account());
        List<Detection> detections = new ArrayList<>();
        Detector.Hits hits = new Detector.Hits() {
            @Override
            public void hit(int rule, Event event) {
                detections.add(detector.detection(rule, event));
            }

            @Override
            public void match(Match match) {
                correlations.add(match);
            }
        };
        List<Unreadable> problems = new ArrayList<>();
        Sink sink = sink(event -> detector.detect(event, hits), problems);
        try {
            new Contents(rules.fields(), resolver, Limits.DEFAULT)
                    .read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "log", sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        correlations.advance(Long.MAX_VALUE, detections::add);
        correlations.close();
        return new Scanned(rules, detector.account(), detections, problems, resolver.uses());
    }

    private static Sink sink(Consumer<Event> events, List<Unreadable> problems) {
        return new Sink() {
            @Override
            public void event(Event event) {
                events.accept(event);
            }

            @Override
            public void remark(Event event) {}

            @Override
            public void unreadable(Unreadable piece) {
                problems.add(piece);
            }

            @Override
            public void skipped(Unreadable piece) {
                problems.add(piece);
            }
        };
    }

    /// A rule that looks at one field of a product.
    public static String rule(int number, String product, String item) {
        return """
            title: Rule %d
            id: 00000000-0000-4000-8000-%012d
            level: high
            logsource: {product: %s}
            detection:
              sel:
                %s
              condition: sel
            """.formatted(number, number, product, item);
    }
}
