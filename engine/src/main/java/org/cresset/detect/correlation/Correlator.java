package org.cresset.detect.correlation;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.cresset.event.Sha256;
import org.jspecify.annotations.Nullable;

/// Carries out correlations over matches.
///
/// Matches may come in any order and more than once; they are looked at in the order of their time, as soon as
/// [#advance] says that no earlier one is to come. What comes too late all the same is counted and left out.
/// Matches that come in their order already need not wait ([#next]). A correlation finds something at a match if its
/// condition holds for the window that ends there, and did not hold at the match before in the same group, or that one
/// is out of the window: one find an episode.
///
/// Memory for what was looked at is bounded: beyond the limit, the correlation that takes most forgets the group that
/// was quiet for longest, and of its only group the oldest events; both are counted. For one thread.
public final class Correlator {

    /// How much memory, roughly, all correlations together may take for the events in their windows.
    public static final long DEFAULT_BYTES = 64L << 20;

    /// Takes what is found.
    public interface Finds {

        /// Takes an episode, and says whether it counts: whether correlations that build on it are to know.
        boolean found(Episode episode);
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
    private final long limit;
    private final List<Groups> groups = new ArrayList<>();
    private final PriorityQueue<Match> waiting = new PriorityQueue<>(Match.ORDER);
    private Losses before = Losses.NONE;
    private long complete = Long.MIN_VALUE;
    private @Nullable Match last;
    private long bytes;
    private long late;
    private long repeated;

    /// @param plans in the order of their numbers, those that others build on first
    /// @param limit how much memory, roughly, the events in windows may take, in bytes
    public Correlator(List<Plan> plans, long limit) {
        this.plans = List.copyOf(plans);
        this.limit = limit;
        MessageDigest digest = Sha256.start();
        for (int plan = 0; plan < plans.size(); plan++) {
            groups.add(new Groups(plan, plans.get(plan), digest));
        }
    }

    /// One that goes on where another was.
    public static Correlator restore(List<Plan> plans, long limit, CorrelationState state) {
        Correlator restored = new Correlator(plans, limit);
        restored.complete = state.complete();
        restored.before = state.losses();
        restored.last = state.last().orElse(null);
        restored.waiting.addAll(state.waiting());
        for (int plan = 0; plan < plans.size(); plan++) {
            restored.groups.get(plan).restore(state.groups().get(plan));
            restored.bytes += restored.groups.get(plan).bytes();
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

    /// Takes a match that stands behind all others so far in [Match#ORDER], and looks at it.
    public void next(Match match, Finds found) {
        complete = Math.max(complete, match.time() - 1);
        while (!waiting.isEmpty() && Match.ORDER.compare(waiting.element(), match) < 0) {
            look(waiting.remove(), found);
        }
        look(match, found);
    }

    /// Looks at everything up to a time, that time included: nothing of it is still to come.
    public void advance(long time, Finds found) {
        complete = Math.max(complete, time);
        while (!waiting.isEmpty() && waiting.element().time() <= complete) {
            look(waiting.remove(), found);
        }
    }

    private void look(Match match, Finds found) {
        if (last != null && Match.ORDER.compare(last, match) == 0) {
            repeated++;
            return;
        }
        last = match;
        Groups of = groups.get(match.plan());
        long before = of.bytes();
        Optional<Episode> episode = of.add(match);
        bytes += of.bytes() - before;
        while (bytes > limit && forgetSome()) {}
        if (episode.isPresent() && found.found(episode.get())) {
            chain(match, episode.get());
        }
    }

    /// Forgets something of the correlation that takes most and can do without.
    private boolean forgetSome() {
        return groups.stream()
                .sorted(Comparator.comparingLong(Groups::bytes).reversed())
                .anyMatch(this::forget);
    }

    private boolean forget(Groups of) {
        long before = of.bytes();
        of.saveMemory(bytes - limit);
        bytes += of.bytes() - before;
        return of.bytes() < before;
    }

    /// Hands what was found at a match to the correlations that build on it.
    private void chain(Match match, Episode episode) {
        Plan plan = plans.get(match.plan());
        Evidence evidence = match.evidence();
        Evidence found = new Evidence(
                episode.id(), plan.rule(), match.time(), episode.trust(), evidence.host(), evidence.place());
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
