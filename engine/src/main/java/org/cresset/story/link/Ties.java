package org.cresset.story.link;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cresset.story.Pack;
import org.cresset.surprise.Buckets;

/// What ties things together on one host and to others: sessions, credentials that were used, and what was made to be
/// started. Whatever order it comes in and however often, it is the same, as long as the bounds of memory hold. For one
/// thread.
public final class Ties {

    private static final int KEPT_SESSIONS = 20_000;
    private static final int KEPT_PROCESSES = 20_000;
    private static final int OF_ONE = 8;

    /// Somebody who comes to make something makes it by then, in microseconds.
    private static final long SOON = 600_000_000L;

    private final Bounded<String, Session> sessions = new Bounded<>(KEPT_SESSIONS);
    private final Bounded<Long, Map<String, Passage>> passages = new Bounded<>(KEPT_PROCESSES);
    private final Makings makings = new Makings();
    private long forgotten;

    /// Takes in that a session began; of several of one name the first counts.
    public void began(Session session) {
        sessions.merge(session.id(), session, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /// What is known of a session.
    public Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /// Takes in that a process used credentials; of those of ten minutes for one host the first counts, and of all the
    /// first few.
    public void used(long process, Passage passage) {
        Map<String, Passage> known = passages.computeIfAbsent(process, unseen -> new TreeMap<>());
        String name = passage.account() + " " + passage.server() + " " + Buckets.of(passage.time());
        known.merge(name, passage, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        if (known.size() > OF_ONE) {
            known.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .ifPresent(known::remove);
        }
    }

    /// Credentials that processes used, by their keys.
    public Map<Long, Map<String, Passage>> passages() {
        return passages;
    }

    public Makings makings() {
        return makings;
    }

    /// The session over the network in which something was made: the one that is told, or the last of the account.
    public Optional<Session> maker(Made made) {
        if (!made.session().isEmpty()) {
            return session(made.session()).filter(Session::isRemoteWork);
        }
        return sessions.values().stream()
                .filter(session -> session.isRemoteWork()
                        && !made.sid().isEmpty()
                        && made.sid().equalsIgnoreCase(session.sid())
                        && session.time() <= made.time() + Makings.SAME
                        && session.time() >= made.time() - SOON)
                .max(Comparator.naturalOrder());
    }

    /// How much was forgotten to save memory.
    public long forgotten() {
        return forgotten + sessions.forgotten() + passages.forgotten() + makings.forgotten();
    }

    public void write(DataOutput out) throws IOException {
        Pack.all(sessions.values(), Session::write, out);
        Pack.all(
                passages.entrySet(),
                (entry, to) -> {
                    to.writeLong(entry.getKey());
                    Pack.all(entry.getValue().values(), Passage::write, to);
                },
                out);
        makings.write(out);
        out.writeLong(forgotten + sessions.forgotten() + passages.forgotten());
    }

    /// Takes over what was written down, where nothing is known yet.
    public void read(DataInput in) throws IOException {
        Pack.all(Session::read, in).forEach(this::began);
        for (int left = in.readInt(); left > 0; left--) {
            long process = in.readLong();
            Pack.all(Passage::read, in).forEach(passage -> used(process, passage));
        }
        makings.read(in);
        forgotten = in.readLong();
    }
}
