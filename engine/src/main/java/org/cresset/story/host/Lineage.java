package org.cresset.story.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cresset.event.Event;
import org.cresset.story.Graph.Link;
import org.cresset.story.Unions;
import org.cresset.story.link.Made;
import org.cresset.story.link.Session;

/// Where the processes of findings come from: who started them, wrote their programs, or started threads in them. What
/// goes through a hub joins nothing, unless somebody had started a thread in it before. For one thread.
final class Lineage {

    /// How much of the weight goes on along one step.
    static final double SPAWNED = 0.95;

    static final double RAN = 0.9;
    static final double INJECTED = 0.95;
    static final double CREATED = 0.9;

    /// So many steps count in a weight.
    private static final int DEEPEST = 24;

    /// One thing that leads to another.
    ///
    /// @param joins whether they are of one story for that; if not, it is only told
    record Step(int from, int to, Link link, double weight, long time, boolean joins, String file) {}

    /// A process at a place in a tree.
    ///
    /// @param injected whether it is meant as it is since another started a thread in it
    record Spot(int row, boolean injected) {}

    /// A spot of which it is to be told where it comes from.
    ///
    /// @param time as of which others had started threads in it
    /// @param fresh whether nothing of it is told yet
    private record Way(int spot, long time, boolean fresh) {}

    private final Facts facts;
    private final Processes processes;
    private final Spots spots;
    private final Map<Integer, Spot> placed = new TreeMap<>();
    private final Map<Integer, List<Step>> into = new HashMap<>();
    private final Map<Integer, Long> injectedUntil = new HashMap<>();
    private final Map<Integer, Made> made = new HashMap<>();
    private final ArrayDeque<Way> open = new ArrayDeque<>();

    Lineage(Facts facts, Spots spots) {
        this.facts = facts;
        this.spots = spots;
        processes = facts.processes();
    }

    String image(int row) {
        return facts.names().text(processes.image(row));
    }

    boolean isHub(int row) {
        return facts.names().isHub(processes.image(row));
    }

    /// Whether somebody had started a thread in a process by then.
    boolean isInjected(int row, long time) {
        return facts.injections(row).stream()
                .anyMatch(deed ->
                        deed.time() <= time + Processes.SAME_START && processes.at(deed.by(), deed.time()) != row);
    }

    /// Since when what a process does is meant: where it is meant as it is since others started threads in it, since
    /// the first of them.
    long since(Spot of) {
        return of.injected()
                ? facts.injections(of.row()).stream()
                        .mapToLong(FactsPack.Deed::time)
                        .min()
                        .orElse(Event.NO_TIME)
                : Event.NO_TIME;
    }

    /// The spot of a process as it was at a time, with all that leads to it. Hubs have one only where others started
    /// threads in them.
    int place(int row, long time) {
        int number = spot(new Spot(row, isInjected(row, time)), time);
        while (!open.isEmpty()) {
            follow(open.removeLast());
        }
        return number;
    }

    /// A hub in which somebody started a thread is two: what it did before is not meant.
    private int spot(Spot spot, long time) {
        boolean apart = spot.injected() && isHub(spot.row());
        int number = spots.of("process " + processes.key(spot.row()) + (apart ? " injected" : ""));
        boolean fresh = placed.putIfAbsent(number, spot) == null;
        if (spot.injected()) {
            placed.put(number, spot);
        }
        if (fresh || spot.injected()) {
            open.addLast(new Way(number, time, fresh));
        }
        return number;
    }

    private void follow(Way way) {
        int number = way.spot();
        Spot spot = placed.getOrDefault(number, new Spot(0, false));
        if (spot.injected()) {
            injectors(number, spot, way.time());
        }
        if (way.fresh() && !isHub(spot.row())) {
            parent(number, spot);
            maker(number, spot);
            writers(number, spot);
        }
    }

    /// Those who had started threads in it by then, and are not told yet.
    private void injectors(int number, Spot spot, long time) {
        long told = injectedUntil.getOrDefault(number, Long.MIN_VALUE);
        injectedUntil.put(number, Math.max(told, time));
        for (FactsPack.Deed deed : facts.injections(spot.row())) {
            int by = processes.at(deed.by(), deed.time());
            boolean then = deed.time() <= time + Processes.SAME_START
                    && (told == Long.MIN_VALUE || deed.time() > told + Processes.SAME_START);
            if (then && by >= 0 && by != spot.row()) {
                step(by, number, new Step(0, number, Link.INJECTED, INJECTED, deed.time(), true, ""));
            }
        }
    }

