package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.activity.Activity;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.story.Evidence;
import org.cresset.story.Pack;
import org.cresset.story.Signature;
import org.cresset.story.Subject;
import org.cresset.surprise.Buckets;

/// What a [HostKernel] knows of one host, and what hangs together there. For one thread.
final class Host {

    private static final int KEPT_EPISODES = 20_000;

    /// Findings are kept so long after the last that they hang together with, in microseconds: what comes on other
    /// hosts may join them.
    static final long KEPT = 30 * 3_600_000_000L;

    /// Findings of a rule about one thing within ten minutes.
    private record About(String rule, long process, String image, String file, String session, long bucket) {

        static About of(Episode episode) {
            return of(episode.signature(), episode.subject(), episode.bucket());
        }

        static About of(Signature signature, Subject subject, long bucket) {
            ProcessRef process = subject.process();
            boolean byFile = !subject.file().isEmpty() && (!process.isNamed() || Paths.isHub(process.image()));
            return new About(
                    signature.id(),
                    Key.of(process),
                    process.guid().isEmpty() ? Paths.name(process.image()) : "",
                    byFile ? subject.file() : "",
                    process.isNamed() ? "" : subject.session(),
                    bucket);
        }
    }

    private final Facts facts;
    private final Map<About, Episode> episodes = new HashMap<>();
    private final TreeSet<Long> seen = new TreeSet<>();
    private String name;
    private long lastSeen = Long.MIN_VALUE;
    private boolean changed;
    private boolean isNew = true;
    private long closes = Long.MAX_VALUE;

    /// What was too old by then has been reported for the last time.
    private long settled = HostKernel.NEVER;

    private long forgotten;
    private List<Component> components = List.of();
    private Interest interest = Interest.NONE;

    Host(String name, Names names) {
        this.name = name;
        facts = new Facts(names);
    }

    /// Says how a log writes its name.
    void named(String written) {
        if (written.compareTo(name) < 0) {
            name = written;
            changed = true;
        }
    }

    int rows() {
        return facts.processes().size();
    }

    void happened(Activity activity) {
        seen(activity.context().time());
        boolean amended = facts.add(activity);
        changed |= !changed && interest.isIn(activity, amended);
    }

    void found(Evidence evidence) {
        seen(evidence.time());
        changed = true;
        facts.name(evidence.time(), evidence.subject().process());
        About about = About.of(evidence.signature(), evidence.subject(), Buckets.of(evidence.time()));
        Episode known = episodes.get(about);
        if (known != null) {
            known.add(evidence);
        } else if (episodes.size() < KEPT_EPISODES) {
            episodes.put(about, new Episode(evidence));
        } else {
            forgotten++;
        }
    }

    /// Counts a finding that cannot be made use of.
    void passOver() {
        forgotten++;
        isNew = true;
    }

    private void seen(long time) {
        if (time != Event.NO_TIME && Buckets.of(time) != lastSeen) {
            lastSeen = Buckets.of(time);
            seen.add(lastSeen);
        }
    }

    /// Whether it has anything new to report by a time.
    boolean hasNews(long time) {
        return isNew || changed || closes <= time || !seen.isEmpty() || isOutdated();
    }

    private boolean isOutdated() {
        return !components.isEmpty() && !interest.holds(facts);
    }

    /// What hangs together on it by a time.
    ///
    /// @param before the time of the last timer; what was too old by then is forgotten
    HostReport report(long time, long before) {
        if (changed || closes <= time || isOutdated()) {
            weave(before);
        }
        HostReport report = new HostReport(name, components, new ArrayList<>(seen), forgotten + facts.forgotten());
        isNew = false;
        changed = false;
        seen.clear();
        lastSeen = Long.MIN_VALUE;
        return report;
    }

    /// What is to be forgotten is reported once more first, since some of it may have come late. Findings stay as long
    /// as
    /// any of their tree do: what joins the younger ones may lead over them.
    private void weave(long before) {
        List<Component> woven = new ArrayList<>();
        Set<About> old = new HashSet<>();
        closes = Long.MAX_VALUE;
        settled = Math.max(settled, before);
        Weaver weaver = new Weaver(facts, name);
        for (List<Component> tree : weaver.weave(episodes.values().stream().map(Episode::still))) {
            List<Component> alive = tree.stream()
                    .filter(component -> component.last() + KEPT >= settled - HostKernel.LATENESS)
                    .toList();
            woven.addAll(alive);
            for (Component component : alive) {
                closes = Math.min(closes, component.last() + KEPT + HostKernel.LATENESS + 1);
            }
            if (alive.isEmpty()) {
                tree.forEach(component -> component.pieces().forEach(piece -> old.add(About.of(piece.episode()))));
            }
        }
        components = List.copyOf(woven);
        interest = components.isEmpty() ? Interest.NONE : weaver.interest();
        episodes.keySet().removeAll(old);
    }

    /// Rows of processes that findings lead to, and the other rows that tell of the same processes.
    BitSet needed() {
        BitSet needed = new BitSet();
        if (!episodes.isEmpty()) {
            Weaver weaver = new Weaver(facts, name);
            weaver.weave(episodes.values().stream());
            weaver.rows().forEach(needed::set);
            for (int row = 0; row < rows(); row++) {
                if (needed.get(facts.processes().same(row))) {
                    needed.set(row);
                }
            }
        }
        return needed;
    }

    Processes processes() {
        return facts.processes();
    }

    /// Forgets all processes but these rows.
    void keep(BitSet kept) {
        forgotten += rows() - kept.cardinality();
        facts.processes().keep(kept);
        isNew = true;
    }

    void write(DataOutput out) throws IOException {
        Pack.text(name, out);
        facts.write(out);
        Pack.all(episodes.values(), Episode::write, out);
        Pack.all(seen, (bucket, to) -> to.writeLong(bucket), out);
        out.writeLong(forgotten);
        out.writeLong(settled);
    }

    /// What was written down; it is reported anew.
    static Host read(Names names, DataInput in) throws IOException {
        Host host = new Host(Pack.text(in), names);
        host.facts.read(in);
        Pack.all(Episode::new, in).forEach(episode -> host.episodes.put(About.of(episode), episode));
        host.seen.addAll(Pack.all(DataInput::readLong, in));
        host.forgotten = in.readLong();
        host.settled = in.readLong();
        host.changed = true;
        return host;
    }
}
