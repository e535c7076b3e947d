package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.intel.Techniques;
import org.cresset.render.svg.LaneChart;
import org.cresset.story.Story;

/// The moments of a story as a chart: a lane for each tactic, in the order of ATT&CK.
final class StoryTimeline {

    private static final int LONG = 300;

    private final Words words;
    private final List<String> tactics = new ArrayList<>();
    private final List<Story.Moment> moments;

    StoryTimeline(Story story, Words words) {
        this.words = words;
        moments = story.moments().stream()
                .filter(moment -> moment.time() != Event.NO_TIME)
                .toList();
        List<String> seen =
                moments.stream().map(Story.Moment::tactic).distinct().sorted().toList();
        Techniques.TACTICS.stream().filter(seen::contains).forEach(tactics::add);
        seen.stream().filter(tactic -> !tactics.contains(tactic)).forEach(tactics::add);
    }

    boolean isEmpty() {
        return moments.isEmpty();
    }

    LaneChart chart() {
        List<String> lanes = tactics.stream()
                .map(tactic -> tactic.isEmpty() ? "\u2013" : words.tactic(tactic))
                .toList();
        List<LaneChart.Mark> marks = moments.stream().map(this::mark).toList();
        return new LaneChart(words.say("story.timeline"), lanes, marks, words::span);
    }

    private LaneChart.Mark mark(Story.Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Timestamps.format(moment.time()) + "  " + words.host(moment.host()));
        lines.add(words.say("level." + moment.level().label()) + ": " + Words.rule(moment.title()));
        if (!moment.what().isEmpty()) {
            lines.add(Words.cut(moment.what(), LONG));
        }
        lines.add(words.say("story.fact.count", words.number(moment.count())));
        return new LaneChart.Mark(
                tactics.indexOf(moment.tactic()),
                moment.time(),
                moment.count(),
                moment.level().label(),
                String.join("\n", lines));
    }
}
