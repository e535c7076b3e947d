package org.cresset.story.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.story.Story.Missing;
import org.cresset.story.host.Lineage.Spots;
import org.cresset.story.link.Made;
import org.cresset.story.link.Session;

/// Where each finding of a host is anchored: at a process, else at a file, a session, or nothing but the host. For one
/// thread.
final class Anchors {

    /// How sure an anchor is, where it is less than a process with an identifier of its own.
    static final double BY_NUMBER = 0.9;

    static final double BY_FILE = 0.9;
    static final double BY_SESSION = 0.5;

    /// Nothing but the host, where the host tells of processes and this one could not be found.
    static final double NEARBY = 0.2;

    /// A finding without a process belongs to that of its session which is as near as this, in microseconds.
    private static final long NEAR = 900_000_000L;

    /// A finding and its spot.
    ///
    /// @param chained whether it hangs together with others of its spot only while no pause is long
    /// @param loose whether it has nothing in common with others but the host
    record Anchored(Episode episode, int spot, double weight, boolean chained, boolean loose) {

        Anchored(Episode episode, int spot, double weight, boolean chained) {
            this(episode, spot, weight, chained, false);
        }
    }

    private final Facts facts;
    private final Spots spots;
    private final Lineage lineage;
    private final boolean tellsProcesses;
    private final List<Anchored> anchored = new ArrayList<>();
    private final Map<String, List<Anchored>> bySession = new HashMap<>();
    private final Map<String, Integer> ran;
    private final Map<Long, List<Made>> made;

    /// @param episodes in the order of time
    Anchors(Facts facts, List<Episode> episodes) {
        this.facts = facts;
        spots = new Spots();
        lineage = new Lineage(facts, spots);
        tellsProcesses = facts.logs().contains(Missing.Log.PROCESSES);
        List<Episode> left = new ArrayList<>();
        for (Episode episode : episodes) {
            if (!atProcess(episode)) {
                left.add(episode);
            }
        }
        ran = ran();
        made = facts.ties().makings().byTime();
        for (Episode episode : left) {
            int row = row(episode);
            if (row < 0) {
                elsewhere(episode);
            } else {
                anchored.add(new Anchored(episode, hub(episode, row), sure(row), true));
            }
        }
        anchored.sort(Comparator.comparingLong((Anchored each) -> each.episode().first())
                .thenComparing(each -> each.episode().signature().id())
                .thenComparing(each -> spots.name(each.spot())));
    }

    List<Anchored> all() {
        return anchored;
    }

    Lineage lineage() {
        return lineage;
    }

    Spots spots() {
        return spots;
    }

    /// The process that a finding is about, or -1.
    private int row(Episode episode) {
        long key = Key.of(episode.subject().process());
        return key == Key.NONE ? -1 : facts.processes().at(key, episode.first());
    }

    private double sure(int row) {
        return Key.isTold(facts.processes().key(row)) ? 1 : BY_NUMBER;
    }

    /// Anchors what is about a process, unless that is a hub.
    private boolean atProcess(Episode episode) {
        int row = row(episode);
        if (row < 0 || (lineage.isHub(row) && !lineage.isInjected(row, episode.first()))) {
            return false;
        }
        Anchored at = new Anchored(episode, lineage.place(row, episode.first()), sure(row), false);
        anchored.add(at);
        String session = facts.names().text(facts.processes().session(row));
        if (!session.isEmpty()) {
            bySession.computeIfAbsent(session, unseen -> new ArrayList<>()).add(at);
            boolean remote =
                    facts.ties().session(session).filter(Session::isRemoteWork).isPresent();
            if (remote) {
                spots.join(at.spot(), spots.of("session " + session));
            }
        }
        return true;
    }

    /// What a hub did stands alone, unless it wrote a file that ran.
    private int hub(Episode episode, int row) {
        Integer spot = ran.get(Paths.key(episode.subject().file()));
        return spot != null
                ? spot
                : spots.of("hub " + facts.processes().key(row) + " "
                        + episode.signature().id() + " " + episode.bucket());
    }

    /// The processes that findings lead to, by the files that they run.
    private Map<String, Integer> ran() {
        Map<String, Integer> byFile = new HashMap<>();
        lineage.placed().forEach((spot, of) -> {
            if (!lineage.isHub(of.row())) {
                byFile.putIfAbsent(Paths.key(lineage.image(of.row())), spot);
            }
        });
        byFile.remove("");
        return byFile;
    }

    /// The spot of a service or task that a finding is about.
    private Optional<Integer> made(Episode episode) {
        return made.getOrDefault(episode.first(), List.of()).stream()
                .filter(making -> making.shown().equals(episode.subject().shown()))
                .findFirst()
                .flatMap(lineage::spot);
    }

    private void elsewhere(Episode episode) {
        Integer spot = made(episode)
                .orElseGet(() -> ran.get(Paths.key(episode.subject().file())));
        if (spot != null) {
            anchored.add(new Anchored(episode, spot, BY_FILE, false));
            return;
        }
        String session = Paths.session(episode.subject().session());
        if (!session.isEmpty()) {
            Optional<Anchored> nearest = nearest(session, episode.first());
            int at = nearest.map(Anchored::spot).orElseGet(() -> spots.of("session " + session));
            anchored.add(new Anchored(episode, at, BY_SESSION, nearest.isEmpty()));
            return;
        }
        anchored.add(new Anchored(episode, spots.of("host"), tellsProcesses ? NEARBY : 1, true, true));
    }

    private Optional<Anchored> nearest(String session, long time) {
        return bySession.getOrDefault(session, List.of()).stream()
                .filter(each -> Math.abs(each.episode().first() - time) <= NEAR)
                .min(Comparator.comparingLong(
                                (Anchored each) -> Math.abs(each.episode().first() - time))
                        .thenComparingLong(each -> each.episode().first())
                        .thenComparing(each -> spots.name(each.spot())));
    }
}
