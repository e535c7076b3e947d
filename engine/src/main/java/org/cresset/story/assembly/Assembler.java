package org.cresset.story.assembly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cresset.event.Event;
import org.cresset.story.Kernel;
import org.cresset.story.Pack;
import org.cresset.story.Story;
import org.cresset.story.host.Component;
import org.cresset.story.host.HostKernel;
import org.cresset.story.host.HostReport;
import org.cresset.surprise.Baseline;
import org.cresset.surprise.Buckets;
import org.cresset.surprise.Budget;

/// Makes stories of what hosts report: rates their findings, joins hosts, adds up, and gives what reaches the
/// threshold. A story that is given again supersedes the one of the same id. For one thread.
public final class Assembler implements Kernel<HostReport, Story> {

    private static final Comparator<Story> BEST = Comparator.comparingDouble(Story::score)
            .reversed()
            .thenComparingLong(Story::first)
            .thenComparing(Story::id);

    private static final long DAY = Buckets.A_DAY * Buckets.MICROS;

    /// So long after a day all is in that can hang together with what was found on it.
    private static final long SETTLED = DAY / 4 + HostKernel.LATENESS;

    /// A host: what it last reported, and that as rated parts.
    private static final class Host {
        private List<Component> components = List.of();
        private List<HostPart> parts = List.of();
        private boolean changed;
        private long forgotten;
    }

    private final Settings settings;
    private final Ratings ratings;
    private final Map<String, Host> hosts = new TreeMap<>();
    private final TreeSet<Long> covered = new TreeSet<>();
    private final Verdicts verdicts = new Verdicts();
    private final List<Decision> decided = new ArrayList<>();
    private final Book book = new Book();
    private final Budget budget = new Budget();
    private double storiesADay = Threshold.STORIES_A_DAY;
    private long accounted = Long.MIN_VALUE;
    private boolean changed;
    private List<Scored> scored = List.of();

    public Assembler() {
        this(Settings.SHIPPED);
    }

    public Assembler(Settings settings) {
        this.settings = settings;
        ratings = new Ratings(settings, verdicts);
    }

    @Override
    public void onEvent(HostReport report, Consumer<Story> out) {
        Host host = hosts.computeIfAbsent(report.host().toLowerCase(Locale.ROOT), unseen -> new Host());
        host.forgotten = report.forgotten();
        Threshold.Mode before = threshold().mode();
        report.seen().forEach(bucket -> {
            covered.add(bucket);
            ratings.seen(report.host(), bucket);
        });
        changed |= threshold().mode() != before;
        if (isSame(host.components, report.components())) {
            return;
        }
        host.components = report.components();
        host.changed = true;
        ratings.expect(report.host(), report.components());
        changed = true;
    }

