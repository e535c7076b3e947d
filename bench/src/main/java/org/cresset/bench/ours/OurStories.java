package org.cresset.bench.ours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.Episode;
import org.cresset.bench.stories.Method;
import org.cresset.bench.stories.StoryOut;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.Subject;
import org.cresset.story.assembly.Assembler;
import org.cresset.story.host.HostKernel;

/// The stories of our engine over alerts that tell a host, a time and a name. The engine hears of them as it would in
/// operation: alert by alert, with a timer every minute; a story counts as shown when a timer first gave it.
public final class OurStories implements Method {

    private static final long MICROS = 1_000_000;
    private static final long TICK = 60;

    private final Function<String, Signature> meaning;

    /// @param meaning what the name of an alert means
    public OurStories(Function<String, Signature> meaning) {
        this.meaning = meaning;
    }

    @Override
    public List<StoryOut> stories(List<Alert> alerts) {
        Run run = new Run();
        alerts.forEach(run::add);
        return run.end();
    }

    private final class Run {

        private final HostKernel kernel = new HostKernel();
        private final Assembler assembler = new Assembler();
        private final Map<String, Signature> signatures = new HashMap<>();
        private final Map<String, Episode> episodes = new HashMap<>();
        private final Map<String, Long> firstShown = new HashMap<>();
        private final Map<String, Story> latest = new LinkedHashMap<>();
        private final Map<String, TreeSet<Episode>> members = new HashMap<>();
        private String network = "";
        private long next = Long.MIN_VALUE;
        private long number;

        void add(Alert alert) {
            if (alert.second() >= next) {
                if (next > Long.MIN_VALUE) {
                    tick(alert.second() - Math.floorMod(alert.second(), TICK));
                }
                next = alert.second() - Math.floorMod(alert.second(), TICK) + TICK;
            }
            network = alert.network();
            String id = Long.toString(number++);
            episodes.put(id, Episode.of(alert));
            Signature signature = signatures.computeIfAbsent(alert.rule(), meaning);
            kernel.found(new Evidence(id, alert.second() * MICROS, alert.host(), signature, Subject.NONE));
        }

        private void tick(long second) {
            kernel.onTimer(second * MICROS, report -> assembler.onEvent(report, story -> {}));
            assembler.onTimer(second * MICROS, story -> {
                firstShown.putIfAbsent(story.id(), second);
                latest.put(story.id(), story);
                TreeSet<Episode> inside = members.computeIfAbsent(story.id(), unseen -> new TreeSet<>());
                inside.clear();
                story.detections().forEach(id -> inside.add(episodes.getOrDefault(id, new Episode("", "", 0))));
            });
        }

        List<StoryOut> end() {
            tick(next + TICK);
            List<StoryOut> stories = new ArrayList<>();
            latest.forEach((id, story) -> stories.add(new StoryOut(
                    network,
                    id,
                    story.score(),
                    firstShown.getOrDefault(id, 0L),
                    members.getOrDefault(id, new TreeSet<>()))));
            return stories;
        }
    }
}
