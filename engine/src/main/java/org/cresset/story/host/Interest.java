package org.cresset.story.host;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.DnsQuery;
import org.cresset.activity.Activity.ExplicitCredentials;
import org.cresset.activity.Activity.FileChanged;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RemoteThread;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.TaskChanged;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.story.Story.Missing;
import org.cresset.story.link.Made;

/// What would change what hangs together on a host if it happened now: so little that most of what happens does not
/// make a host be looked at again. For one thread.
final class Interest {

    /// Where there are no findings.
    static final Interest NONE = new Interest();

    /// Keys of processes that are drawn: how they started, and threads that others start in them.
    private final Set<Long> drawn = new HashSet<>();

    /// Keys of those of which everything is told: what they start, and where they connect.
    private final Set<Long> active = new HashSet<>();

    /// Keys of which it is not known yet which processes they are.
    private final Set<Long> unknown = new HashSet<>();

    private final Set<String> files = new HashSet<>();
    private final Set<String> sessions = new HashSet<>();

    /// Of accounts that made services.
    private final Set<String> sids = new HashSet<>();

    private List<String> addresses = List.of();
    private Set<Missing.Log> logs = Set.of();

    /// @param told rows of which everything is told; of other rows of the lineage only where they come from
    static Interest of(Facts facts, Lineage lineage, Collection<Integer> told, Collection<Episode> episodes) {
        Interest interest = new Interest();
        interest.addresses = facts.addresses();
        interest.logs = Set.copyOf(facts.logs());
        lineage.placed().values().forEach(spot -> interest.row(facts, spot.row()));
        told.forEach(row -> interest.told(facts, row));
        for (Made made : facts.ties().makings().all()) {
            interest.sessions.add(made.session());
            interest.sids.add(made.sid());
        }
        interest.sids.remove("");
        for (Episode episode : episodes) {
            interest.key(facts, Key.of(episode.subject().process()), episode.first());
            interest.sessions.add(Paths.session(episode.subject().session()));
        }
        List.of(interest.drawn, interest.active, interest.unknown).forEach(keys -> keys.remove(Key.NONE));
        return interest;
    }

    private void told(Facts facts, int row) {
        row(facts, row);
        active.add(facts.processes().key(row));
        active.add(facts.number(row));
        files.add(Paths.file(facts.names().text(facts.processes().image(row))));
        sessions.add(facts.names().text(facts.processes().session(row)));
    }

    private void row(Facts facts, int row) {
        Processes processes = facts.processes();
        drawn.add(processes.key(row));
        drawn.add(facts.number(row));
        if (processes.start(row) == Event.NO_TIME) {
            unknown.add(facts.number(row));
        }
        key(facts, processes.parent(row), processes.start(row));
        facts.injections(row).forEach(deed -> key(facts, deed.by(), deed.time()));
        facts.writers(facts.names().text(processes.image(row))).forEach(deed -> key(facts, deed.by(), deed.time()));
    }

    private void key(Facts facts, long key, long time) {
        int row = key == Key.NONE ? -1 : facts.processes().at(key, time);
        drawn.add(key);
        boolean sure = row >= 0 && facts.processes().start(row) != Event.NO_TIME;
        if (!sure) {
            unknown.add(key);
        }
        if (row >= 0) {
            drawn.add(facts.processes().key(row));
            drawn.add(facts.number(row));
        }
    }

    /// Whether what is known of the host as a whole is still what it was.
    boolean holds(Facts facts) {
        return logs.equals(facts.logs()) && addresses.equals(facts.addresses());
    }

    /// Whether something that happened may change what hangs together.
    ///
    /// @param amended whether more is known of a process now that was known before
    boolean isIn(Activity activity, boolean amended) {
        if (this == NONE) {
            return false;
        }
        return switch (activity) {
            case ProcessStarted each ->
                among(drawn, each.process())
                        || among(unknown, each.process())
                        || among(active, each.parent())
                        || among(amended ? drawn : unknown, each.parent());
            case RemoteThread each ->
                among(drawn, each.target())
                        || among(unknown, each.target())
                        || among(amended ? drawn : unknown, each.process());
            case FileChanged each ->
                among(amended ? drawn : unknown, each.process()) || files.contains(Paths.file(each.path()));
            case Connection each -> among(active, each.process()) || among(amended ? drawn : unknown, each.process());
            case ServiceInstalled each -> true;
            case TaskChanged each -> !each.content().isEmpty() || among(amended ? drawn : unknown, each.process());
            case ExplicitCredentials each ->
                among(active, each.process()) || among(amended ? drawn : unknown, each.process());
            case DnsQuery each -> among(active, each.process()) || among(amended ? drawn : unknown, each.process());
            case LoggedOn each ->
                sessions.contains(Paths.session(each.session())) || (each.worked() && sids.contains(each.sid()));
            default -> false;
        };
    }

    private static boolean among(Set<Long> keys, ProcessRef process) {
        return (process.pid() >= 0 && keys.contains(Key.byNumber(process.pid()))) || keys.contains(Key.of(process));
    }
}
