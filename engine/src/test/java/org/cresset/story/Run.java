package org.cresset.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.cresset.event.Event;
import org.cresset.story.assembly.Assembler;
import org.cresset.story.host.HostEvent;
import org.cresset.story.host.HostKernel;
import org.cresset.story.host.HostReport;

/// Kernels that are fed, and the stories that come of it. For one thread.
final class Run {

    private static final long EVERY = 30 * Told.SECOND;

    private final List<HostKernel> kernels = new ArrayList<>();
    private Assembler assembler = new Assembler();
    private final Map<String, Story> stories = new TreeMap<>();

    Run(int shards) {
        for (int i = 0; i < shards; i++) {
            kernels.add(new HostKernel());
        }
    }

    static String once(List<HostEvent> events) {
        return new Run(1).feed(events).end();
    }

    Run feed(List<HostEvent> events) {
        events.forEach(this::give);
        return this;
    }

    void give(HostEvent event) {
        String host = switch (event) {
            case HostEvent.Happened happened -> happened.activity().context().host();
            case HostEvent.Found found -> found.evidence().host();
        };
        kernels.get(Math.floorMod(host.toLowerCase(Locale.ROOT).hashCode(), kernels.size()))
                .onEvent(event, report -> {});
    }

    /// Feeds with a timer every thirty seconds of the time of events, also where nothing happens.
    Run stream(List<HostEvent> events) {
        long next = Math.floorDiv(Campaigns.time(events.getFirst()), EVERY) * EVERY;
        for (HostEvent event : events) {
            for (; next <= Campaigns.time(event); next += EVERY) {
                timer(next);
            }
            give(event);
        }
        timer(next);
        return this;
    }

    void timer(long time) {
        kernels.forEach(kernel -> kernel.onTimer(time, this::report));
        assembler.onTimer(time, story -> stories.put(story.id(), story));
        assembler.withdrawn().forEach(stories::remove);
    }

    private void report(HostReport report) {
        assembler.onEvent(report, story -> {});
    }

    /// All that stories say when nothing more comes.
    String end() {
        timer(Event.NO_TIME);
        return text();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        stories.values()
                .forEach(story ->
                        text.append(story.toString().replace(", ", ",\n")).append("\n\n"));
        return text.toString();
    }

    List<Story> stories() {
        return List.copyOf(stories.values());
    }

    /// Goes on with what was written down.
    void again() {
        try {
            List<HostKernel> others = new ArrayList<>();
            for (HostKernel kernel : kernels) {
                HostKernel other = new HostKernel();
                other.restore(written(kernel));
                others.add(other);
            }
            kernels.clear();
            kernels.addAll(others);
            Assembler other = new Assembler();
            other.restore(written(assembler));
            assembler = other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataInputStream written(Kernel<?, ?> kernel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        kernel.snapshot(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /// The same in another order.
    static List<HostEvent> shuffled(List<HostEvent> events, RandomGenerator chance) {
        List<HostEvent> other = new ArrayList<>(events);
        java.util.Collections.shuffle(other, java.util.Random.from(chance));
        return other;
    }

    /// The same, each late by less than the bound of lateness, and some of it twice.
    static List<HostEvent> late(List<HostEvent> events, RandomGenerator chance) {
        record Late(long time, HostEvent event) {}
        List<Late> late = new ArrayList<>();
        for (HostEvent event : events) {
            int times = chance.nextInt(20) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                late.add(new Late(Campaigns.time(event) + chance.nextLong(HostKernel.LATENESS), event));
            }
        }
        late.sort(java.util.Comparator.comparingLong(Late::time));
        return late.stream().map(Late::event).toList();
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        stories.values()
                .forEach(story -> counts.put(story.id(), story.processes().size()));
        return counts;
    }
}
