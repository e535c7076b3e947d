package org.cresset.bench.splice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.bench.ours.Engine;
import org.cresset.bench.ours.NamedAlerts;
import org.cresset.bench.splice.Spliced.Shown;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.Episode;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.Subject;
import org.cresset.story.assembly.Settings;
import org.cresset.story.host.HostEvent;

/// The engine over the benign host-days of one network, and what it remembers at each midnight, from where a day can be
/// had again with a capture in it.
final class Background {

    private static final long MICROS = 1_000_000;

    /// What it remembers at a midnight, the number of the first alert of the day, and when each story was first shown
    /// until then.
    private static final class Midnight {

        private final byte[] engine;
        private final int from;
        private final Map<String, Long> shown;

        Midnight(byte[] engine, int from, Map<String, Long> shown) {
            this.engine = engine;
            this.from = from;
            this.shown = Map.copyOf(shown);
        }
    }

    private final Benign benign;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<String, Episode> episodes = new HashMap<>();
    private final TreeMap<Long, Midnight> midnights = new TreeMap<>();
    private final TreeMap<Long, Long> falseStories = new TreeMap<>();

    Background(Benign benign) {
        this.benign = benign;
        Map<String, Signature> signatures = new HashMap<>();
        for (Alert alert : benign.alerts()) {
            String id = Integer.toString(evidence.size());
            Signature signature = signatures.computeIfAbsent(alert.rule(), NamedAlerts::of);
            evidence.add(new Evidence(id, alert.second() * MICROS, alert.host(), signature, Subject.NONE));
            episodes.put(id, Episode.of(alert));
        }
        run();
    }

    private void run() {
        Map<String, Long> shown = new HashMap<>();
        Engine engine = new Engine(Settings.SHIPPED, (second, story, mode) -> shown.putIfAbsent(story.id(), second));
        Set<Long> begun = new HashSet<>();
        for (int i = 0; i < evidence.size(); i++) {
            long day = Benign.day(evidence.get(i).time() / MICROS);
            if (begun.add(day)) {
                midnights.put(day, new Midnight(engine.snapshot(), i, shown));
            }
            engine.found(evidence.get(i));
        }
        engine.end();
        shown.values().forEach(second -> falseStories.merge(Benign.day(second), 1L, Long::sum));
    }

    Benign benign() {
        return benign;
    }

    /// How many stories began on a day when no capture was in it.
    long falseStories(long day) {
        return falseStories.getOrDefault(day, 0L);
    }

    /// The day of a plan with its capture in it.
    Spliced with(Plan plan) {
        Midnight midnight = midnights.get(plan.day());
        if (midnight == null) {
            throw new IllegalStateException("nothing is known of day " + plan.day());
        }
        Map<String, Long> first = new HashMap<>(midnight.shown);
        Map<String, Story> latest = new LinkedHashMap<>();
        Engine engine = new Engine(Settings.SHIPPED, (second, story, mode) -> {
            first.putIfAbsent(story.id(), second);
            latest.put(story.id(), story);
        });
        engine.restore(midnight.engine);
        Set<String> ids = new HashSet<>();
        feed(engine, plan, midnight.from, ids);
        List<Shown> all = latest.values().stream()
                .map(story -> new Shown(story, first.getOrDefault(story.id(), 0L)))
                .toList();
        Spliced spliced = Spliced.of(plan, all, episodes, ids);
        ids.forEach(episodes::remove);
        return spliced;
    }

    /// What the capture and the alerts of its day tell, by time.
    private void feed(Engine engine, Plan plan, int from, Set<String> ids) {
        int next = from;
        for (HostEvent event : plan.events()) {
            next = alerts(engine, next, Capture.time(event));
            switch (event) {
                case HostEvent.Happened happened -> engine.happened(happened.activity());
                case HostEvent.Found found -> {
                    Evidence one = found.evidence();
                    Alert alert = new Alert(
                            benign.network(),
                            one.time() / MICROS,
                            one.host(),
                            one.signature().id());
                    ids.add(one.id());
                    episodes.put(one.id(), Episode.of(alert));
                    engine.found(one);
                }
            }
        }
        alerts(engine, next, Benign.start(plan.day() + 1) * MICROS);
        engine.end();
    }

    private int alerts(Engine engine, int from, long before) {
        int next = from;
        while (next < evidence.size() && evidence.get(next).time() < before) {
            engine.found(evidence.get(next++));
        }
        return next;
    }
}
