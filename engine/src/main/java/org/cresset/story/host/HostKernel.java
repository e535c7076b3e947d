package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cresset.activity.Activity;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.story.Evidence;
import org.cresset.story.Kernel;
import org.cresset.story.Pack;
import org.cresset.story.Signature;
import org.cresset.story.Subject;
import org.cresset.surprise.Buckets;

/// Keeps what happened on some hosts and says what hangs together there. It is fed with what happens and what is found,
/// in any order and however often; a timer makes it report the hosts of which it has heard something new. For one
/// thread.
public final class HostKernel implements Kernel<HostEvent, HostReport> {

    private static final int KEPT_EPISODES = 20_000;

    /// The kinds of activities, as `activities.tsv` calls them, that it makes use of.
    public static final Set<String> KINDS =
            Set.of("process_started", "remote_thread", "file_changed", "connection", "dns_query", "logged_on");

    /// What comes later than this may be too late, in microseconds.
    public static final long LATENESS = 120_000_000L;

    /// Findings are kept so long after the last that they hang together with, in microseconds: what comes on other
    /// hosts
    /// may join them.
    private static final long KEPT = 30 * 3_600_000_000L;

    /// Findings of a rule about one thing within ten minutes.
    private record About(String rule, long process, String image, String file, String session, long bucket) {

        static About of(Episode episode) {
            return of(episode.signature(), episode.subject(), episode.bucket());
        }

        static About of(Signature signature, Subject subject, long bucket) {
            ProcessRef process = subject.process();
            boolean byFile = !process.isNamed() || Paths.isHub(process.image());
            return new About(
                    signature.id(),
                    Key.of(process),
                    process.guid().isEmpty() ? Paths.name(process.image()) : "",
                    byFile ? subject.file() : "",
                    process.isNamed() ? "" : subject.session(),
                    bucket);
        }
    }

    private static final class Host {
        private String name;
        private final Facts facts;
        private final Map<About, Episode> episodes = new HashMap<>();
        private final TreeSet<Long> seen = new TreeSet<>();
        private boolean changed;
        private long closes = Long.MAX_VALUE;
        private long forgotten;

        Host(String name, Names names) {
            this.name = name;
            facts = new Facts(names);
        }
    }

    private final Names names = new Names();
    private final Map<String, Host> byName = new HashMap<>();
    private String lastName = "";
    private Host last = new Host("", names);

    @Override
    public void onEvent(HostEvent event, Consumer<HostReport> out) {
        switch (event) {
            case HostEvent.Happened happened -> happened(happened.activity());
            case HostEvent.Found found -> found(found.evidence());
        }
    }

    /// Takes in what happened.
    public void happened(Activity activity) {
        Host host = host(activity.context().host());
        seen(host, activity.context().time());
        host.facts.add(activity);
    }

    /// Takes in what was found. What has no time is passed over.
    public void found(Evidence evidence) {
        if (evidence.time() == Event.NO_TIME) {
            return;
        }
        Host host = host(evidence.host());
        seen(host, evidence.time());
        host.changed = true;
        host.facts.name(evidence.time(), evidence.subject().process());
        About about = About.of(evidence.signature(), evidence.subject(), Buckets.of(evidence.time()));
        Episode known = host.episodes.get(about);
        if (known != null) {
            known.add(evidence);
        } else if (host.episodes.size() < KEPT_EPISODES) {
            host.episodes.put(about, new Episode(evidence));
        } else {
            host.forgotten++;
        }
    }

    private Host host(String written) {
        if (!written.equals(lastName) || lastName.isEmpty()) {
            String key = written.toLowerCase(Locale.ROOT);
            last = byName.computeIfAbsent(key, unseen -> new Host(written, names));
            last.name = last.name.compareTo(written) <= 0 ? last.name : written;
            lastName = written;
        }
        return last;
    }

    private static void seen(Host host, long time) {
        if (time != Event.NO_TIME) {
            host.seen.add(Buckets.of(time));
        }
    }

    @Override
    public void onTimer(long time, Consumer<HostReport> out) {
        for (Host host : new TreeMap<>(byName).values()) {
            if (host.changed || host.closes <= time || !host.seen.isEmpty()) {
                report(host, time, out);
            }
        }
    }

    private static void report(Host host, long time, Consumer<HostReport> out) {
        List<Component> components = new ArrayList<>();
        Set<Episode> old = Collections.newSetFromMap(new IdentityHashMap<>());
        host.closes = Long.MAX_VALUE;
        for (Component component : new Weaver(host.facts, host.name).weave(host.episodes.values().stream())) {
            long closes = component.last() + KEPT;
            if (closes < time) {
                component.pieces().forEach(piece -> old.add(piece.episode()));
            } else {
                components.add(component);
                host.closes = Math.min(host.closes, closes + 1);
            }
        }
        host.episodes.values().removeIf(old::contains);
        out.accept(new HostReport(
                host.name, components, new ArrayList<>(host.seen), host.forgotten + host.facts.forgotten()));
        host.changed = false;
        host.seen.clear();
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
        names.write(out);
        Pack.all(byName.entrySet(), HostKernel::write, out);
    }

    private static void write(Map.Entry<String, Host> entry, DataOutput out) throws IOException {
        Host host = entry.getValue();
        Pack.text(entry.getKey(), out);
        Pack.text(host.name, out);
        host.facts.write(out);
        Pack.all(host.episodes.values(), Episode::write, out);
        Pack.all(host.seen, (bucket, to) -> to.writeLong(bucket), out);
        out.writeLong(host.forgotten);
    }

    /// Takes over what another has written down. All hosts are reported anew.
    @Override
    public void restore(DataInput in) throws IOException {
        names.read(in);
        byName.clear();
        lastName = "";
        for (int left = in.readInt(); left > 0; left--) {
            String key = Pack.text(in);
            Host host = new Host(Pack.text(in), names);
            host.facts.read(in);
            Pack.all(Episode::new, in).forEach(episode -> host.episodes.put(About.of(episode), episode));
            host.seen.addAll(Pack.all(DataInput::readLong, in));
            host.forgotten = in.readLong();
            host.changed = true;
            byName.put(key, host);
        }
    }
}
