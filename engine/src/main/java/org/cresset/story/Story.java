package org.cresset.story;

import java.util.List;
import java.util.Optional;
import org.cresset.rule.Level;

/// What seems to be one intrusion, told from the detections that hang together. Lists stand in the order that each
/// comment names. Texts come from logs and have to be escaped. Immutable.
///
/// @param id made from its earliest member, so that the same input always gives the same id
/// @param severity the worst level of its evidence that counts in the score
/// @param score the points of [#ledger], weighed by how many hosts it spans
/// @param threshold what the score was held against
/// @param first the time of its earliest evidence, in microseconds since 1970
/// @param last of its latest evidence
/// @param hosts, users, addresses, domains, hashes in the order of the alphabet
/// @param tactics by their short names, in the order in which evidence of them first came
/// @param techniques in the same order
/// @param detections the ids of its detections, in the order of time
/// @param more whether there were more detections than are listed
/// @param processes those that evidence is about and those on the way between them, by host and start
/// @param ledger what each tactic adds to the score, largest first; then what was not counted
/// @param moments its evidence by time, like moments taken together
/// @param missing what logs would have told more, and do not
/// @param counterfactuals what the score would be without its strongest rules
public record Story(
        String id,
        Level severity,
        double score,
        double threshold,
        long first,
        long last,
        List<String> hosts,
        List<String> users,
        List<String> addresses,
        List<String> domains,
        List<String> hashes,
        List<String> tactics,
        List<Technique> techniques,
        List<Software> software,
        List<String> detections,
        boolean more,
        List<Member> processes,
        List<Entry> ledger,
        List<Moment> moments,
        Graph graph,
        List<Missing> missing,
        List<Counterfactual> counterfactuals) {

    public Story {
        hosts = List.copyOf(hosts);
        users = List.copyOf(users);
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        hashes = List.copyOf(hashes);
        tactics = List.copyOf(tactics);
        techniques = List.copyOf(techniques);
        software = List.copyOf(software);
        detections = List.copyOf(detections);
        processes = List.copyOf(processes);
        ledger = List.copyOf(ledger);
        moments = List.copyOf(moments);
        missing = List.copyOf(missing);
        counterfactuals = List.copyOf(counterfactuals);
    }

    /// A technique of ATT&CK that its evidence shows.
    ///
    /// @param tactics those under which its evidence stands
    /// @param detections how many episodes show it
    public record Technique(String id, List<String> tactics, long first, long detections) {
        public Technique {
            tactics = List.copyOf(tactics);
        }
    }

    /// A tool or malware that evidence speaks for.
    ///
    /// @param id of ATT&CK, such as `S0002`
    /// @param confidence from 0 to 1
    /// @param sign how it was known
    /// @param seen what was seen: the tag's rule, the file's name, the hash
    public record Software(String id, String name, double confidence, Sign sign, String seen) {

        /// How software is known.
        public enum Sign {
            /// A rule for it fired.
            RULE,
            /// A program of its name ran.
            NAME
        }
    }

    /// A process of the story.
    ///
    /// @param guid empty where no log gives it one
    /// @param pid -1 where no log tells it
    /// @param image the path of its program
    /// @param commandLine empty where no log tells it
    /// @param start when it started, or [org.cresset.event.Event#NO_TIME]
    public record Member(
            String host, String guid, long pid, String image, String commandLine, String user, long start, Role role) {}

    /// Why a process belongs to the story.
    public enum Role {
        /// Evidence is about it.
        ALERTED,
        /// It joins those that evidence is about.
        PATH,
        /// It was started by one of them.
        DESCENDANT
    }

    /// What one rule on one host adds to the score.
    ///
    /// @param technique empty where the rule names none
    /// @param tactic under which it counts; empty where the rule names none
    /// @param rule the id of the rule
    /// @param severity points of its level
    /// @param surprise how rare it is here, in nats: 0 is daily bread, 8 was never seen
    /// @param weight how sure it is that it belongs to the story, from 0 to 1
    /// @param value what it adds: the product, or a part of it where another of the tactic counts in full
    /// @param reason what its surprise rests on
    /// @param count how many episodes of it the story holds
    public record Entry(
            String technique,
            String tactic,
            String rule,
            String title,
            String host,
            double severity,
            double surprise,
            double weight,
            double value,
            Reason reason,
            long count) {}

    /// What a surprise rests on.
    ///
    /// @param kind what was known
    /// @param onHost how often it was seen on the host before, in episodes a day
    /// @param days how many days of the host are known
    public record Reason(Kind kind, double onHost, double days) {

        public enum Kind {
            /// Too little history: what rules of its level are worth everywhere.
            PRIOR,
            /// Never on this host.
            NEVER_HERE,
            /// On this host before.
            SEEN_HERE
        }
    }

    /// Like evidence within ten minutes.
    ///
    /// @param level of the rule
    /// @param node the node of the graph that it is about; empty where it is folded
    /// @param what the most telling value: a command line, a path, an address; may be empty
    /// @param count how many detections, or the most that are told apart
    public record Moment(
            long time,
            String host,
            String rule,
            String title,
            Level level,
            String technique,
            String tactic,
            String node,
            String what,
            long count) {}

    /// A kind of log that would have told more of a host, and is not there.
    public record Missing(Log log, String host) {

        public enum Log {
            /// Starts of processes with their parents.
            PROCESSES,
            /// Connections of processes.
            NETWORK,
            /// Names that were looked up.
            DNS,
            /// Who logged on, and from where.
            LOGONS,
            /// Files that were written.
            FILES
        }
    }

    /// What the score would be without a rule.
    ///
    /// @param stays whether it would still be a story
    public record Counterfactual(String rule, String title, double score, boolean stays) {}

    /// The strongest evidence of a tactic, if there is any.
    public Optional<Entry> strongest(String tactic) {
        return ledger.stream().filter(entry -> entry.tactic().equals(tactic)).findFirst();
    }
}
