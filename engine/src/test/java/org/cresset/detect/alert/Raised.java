package org.cresset.detect.alert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cresset.detect.Account;
import org.cresset.detect.Detection;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.Scanned;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.rule.ExceptionRule;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// The detections that alerts in the text of a log become, and what rules find in it beside them.
///
/// @param sources the log source of each record
record Raised(
        List<Detection> alerts,
        List<Detection> others,
        List<String> sources,
        List<Unreadable> problems,
        Account account) {

    static Raised of(String log) {
        return of(AlertForms.bundled(Level.INFORMATIONAL), "log", log);
    }

    static Raised of(AlertForms forms, String path, String log) {
        return of(forms, "[]", path, log, Scanned.rule(1, "windows", "TargetUserName: ada"));
    }

    static Raised of(AlertForms forms, String exceptions, String path, String log, String rule) {
        List<ExceptionRule> excepted = ExceptionRule.parse(exceptions);
        RuleSet rules = RuleSet.of(
                Scanned.readings(rule),
                fields -> fields.extended(Exceptions.fields(excepted)).extended(forms.fields()),
                Set.of());
        Exceptions silencing = new Exceptions(excepted, rules.fields());
        Detector detector = new Detector(rules, silencing);
        Alerts finding = forms.alerts(rules.fields(), silencing, detector.account());
        Resolver resolver = forms.resolver(new LogSources(rules.fields()), rules.fields());
        Raised raised = new Raised(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), detector.account());
        Sink sink = raised.sink(event -> {
            detector.detect(event, (number, hit) -> raised.others.add(detector.detection(number, hit)));
            finding.of(event).ifPresent(raised.alerts::add);
        });
        try {
            new Contents(rules.fields(), resolver, Limits.DEFAULT)
                    .read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), path, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raised;
    }

    private Sink sink(Consumer<Event> events) {
        return new Sink() {
            @Override
            public void event(Event event) {
                sources.add(event.source().product().orElse("-") + "/"
                        + event.source().service().orElse("-"));
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

    /// The one alert.
    Detection one() {
        if (alerts.size() != 1) {
            throw new AssertionError("not one alert: " + alerts + problems);
        }
        return alerts.getFirst();
    }

    /// What it says: id, title, level, techniques and tactics of its rule.
    static String told(Detection detection) {
        SigmaRule rule = detection.rule();
        return rule.id() + " | " + rule.title() + " | " + rule.level().label() + " | "
                + String.join(" ", rule.techniques()) + " | " + String.join(" ", rule.tactics());
    }
}
