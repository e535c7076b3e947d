package org.cresset.node.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cresset.activity.Activities;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Weights;
import org.cresset.detect.Detection;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Victim;
import org.cresset.intel.indicator.Indicator;
import org.cresset.report.Findings;
import org.cresset.report.attribution.StoryEvidence;
import org.cresset.report.attribution.Told;
import org.cresset.report.story.StoryContext;
import org.cresset.story.Evidence;
import org.cresset.story.Story;
import org.cresset.story.Subjects;
import org.cresset.story.assembly.Assembler;
import org.cresset.story.assembly.Threshold;
import org.cresset.story.host.HostEvent;
import org.cresset.story.host.HostKernel;

/// Makes stories of what workers read and find. Each host is kept by one kernel, whoever reads of it, and kernels do
/// not
/// mind the order; so the stories do not depend on the number of threads. Safe for any thread, but for [#end].
final class Stories {

    private static final int SHARDS = 16;

    private final Optional<Activities> activities;
    private final List<HostKernel> shards = new ArrayList<>();
    private final Assembler assembler = new Assembler();
    private final Organisations organisations;

    /// @param fields where they lack those of activities, as in a scan for rules alone, there are no stories
    Stories(FieldTable fields, Organisations organisations) {
        this.organisations = organisations;
        boolean told = Activities.fields().stream().allMatch(name -> fields.slot(name) >= 0);
        activities = told ? Optional.of(new Activities(fields)) : Optional.empty();
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new HostKernel());
        }
    }

    /// Takes in what an event means, if that is of use for stories.
    void happened(Event event) {
        activities
                .flatMap(known -> known.of(event, HostKernel.KINDS::contains))
                .ifPresent(activity -> give(activity.context().host(), new HostEvent.Happened(activity)));
    }

    /// Takes in what was found in an event.
    void found(Detection detection, Event event) {
        evidence(detection, event).ifPresent(this::found);
    }

    /// What something that was found in an event is evidence of; nothing where no stories are made.
    Optional<Evidence> evidence(Detection detection, Event event) {
        return activities.map(known -> {
            note(detection);
            return Subjects.evidence(detection, known.of(event));
        });
    }

    /// Notes where the hosts of a detection were found, which may tell whose they are.
    private void note(Detection detection) {
        detection
                .host()
                .ifPresent(host -> organisations.found(host, detection.source().path()));
        detection
                .events()
                .forEach(part -> part.host()
                        .ifPresent(
                                host -> organisations.found(host, part.source().path())));
    }

    /// Takes in what was found in several events.
    void found(Detection detection) {
        if (activities.isPresent()) {
            note(detection);
            found(Subjects.evidence(detection, Optional.empty()));
        }
    }

    /// Takes in evidence.
    void found(Evidence evidence) {
        give(evidence.host(), new HostEvent.Found(evidence));
    }

    private void give(String host, HostEvent event) {
        HostKernel shard =
                shards.get(Math.floorMod(host.toLowerCase(Locale.ROOT).hashCode(), SHARDS));
        synchronized (shard) {
            shard.onEvent(event, nothing -> {});
        }
    }

    /// The stories, best first, when nothing more comes.
    ///
    /// @param indicators what was looked for
    Findings.Stories end(Collection<Indicator> indicators) {
        if (activities.isEmpty()) {
            return Findings.Stories.NONE;
        }
        List<Story> best = new ArrayList<>();
        shards.forEach(shard -> shard.onTimer(Long.MIN_VALUE, report -> assembler.onEvent(report, story -> {})));
        assembler.onTimer(Long.MAX_VALUE, best::add);
        Threshold threshold = assembler.threshold();
        return new Findings.Stories(
                best,
                new Findings.Threshold(
                        threshold.value(), threshold.mode().name().toLowerCase(Locale.ROOT), threshold.covered()),
                assembler.forgotten(),
                context(best, indicators));
    }

    private StoryContext context(List<Story> stories, Collection<Indicator> indicators) {
        Map<String, List<Victim>> victims = new HashMap<>();
        Map<String, Told> attributions = new HashMap<>();
        if (!stories.isEmpty()) {
            Knowledge knowledge = Knowledge.shipped();
            Attributor attributor = new Attributor(knowledge, Weights.shipped());
            StoryEvidence evidence = new StoryEvidence(knowledge, indicators);
            for (Story story : stories) {
                List<Victim> whose = organisations.of(story.hosts());
                victims.put(story.id(), whose);
                attributions.put(story.id(), Told.of(evidence.of(story, whose), attributor, knowledge));
            }
        }
        return new StoryContext(victims, attributions);
    }
}