    private void parent(int number, Spot spot) {
        long start = processes.start(spot.row());
        int parent = processes.at(processes.parent(spot.row()), start);
        if (processes.parent(spot.row()) == Key.NONE || parent < 0 || parent == spot.row()) {
            return;
        }
        double sure = Key.isTold(processes.key(parent)) ? 1 : 0.9;
        step(parent, number, new Step(0, number, Link.SPAWNED, SPAWNED * sure, start, true, ""));
    }

    /// Who made the service or task that started it.
    private void maker(int number, Spot spot) {
        Optional<Made> of = facts.ties().makings().of(processes.key(spot.row()), processes.start(spot.row()));
        of.ifPresent(making -> {
            made.put(number, making);
            spots.join(number, spots.of(name(making)));
            session(making);
            int by = making.by() == Key.NONE ? -1 : processes.at(making.by(), making.time());
            if (by >= 0 && by != spot.row()) {
                step(by, number, new Step(0, number, Link.CREATED, CREATED, making.time(), true, ""));
            }
        });
    }

    private static String name(Made making) {
        return "made " + making.time() + " " + making.name();
    }

    private Optional<Session> session(Made making) {
        Optional<Session> session = facts.ties().maker(making);
        session.ifPresent(found -> spots.join(spots.of(name(making)), spots.of("session " + found.id())));
        return session;
    }

    /// The service or task that started a process of a spot, or that findings of the spot are about.
    Optional<Made> made(int spot) {
        return Optional.ofNullable(made.get(spot));
    }

    /// The spot of findings about the making of a service or task; nothing where nobody is known who made it, and
    /// nothing that it started.
    Optional<Integer> spot(Made making) {
        boolean known = spots.isKnown(name(making));
        if (!known && session(making).isEmpty()) {
            return Optional.empty();
        }
        int spot = spots.of(name(making));
        made.put(spot, making);
        return Optional.of(spot);
    }

    private void writers(int number, Spot spot) {
        String image = image(spot.row());
        long start = processes.start(spot.row());
        for (FactsPack.Deed deed : facts.writers(image)) {
            int by = processes.at(deed.by(), deed.time());
            boolean before = start == Event.NO_TIME || deed.time() <= start + Processes.SAME_START;
            if (by >= 0 && before && by != spot.row()) {
                step(by, number, new Step(0, number, Link.RAN, RAN, deed.time(), true, image));
                return;
            }
        }
    }

    /// Notes what leads to a spot, and goes on from there unless it is a hub.
    private void step(int by, int to, Step step) {
        boolean injected = isInjected(by, step.time());
        boolean joins = injected || !isHub(by);
        int from = joins
                ? spot(new Spot(by, injected), step.time())
                : spots.of("hub " + processes.key(by) + " of " + spots.name(to));
        if (joins) {
            spots.join(from, to);
        } else {
            placed.put(from, new Spot(by, false));
        }
        into.computeIfAbsent(to, unseen -> new ArrayList<>())
                .add(new Step(from, to, step.link(), step.weight(), step.time(), joins, step.file()));
    }

    /// What leads to a spot.
    List<Step> into(int spot) {
        return into.getOrDefault(spot, List.of());
    }

    /// The process of a spot; nothing where it is none.
    Optional<Spot> at(int spot) {
        return Optional.ofNullable(placed.get(spot));
    }

    /// All spots of processes.
    Map<Integer, Spot> placed() {
        return placed;
    }

    /// How sure it is that a spot belongs to the origin of its story: the product along the best way up.
    double weight(int spot) {
        double weight = 1;
        int at = spot;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Step best = null;
            for (Step step : into(at)) {
                if (step.joins() && (best == null || step.weight() > best.weight())) {
                    best = step;
                }
            }
            if (best == null) {
                return weight;
            }
            weight *= best.weight();
            at = best.from();
        }
        return weight;
    }

    /// Spots that findings are anchored at, and which of them hang together. For one thread.
    static final class Spots {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final Unions unions = new Unions();

        /// The number of a spot, which is made where there is none of the name.
        int of(String name) {
            Integer known = numbers.get(name);
            if (known != null) {
                return known;
            }
            int number = unions.add();
            numbers.put(name, number);
            names.add(name);
            return number;
        }

        boolean isKnown(String name) {
            return numbers.containsKey(name);
        }

        String name(int spot) {
            return names.get(spot);
        }

        /// The spot that stands for all that hang together with this one.
        int root(int spot) {
            return unions.root(spot);
        }

        void join(int one, int other) {
            unions.join(one, other);
        }
    }
}
