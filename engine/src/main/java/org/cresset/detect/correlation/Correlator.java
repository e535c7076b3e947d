package org.cresset.detect.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Carries out correlations over matches.
///
/// Matches may come in any order and more than once; they are looked at in the order of their time, as soon as
/// [#advance] says that no earlier one is to come. What comes too late all the same is counted and left out. A
/// correlation finds something at a match if its condition holds for the window that ends there, and did not hold at
/// the match before in the same group, or that one is out of the window: one find an episode.
///
/// Memory is bounded: beyond so many groups or events the group that was quiet for longest is forgotten, and of the
/// only
/// group the oldest events; both are counted. For one thread.
public final class Correlator {

    /// What may be kept at a time.
    ///
    /// @param groups of each correlation, at least 1
    /// @param events in all groups of a correlation together
    public record Limits(int groups, int events) {
        public static final Limits DEFAULT = new Limits(100_000, 1_000_000);
    }

    /// What was not looked at, or forgotten too early.
    ///
    /// @param late matches that came after their time
    /// @param repeated matches that were delivered before
    /// @param unnumbered matches whose value is not a number where one is needed
    /// @param evicted groups that were forgotten to save memory
    /// @param dropped events that were forgotten to save memory
    public record Losses(long late, long repeated, long unnumbered, long evicted, long dropped) {

        public static final Losses NONE = new Losses(0, 0, 0, 0, 0);

        public Losses plus(Losses other) {
            return new Losses(
                    late + other.late,
                    repeated + other.repeated,
                    unnumbered + other.unnumbered,
                    evicted + other.evicted,
                    dropped + other.dropped);
        }

        /// Everything together.
        public long total() {
            return late + repeated + unnumbered + evicted + dropped;
        }
    }

    private final List<Plan> plans;
    private final List<Groups> groups = new ArrayList<>();
    private final PriorityQueue<Match> waiting = new PriorityQueue<>(Match.ORDER);
    private Losses before = Losses.NONE;
    private long complete = Long.MIN_VALUE;
    private @Nullable Match last;
    private long late;
    private long repeated;

    /// @param plans in the order of their numbers, those that others build on first
    public Correlator(List<Plan> plans, Limits limits) {
        this.plans = List.copyOf(plans);
        for (int plan = 0; plan < plans.size(); plan++) {
            groups.add(new Groups(plan, plans.get(plan).asked(), limits));
        }
    }

    /// One that goes on where another was.
    public static Correlator restore(List<Plan> plans, Limits limits, CorrelationState state) {
        Correlator restored = new Correlator(plans, limits);
        restored.complete = state.complete();
        restored.before = state.losses();
        restored.last = state.last().orElse(null);
        restored.waiting.addAll(state.waiting());
        for (int plan = 0; plan < plans.size(); plan++) {
            restored.groups.get(plan).restore(state.groups().get(plan));
        }
        return restored;
    }

    /// Takes a match.
    public void add(Match match) {
        if (match.time() <= complete) {
            late++;
        } else {
            waiting.add(match);
        }
    }

    /// Looks at everything up to a time, that time included: nothing of it is still to come.
    public void advance(long time, Consumer<Episode> found) {
        complete = Math.max(complete, time);
        while (!waiting.isEmpty() && waiting.element().time() <= complete) {
            Match match = waiting.remove();
            if (last != null && Match.ORDER.compare(last, match) == 0) {
                repeated++;
                continue;
            }
            last = match;
            Optional<Episode> episode = groups.get(match.plan()).add(match);
            if (episode.isPresent()) {
                found.accept(episode.get());
                chain(match);
            }
        }
    }

    /// Hands what was found at a match to the correlations that build on it.
    private void chain(Match match) {
        Plan plan = plans.get(match.plan());
        Evidence evidence = match.evidence();
        Evidence found = new Evidence(evidence.id(), plan.rule(), match.time(), evidence.host(), evidence.place());
        for (Plan.Chain chain : plan.chains()) {
            waiting.add(new Match(
                    chain.plan(),
                    chain.position(),
                    chain.group().stream().map(match.group()::get).toList(),
                    chain.values().stream().map(match.group()::get).toList(),
                    found));
        }
    }

    public Losses losses() {
        return new Losses(
                before.late() + late,
                before.repeated() + repeated,
                before.unnumbered() + sum(Groups::unnumbered),
                before.evicted() + sum(Groups::evicted),
                before.dropped() + sum(Groups::dropped));
    }

    private long sum(ToLongFunction<Groups> count) {
        return groups.stream().mapToLong(count).sum();
    }

    /// Everything that is remembered now.
    public CorrelationState snapshot() {
        return new CorrelationState(
                complete,
                groups.stream().map(Groups::state).toList(),
                waiting.stream().sorted(Match.ORDER).toList(),
                Optional.ofNullable(last),
                losses());
    }
}
