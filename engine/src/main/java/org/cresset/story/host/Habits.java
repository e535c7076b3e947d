package org.cresset.story.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.rule.Level;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Subject;

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

    private static final int MOST_CHILDREN = 200;

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
    /// @param about the findings by spot, for their times
    List<Found> of(String host, Map<Integer, Lineage.Spot> inside, Map<Integer, List<Episode>> about) {
        long earliest = about.values().stream()
                .flatMap(List::stream)
                .mapToLong(Episode::first)
                .min()
                .orElse(Event.NO_TIME);
        List<Found> found = new ArrayList<>();
        inside.forEach((spot, of) -> {
            String image = lineage.image(of.row());
            boolean writable = Paths.isWritable(image) && !lineage.isHub(of.row());
            long start = processes.start(of.row());
            if (writable) {
                long time = start == Event.NO_TIME ? earliest : start;
                found.add(new Found(episode(host, time, WRITABLE, of.row(), image), spot));
            }
            if (writable || of.injected()) {
                contact(of)
                        .ifPresent(contact -> found.add(new Found(
                                episode(
                                        host,
                                        contact.time(),
                                        TALKS,
                                        of.row(),
                                        contact.address() + ":" + contact.port()),
                                spot)));
            }
        });
        return found;
    }

    private java.util.Optional<Contact> contact(Lineage.Spot of) {
        long since = !of.injected()
                ? Event.NO_TIME
                : facts.injections(processes.key(of.row())).stream()
                        .mapToLong(Facts.Deed::time)
                        .min()
                        .orElse(Event.NO_TIME);
        return facts.contacts(of.row()).stream()
                .filter(contact -> contact.time() >= since)
                .findFirst();
    }

    private Episode episode(String host, long time, Signature signature, int row, String shown) {
        Subject subject = new Subject(
                new ProcessRef(facts.guid(row), processes.pid(row), lineage.image(row)),
                facts.names().text(processes.user(row)),
                "",
                "",
                "",
                List.of(),
                shown);
        return new Episode(new Evidence("", time, host, signature, subject));
    }

    /// Processes that these have started, which are not among them; at most [#MOST_CHILDREN].
    Collection<Integer> children(Set<Integer> rows, List<Anchors.Anchored> part) {
        TreeSet<Integer> known = new TreeSet<>(rows);
        known.removeIf(lineage::isHub);
        List<Integer> children = new ArrayList<>();
        if (part.isEmpty() || known.isEmpty()) {
            return children;
        }
        boolean more = true;
        while (more && children.size() < MOST_CHILDREN) {
            more = false;
            for (int row = 0; row < processes.size() && children.size() < MOST_CHILDREN; row++) {
                int parent = processes.parent(row) == Key.NONE
                        ? -1
                        : processes.at(processes.parent(row), processes.start(row));
                if (parent >= 0 && known.contains(parent) && processes.same(row) == row && known.add(row)) {
                    children.add(row);
                    more = true;
                }
            }
        }
        return children;
    }
}
