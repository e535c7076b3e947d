package org.cresset.bench.ours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.StoryOut;
import org.cresset.story.Story;
import org.cresset.story.assembly.Settings;
import org.cresset.story.assembly.Threshold;

/// The stories that our engine would give at each of several learned thresholds, out of one run at the lowest: no
/// rating depends on the threshold as long as [org.cresset.surprise.Learning#guard] is kept.
public final class Tracks {

    /// What a story was when it was last given above a threshold.
    private record Given(double score, List<String> detections) {}

    private static final class Track {

        private final long[] first;
        private final List<Given> latest = new ArrayList<>();

        Track(int thresholds) {
            first = new long[thresholds];
            Arrays.fill(first, Long.MAX_VALUE);
            for (int i = 0; i < thresholds; i++) {
                latest.add(NEVER);
            }
        }
    }

    private static final Given NEVER = new Given(0, List.of());

    private final double[] thresholds;
    private final double prior;
    private final Heard heard = new Heard(NamedAlerts::of);
    private final Map<String, Track> tracks = new LinkedHashMap<>();

    /// @param alerts of one network, by time
    /// @param thresholds from the lowest to the highest; in the first day that of the settings holds
    public Tracks(List<Alert> alerts, Settings settings, double... thresholds) {
        this.thresholds = thresholds.clone();
        prior = settings.prior();
        double lowest = thresholds[0];
        // a little apart, so that all stories are given again when a day has passed
        Engine engine = new Engine(settings.withThresholds(Math.nextDown(lowest), lowest), this::shown);
        alerts.forEach(alert -> engine.found(heard.evidence(alert)));
        engine.end();
    }

    private void shown(long second, Story story, Threshold.Mode mode) {
        if (mode == Threshold.Mode.PRIOR && story.score() < prior) {
            return;
        }
        Track track = tracks.computeIfAbsent(story.id(), unseen -> new Track(thresholds.length));
        Given given = new Given(story.score(), story.detections());
        for (int i = 0; i < thresholds.length; i++) {
            if (mode == Threshold.Mode.PRIOR || story.score() >= thresholds[i]) {
                track.first[i] = Math.min(track.first[i], second);
                track.latest.set(i, given);
            }
        }
    }

    /// The stories at the threshold of this number.
    public List<StoryOut> at(int threshold) {
        List<StoryOut> stories = new ArrayList<>();
        tracks.forEach((id, track) -> {
            Given given = track.latest.get(threshold);
            if (track.first[threshold] < Long.MAX_VALUE) {
                stories.add(heard.out(id, given.score(), track.first[threshold], given.detections()));
            }
        });
        return stories;
    }
}