    /// Whether a host reports what it reported before, and has not looked again.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(List<Component> one, List<Component> other) {
        return one == other || (one.isEmpty() && other.isEmpty());
    }

    /// Gives the stories that have changed since the last time.
    @Override
    public void onTimer(long time, Consumer<Story> out) {
        if (!changed) {
            return;
        }
        changed = false;
        ratings.rate();
        hosts.values().stream().filter(host -> host.changed).forEach(host -> {
            host.parts = HostPart.all(host.components, ratings);
            host.changed = false;
        });
        List<HostPart> parts =
                hosts.values().stream().flatMap(host -> host.parts.stream()).toList();
        scored = Scored.all(new Groups(parts, decided).all(), scored, settings);
        account(time);
        book.turn(stories(), time, this::detections).forEach(out);
        while (covered.size() > Baseline.ENOUGH) {
            covered.pollFirst();
        }
    }

    /// The ids of all detections that stories may be made of now.
    private Set<String> detections() {
        Set<String> detections = new HashSet<>();
        for (Host host : hosts.values()) {
            host.components.forEach(component -> component
                    .pieces()
                    .forEach(piece -> detections.addAll(piece.episode().ids())));
        }
        return detections;
    }

    /// The ids of stories that were given and are none by now; each is said once.
    public List<String> withdrawn() {
        return book.withdrawn();
    }

    /// How much was left out of stories: findings without a time, and what was forgotten to save memory.
    public long forgotten() {
        return ratings.forgotten()
                + hosts.values().stream().mapToLong(host -> host.forgotten).sum();
    }

    /// The threshold that holds by now.
    public Threshold threshold() {
        return Threshold.after(covered.size(), settings, budget.threshold(storiesADay));
    }

    /// Takes in what an analyst decided. What it changes is given with the next timer.
    ///
    /// @return whether there is such a story or part now
    public boolean decide(Decision decision) {
        if (decision instanceof Decision.Judged judged) {
            Set<String> rules = book.judge(judged);
            verdicts.add(judged, rules);
            hosts.values().forEach(host -> host.changed = true);
            changed = true;
            return !rules.isEmpty();
        }
        decided.add(decision);
        changed = true;
        return true;
    }

    /// Sets how many stories a day people can look at. After a week the threshold follows it.
    public void storiesADay(double most) {
        storiesADay = most;
        changed = true;
    }

    /// What happened to a story, the earliest first.
    public List<Change> history(String story) {
        return book.of(story);
    }

    /// Whether a story is judged and nothing new was found since.
    public boolean isClosed(String story) {
        return book.isJudged(story);
    }

    /// Writes the scores of days that are over into the budget: of what had its latest finding on that day, once
    /// nothing
    /// can hang together with it any more.
    private void account(long time) {
        boolean last = time == Long.MAX_VALUE || time == Event.NO_TIME;
        long over = last ? Long.MIN_VALUE : Math.floorDiv(time - SETTLED, DAY);
        if (over <= accounted) {
            return;
        }
        for (Scored each : scored) {
            long day = Math.floorDiv(each.last(), DAY);
            if (day >= accounted && day < over) {
                budget.add(each.last(), each.score());
            }
        }
        budget.passed(over);
        accounted = over;
    }

    private List<Given.Told> stories() {
        double threshold = threshold().value();
        List<Given.Told> stories = new ArrayList<>();
        for (Scored each : scored) {
            if (each.score() >= threshold) {
                stories.add(each.told(threshold));
            }
        }
        stories.sort(Comparator.comparing(Given.Told::story, BEST));
        return stories;
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
        ratings.write(out);
        Pack.all(covered, (bucket, to) -> to.writeLong(bucket), out);
        verdicts.write(out);
        Pack.all(decided, Assembler::write, out);
        book.write(out);
        budget.snapshot(out);
        out.writeDouble(storiesADay);
        out.writeLong(accounted);
    }

    private static void write(Decision decision, DataOutput out) throws IOException {
        Pack.text(decision.analyst(), out);
        out.writeLong(decision.time());
        switch (decision) {
            case Decision.Apart apart -> {
                Pack.text(apart.part(), out);
                Pack.text("", out);
            }
            case Decision.Together together -> {
                Pack.text(together.part(), out);
                Pack.text(together.other(), out);
            }
            case Decision.Judged judged -> throw new IllegalStateException("verdicts are kept elsewhere: " + judged);
        }
    }

    private static Decision decision(DataInput in) throws IOException {
        String analyst = Pack.text(in);
        long time = in.readLong();
        String part = Pack.text(in);
        String other = Pack.text(in);
        return other.isEmpty()
                ? new Decision.Apart(analyst, time, part)
                : new Decision.Together(analyst, time, part, other);
    }

    /// Takes over what another has written down. Hosts have to be reported anew, as their kernels do when they are
    /// restored.
    @Override
    public void restore(DataInput in) throws IOException {
        hosts.clear();
        scored = List.of();
        ratings.read(in);
        covered.clear();
        covered.addAll(Pack.all(DataInput::readLong, in));
        verdicts.read(in);
        decided.clear();
        decided.addAll(Pack.all(Assembler::decision, in));
        book.read(in);
        budget.restore(in);
        storiesADay = in.readDouble();
        accounted = in.readLong();
    }
}
