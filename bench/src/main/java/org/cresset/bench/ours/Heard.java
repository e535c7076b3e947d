package org.cresset.bench.ours;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.Episode;
import org.cresset.bench.stories.StoryOut;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Subject;

/// The alerts that our engine has heard of, by the numbers that it knows them by. For one thread.
final class Heard {

    private static final long MICROS = 1_000_000;

    private final Function<String, Signature> meaning;
    private final Map<String, Signature> signatures = new HashMap<>();
    private final List<Episode> episodes = new ArrayList<>();
    private String network = "";

    Heard(Function<String, Signature> meaning) {
        this.meaning = meaning;
    }

    /// An alert as the engine hears of it.
    Evidence evidence(Alert alert) {
        network = alert.network();
        String id = Integer.toString(episodes.size());
        Episode episode = Episode.of(alert);
        boolean again = !episodes.isEmpty() && episodes.getLast().equals(episode);
        episodes.add(again ? episodes.getLast() : episode);
        Signature signature = signatures.computeIfAbsent(alert.rule(), meaning);
        return new Evidence(id, alert.second() * MICROS, alert.host(), signature, Subject.NONE);
    }

    /// A story of some of them.
    StoryOut out(String id, double score, long firstShown, Collection<String> detections) {
        TreeSet<Episode> inside = new TreeSet<>();
        detections.forEach(number -> inside.add(episodes.get(Integer.parseInt(number))));
        return new StoryOut(network, id, score, firstShown, inside);
    }
}
