package org.cresset.bench.splice;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cresset.activity.Activities;
import org.cresset.activity.Activity;
import org.cresset.detect.Detection;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.story.Evidence;
import org.cresset.story.Subjects;
import org.cresset.story.host.HostEvent;
import org.cresset.story.host.HostKernel;

/// What happened in a recording of an attack and what our own rules found in it, by time.
record Capture(String name, List<HostEvent> events) {

    Capture {
        events = events.stream()
                .filter(event -> time(event) != Event.NO_TIME)
                .sorted(Comparator.comparingLong(Capture::time))
                .toList();
    }

    static Capture read(Path file, RuleSet rules) throws IOException {
        Listening listening = new Listening(rules);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT)
                    .read(in, file.toString(), listening);
        }
        String name = file.getFileName().toString();
        return new Capture(name.substring(0, name.lastIndexOf('.')), listening.events);
    }

    /// In microseconds since 1970.
    static long time(HostEvent event) {
        return switch (event) {
            case HostEvent.Happened happened -> happened.activity().context().time();
            case HostEvent.Found found -> found.evidence().time();
        };
    }

    long first() {
        return time(events.getFirst());
    }

    long last() {
        return time(events.getLast());
    }

    List<Evidence> evidence() {
        return events.stream()
                .filter(HostEvent.Found.class::isInstance)
                .map(event -> ((HostEvent.Found) event).evidence())
                .toList();
    }

    /// The names of its hosts; that with most findings first.
    List<String> hosts() {
        Map<String, Integer> findings = new LinkedHashMap<>();
        for (HostEvent event : events) {
            switch (event) {
                case HostEvent.Happened happened ->
                    findings.merge(happened.activity().context().host(), 0, Integer::sum);
                case HostEvent.Found found -> findings.merge(found.evidence().host(), 1, Integer::sum);
            }
        }
        return findings.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /// Its users, but for those that every Windows has.
    List<String> users() {
        TreeSet<String> users = new TreeSet<>();
        for (HostEvent event : events) {
            String user = switch (event) {
                case HostEvent.Happened happened ->
                    happened.activity().context().user();
                case HostEvent.Found found -> found.evidence().subject().user();
            };
            String bare = user.substring(user.lastIndexOf('\\') + 1);
            boolean everywhere = user.startsWith("NT ") || user.startsWith("Window ") || bare.endsWith("$");
            if (!everywhere && bare.length() > 2 && !bare.equalsIgnoreCase("system")) {
                users.add(bare);
            }
        }
        return List.copyOf(users);
    }

    private static final class Listening implements Sink {

        private final List<HostEvent> events = new ArrayList<>();
        private final Detector detector;
        private final Activities activities;

        Listening(RuleSet rules) {
            detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
            activities = new Activities(rules.fields());
        }

        @Override
        public void event(Event event) {
            activities
                    .of(event, HostKernel.KINDS::contains)
                    .ifPresent(activity -> events.add(new HostEvent.Happened(activity)));
            detector.detect(event, this::hit);
        }

        private void hit(int rule, Event event) {
            Detection detection = detector.detection(rule, event);
            Optional<Activity> activity = activities.of(event);
            events.add(new HostEvent.Found(Subjects.evidence(detection, activity)));
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }
}
