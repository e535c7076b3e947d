package org.cresset.story.assembly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cresset.event.Sha256;
import org.cresset.story.Kernel;
import org.cresset.story.Pack;
import org.cresset.story.Story;
import org.cresset.story.host.Component;
import org.cresset.story.host.HostReport;
import org.cresset.surprise.Baseline;

/// Makes stories of what hosts report: rates their findings, joins hosts, adds up, and gives what reaches the
/// threshold.
/// A story that is given again supersedes the one of the same id. For one thread.
public final class Assembler implements Kernel<HostReport, Story> {

    /// A host: what it last reported, and that as rated parts.
    private static final class Host {
        private List<Component> components = List.of();
        private List<HostPart> parts = List.of();
        private boolean changed;
    }

    /// What is remembered of a story that was given.
    ///
    /// @param digest of all that it says
    /// @param first its earliest detection
    private record Given(String digest, String first) {

        static Given of(Story story) {
            byte[] hash = Sha256.start().digest(story.toString().getBytes(StandardCharsets.UTF_8));
            return new Given(HexFormat.of().formatHex(hash), story.detections().getFirst());
        }
    }

    private final Settings settings;
    private final Ratings ratings;
    private final Map<String, Host> hosts = new TreeMap<>();
    private final TreeSet<Long> covered = new TreeSet<>();
    private final Map<String, Given> given = new TreeMap<>();
    private final List<String> withdrawn = new ArrayList<>();
    private boolean changed;

    public Assembler() {
        this(Settings.SHIPPED);
    }

    public Assembler(Settings settings) {
        this.settings = settings;
        ratings = new Ratings(settings);
    }

    @Override
    public void onEvent(HostReport report, Consumer<Story> out) {
        Host host = hosts.computeIfAbsent(report.host().toLowerCase(Locale.ROOT), unseen -> new Host());
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
        report.components().forEach(ratings::expect);
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
        Set<String> alive = new HashSet<>();
        for (Story story : stories()) {
            alive.add(story.id());
            Given now = Given.of(story);
            if (!now.equals(given.put(story.id(), now))) {
                out.accept(story);
            }
        }
        withdraw(alive);
        ratings.keepFor(hosts.values().stream().flatMap(host -> host.components.stream()));
        while (covered.size() > Baseline.ENOUGH) {
            covered.pollFirst();
        }
    }

    /// A story that is no more although its earliest detection is still there has become part of another or fallen
    /// below the threshold. One whose detections are too old stays as it was last given.
    private void withdraw(Set<String> alive) {
        if (alive.containsAll(given.keySet())) {
            return;
        }
        Set<String> detections = new HashSet<>();
        for (Host host : hosts.values()) {
            host.components.forEach(component -> component
                    .pieces()
                    .forEach(piece -> detections.addAll(piece.episode().ids())));
        }
        given.forEach((id, story) -> {
            if (!alive.contains(id) && detections.contains(story.first())) {
                withdrawn.add(id);
            }
        });
        given.keySet().retainAll(alive);
    }

    /// The ids of stories that were given and are none by now; each is said once.
    public List<String> withdrawn() {
        List<String> said = List.copyOf(withdrawn);
        withdrawn.clear();
        return said;
    }

    /// The threshold that holds by now.
    public Threshold threshold() {
        return Threshold.after(covered.size(), settings);
    }

    private List<Story> stories() {
        List<HostPart> parts =
                hosts.values().stream().flatMap(host -> host.parts.stream()).toList();
        List<Links.Link> links =
                Links.among(parts.stream().map(HostPart::component).toList());
        double threshold = threshold().value();
        List<Story> stories = new ArrayList<>();
        for (List<HostPart> group : groups(parts, links)) {
            List<Rated> rated =
                    group.stream().flatMap(part -> part.rated().stream()).toList();
            Ledger ledger = group.size() == 1 ? group.getFirst().ledger() : Ledger.of(rated, settings);
            if (ledger.score() >= threshold) {
                List<Component> components =
                        group.stream().map(HostPart::component).toList();
                List<Links.Link> inside = links.stream()
                        .filter(link -> components.contains(link.from()))
                        .toList();
                stories.add(new Telling(components, inside, rated, ledger, threshold).story());
            }
        }
        stories.sort(Comparator.comparingDouble(Story::score)
                .reversed()
                .thenComparingLong(Story::first)
                .thenComparing(Story::id));
        return stories;
    }

    /// The parts that links join, each group in the order of its parts.
    private static List<List<HostPart>> groups(List<HostPart> parts, List<Links.Link> links) {
        IdentityHashMap<Component, Integer> numbers = new IdentityHashMap<>();
        int[] above = new int[parts.size()];
        for (int i = 0; i < above.length; i++) {
            numbers.put(parts.get(i).component(), i);
            above[i] = i;
        }
        for (Links.Link link : links) {
            int from = root(above, numbers.getOrDefault(link.from(), 0));
            int to = root(above, numbers.getOrDefault(link.to(), 0));
            above[Math.max(from, to)] = Math.min(from, to);
        }
        Map<Integer, List<HostPart>> groups = new TreeMap<>();
        for (int i = 0; i < above.length; i++) {
            groups.computeIfAbsent(root(above, i), unseen -> new ArrayList<>()).add(parts.get(i));
        }
        return List.copyOf(groups.values());
    }

    private static int root(int[] above, int at) {
        int root = at;
        while (above[root] != root) {
            root = above[root];
        }
        return root;
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
        ratings.write(out);
        Pack.all(covered, (bucket, to) -> to.writeLong(bucket), out);
        Pack.all(
                given.entrySet(),
                (story, to) -> {
                    Pack.text(story.getKey(), to);
                    Pack.text(story.getValue().digest(), to);
                    Pack.text(story.getValue().first(), to);
                },
                out);
        Pack.all(withdrawn, Pack::text, out);
    }

    /// Takes over what another has written down. Hosts have to be reported anew, as their kernels do when they are
    /// restored.
    @Override
    public void restore(DataInput in) throws IOException {
        hosts.clear();
        ratings.read(in);
        covered.clear();
        covered.addAll(Pack.all(DataInput::readLong, in));
        given.clear();
        for (int left = in.readInt(); left > 0; left--) {
            given.put(Pack.text(in), new Given(Pack.text(in), Pack.text(in)));
        }
        withdrawn.clear();
        withdrawn.addAll(Pack.all(Pack::text, in));
    }
}
