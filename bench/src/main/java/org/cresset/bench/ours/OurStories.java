package org.cresset.bench.ours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.Method;
import org.cresset.bench.stories.StoryOut;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.assembly.Settings;
import org.cresset.story.assembly.Threshold;

/// The stories of our engine over alerts that tell a host, a time and a name. The engine hears of them as it would in
/// operation; a story counts as shown when a timer first gave it.
public final class OurStories implements Method {

    private final Function<String, Signature> meaning;

    /// @param meaning what the name of an alert means
    public OurStories(Function<String, Signature> meaning) {
        this.meaning = meaning;
    }

    @Override
    public List<StoryOut> stories(List<Alert> alerts) {
        Run run = new Run();
        Heard heard = new Heard(meaning);
        Engine engine = new Engine(Settings.SHIPPED, run::shown);
        alerts.forEach(alert -> engine.found(heard.evidence(alert)));
        engine.end();
        return run.stories(heard);
    }

    private static final class Run {

        private final Map<String, Long> firstShown = new HashMap<>();
        private final Map<String, Story> latest = new LinkedHashMap<>();

        void shown(long second, Story story, Threshold.Mode mode) {
            firstShown.putIfAbsent(story.id(), second);
            latest.put(story.id(), story);
        }

        List<StoryOut> stories(Heard heard) {
            List<StoryOut> stories = new ArrayList<>();
            latest.forEach((id, story) ->
                    stories.add(heard.out(id, story.score(), firstShown.getOrDefault(id, 0L), story.detections())));
            return stories;
        }
    }
}
