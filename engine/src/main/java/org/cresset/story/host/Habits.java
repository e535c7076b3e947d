package org.cresset.story.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.rule.Level;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Subject;
import org.cresset.surprise.Buckets;

/// What processes of findings do that is no finding by itself, but tells against them: they run from where anybody can
/// write, and talk to others. For one thread.
final class Habits {

    /// How ids of these findings begin: they are no detections.
    static final String MARK = "cresset:habit:";

    static final Signature WRITABLE = new Signature(
            MARK + "runs-from-writable-place",
            "Program Runs From Where Users Can Write",
            Level.MEDIUM,
            "stable",
            List.of("T1204.002"),
            List.of("execution"),
            List.of());

    static final Signature TALKS = new Signature(
            MARK + "such-a-program-connects",
            "Program From Where Users Can Write, or With Foreign Code, Connects Out",
            Level.MEDIUM,
            "stable",
            List.of("T1071"),
            List.of("command-and-control"),
            List.of());

    /// Ports of services by which one works on other hosts.
    private static final Set<String> REMOTE_WORK = Set.of("22", "135", "139", "445", "3389", "5985", "5986");

    /// A finding of this kind and where it is.
    record Found(Episode episode, int spot) {}

    private final Facts facts;
    private final Processes processes;
    private final Lineage lineage;

    Habits(Facts facts, Lineage lineage) {
        this.facts = facts;
        this.lineage = lineage;
        processes = facts.processes();
    }

    static boolean isRemoteWork(String port) {
        return REMOTE_WORK.contains(port);
    }

    /// What the processes of a component do.
    ///
    /// @param since when the first finding was that leads to each spot
    /// @param until what is later has nothing to do with them
    List<Found> of(String host, Map<Integer, Lineage.Spot> inside, Map<Integer, Long> since, long until) {
        List<Found> found = new ArrayList<>();
        inside.forEach((spot, of) -> {
            String image = lineage.image(of.row());
            boolean writable = Paths.isWritable(image) && !lineage.isHub(of.row());
            long start = processes.start(of.row());
            long told = since.getOrDefault(spot, start);
            if (writable) {
                long time = start == Event.NO_TIME ? told : start;
                found.add(new Found(episode(evidence(host, time, WRITABLE, of.row(), image), told), spot));
            }
            if (writable || of.injected()) {
                contact(of, until)
                        .ifPresent(contact -> found.add(new Found(
                                episode(
                                        evidence(
                                                host,
                                                contact.time(),
                                                TALKS,
                                                of.row(),
                                                contact.address() + ":" + contact.port()),
                                        told),
                                spot)));
            }
        });
        return found;
    }

    private Optional<Contact> contact(Lineage.Spot of, long until) {
        long since = lineage.since(of);
        return facts.contacts(of.row()).stream()
                .filter(contact -> contact.time() >= since && contact.time() <= until)
                .findFirst();
    }

    /// It is rated as of when it became a finding, since that is what a habit of a process of no findings never does.
    private static Episode episode(Evidence evidence, long told) {
        return new Episode(evidence, Buckets.of(Math.max(evidence.time(), told)));
    }

    private Evidence evidence(String host, long time, Signature signature, int row, String shown) {
        Subject subject = new Subject(
                new ProcessRef(facts.guid(row), processes.pid(row), lineage.image(row)),
                facts.names().text(processes.user(row)),
                "",
                "",
                "",
                List.of(),
                shown);
        return new Evidence("", time, host, signature, subject);
    }
}
