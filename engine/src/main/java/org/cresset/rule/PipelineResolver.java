package org.cresset.rule;

import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.event.Resolver;

/// Carries pipelines out on each event, before the tables of [LogSources] look at it, and counts what they did. What a
/// pipeline says of the log source goes before the tables. For one thread.
///
/// Hot path: names are looked up once, when this is made; an event costs a look at the slots that steps ask for.
public final class PipelineResolver implements Resolver {

    /// What a pipeline did.
    ///
    /// @param events how many events it changed or gave a log source
    /// @param idle its transformations that no event was for
    /// @param unseen fields of its other transformations that no event had
    /// @param undecided events on which a regular expression ran out of steps, so that a step was left out
    public record Use(String name, long events, List<String> idle, List<String> unseen, long undecided) {
        public Use {
            idle = List.copyOf(idle);
            unseen = List.copyOf(unseen);
        }
    }

    private static final class Piped {

        private final String name;
        private final List<PipelineStep> steps;
        private long events;

        Piped(Pipeline pipeline, Pipelines.Variants variants, FieldTable fields) {
            name = pipeline.name();
            steps = pipeline.steps().stream()
                    .map(step -> new PipelineStep(step, variants, fields))
                    .toList();
        }
    }

    private final LogSources sources;
    private final List<Piped> pipelines;

    PipelineResolver(List<Pipeline> pipelines, FieldTable fields, LogSources sources) {
        this.sources = sources;
        Pipelines.Variants variants = new Pipelines.Variants();
        this.pipelines = pipelines.stream()
                .map(pipeline -> new Piped(pipeline, variants, fields))
                .toList();
    }

    @Override
    public void resolve(Event event) {
        EventSource source = sources.find(event);
        boolean told = false;
        for (int i = 0; i < pipelines.size(); i++) {
            Piped piped = pipelines.get(i);
            boolean touched = false;
            for (int j = 0; j < piped.steps.size(); j++) {
                PipelineStep step = piped.steps.get(j);
                if (!step.isFor(event, source)) {
                    continue;
                }
                boolean changed = step.apply(event);
                touched |= changed || step.tells();
                if (step.tells()) {
                    source = step.told(source);
                    told = true;
                } else if (changed && !told) {
                    source = sources.find(event);
                }
            }
            piped.events += touched ? 1 : 0;
        }
        sources.resolve(event, source);
    }

    /// Adds what another thread counted for the same pipelines.
    public void add(PipelineResolver other) {
        for (int i = 0; i < pipelines.size(); i++) {
            Piped mine = pipelines.get(i);
            Piped theirs = other.pipelines.get(i);
            mine.events += theirs.events;
            for (int j = 0; j < mine.steps.size(); j++) {
                mine.steps.get(j).add(theirs.steps.get(j));
            }
        }
    }

    /// What each pipeline did so far, in the order in which they apply.
    public List<Use> uses() {
        return pipelines.stream().map(PipelineResolver::use).toList();
    }

    private static Use use(Piped piped) {
        List<String> idle = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (PipelineStep step : piped.steps) {
            if (step.events() == 0) {
                idle.add(step.name());
            } else {
                unseen.addAll(step.unseen());
            }
        }
        return new Use(
                piped.name,
                piped.events,
                idle,
                unseen.stream().distinct().toList(),
                piped.steps.stream().mapToLong(PipelineStep::undecided).sum());
    }
}
