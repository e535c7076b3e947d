package org.cresset.report.story;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cresset.event.Timestamps;
import org.cresset.rule.Level;
import org.cresset.story.Graph;
import org.cresset.story.Graph.Kind;
import org.cresset.story.Graph.Link;
import org.cresset.story.Story;
import org.cresset.story.Story.Entry;
import org.cresset.story.Story.Member;
import org.cresset.story.Story.Missing;
import org.cresset.story.Story.Moment;
import org.cresset.story.Story.Reason;
import org.cresset.story.Story.Role;
import org.cresset.story.Story.Technique;

/// A story that is being invented.
final class StoryDraft {

    private static final Story.Software MIMIKATZ =
            new Story.Software("S0002", "Mimikatz", 0.8, Story.Software.Sign.RULE, "Mimikatz Command Line");
    private static final Story.Software PSEXEC =
            new Story.Software("S0029", "PsExec", 0.4, Story.Software.Sign.NAME, "psexec.exe");

    private final String id;
    private final List<Graph.Node> nodes = new ArrayList<>();
    private final List<Graph.Edge> edges = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<Entry> ledger = new ArrayList<>();
    private final List<Technique> techniques = new ArrayList<>();
    private final List<Member> processes = new ArrayList<>();
    final List<Missing> missing = new ArrayList<>();
    final List<String> hosts;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> domains = new ArrayList<>();
    String user = "EXAMPLE\\jdoe";

    StoryDraft(String id, String... hosts) {
        this.id = id;
        this.hosts = List.of(hosts);
    }

    /// A time on the day of the invented attacks, or the next: `04:54:10`, `+1 04:54:10`.
    static long at(String clock) {
        boolean next = clock.startsWith("+1 ");
        return Timestamps.parse((next ? "2026-02-11T" : "2026-02-10T") + clock.replace("+1 ", "") + "Z");
    }

    StoryDraft node(String id, Kind kind, String label, String detail, String clock) {
        return nodeOn(hosts.getFirst(), id, kind, List.of(label, detail, clock));
    }

    /// A node on a host.
    ///
    /// @param texts label, detail, clock
    StoryDraft nodeOn(String host, String id, Kind kind, List<String> texts) {
        String label = texts.get(0);
        String detail = texts.get(1);
        String clock = texts.get(2);
        boolean alerted = id.startsWith("!");
        nodes.add(new Graph.Node(id, kind, label, detail, host, alerted, 1, at(clock)));
        if (kind == Kind.PROCESS) {
            Role role = alerted ? Role.ALERTED : Role.PATH;
            processes.add(new Member(host, "{" + id + "}", 1000 + nodes.size(), label, detail, user, at(clock), role));
        }
        if (kind == Kind.ADDRESS) {
            addresses.add(label);
        }
        if (kind == Kind.DOMAIN) {
            domains.add(label);
        }
        return this;
    }

    StoryDraft folded(String id, long count, String label) {
        nodes.add(new Graph.Node(id, Kind.FOLDED, label, "", hosts.getFirst(), false, count, at("05:00:00")));
        return this;
    }

    StoryDraft edge(String from, Link link, String to, double confidence, String detail) {
        edges.add(new Graph.Edge(from, to, link, confidence, at("04:54:00"), detail));
        return this;
    }

    StoryDraft spawned(String... chain) {
        for (int i = 1; i < chain.length; i++) {
            edge(chain[i - 1], Link.SPAWNED, chain[i], 0.95, "");
        }
        return this;
    }

    StoryDraft evidence(String tactic, String technique, String title, Level level, Moment moment) {
        double surprise = Math.max(0.5, 7.2 - ledger.size() * 0.6);
        double severity = level == Level.CRITICAL ? 3 : level == Level.HIGH ? 2 : 1;
        Reason reason = switch (ledger.size() % 3) {
            case 0 -> new Reason(Reason.Kind.NEVER_HERE, 0, 3);
            case 1 -> new Reason(Reason.Kind.SEEN_HERE, 0.25, 12);
            default -> new Reason(Reason.Kind.PRIOR, 0, 0.4);
        };
        boolean first = ledger.stream().noneMatch(entry -> entry.tactic().equals(tactic));
        double value = severity * surprise * 0.9 * (first ? 1 : technique.endsWith("1") ? 0 : 0.25);
        ledger.add(new Entry(
                technique, tactic, moment.rule(), title, moment.host(), severity, surprise, 0.9, value, reason, 2));
        moments.add(new Moment(
                moment.time(),
                moment.host(),
                moment.rule(),
                title,
                level,
                technique,
                tactic,
                moment.node(),
                moment.what(),
                moment.count()));
        if (!technique.isEmpty()) {
            techniques.add(new Technique(technique, List.of(tactic), moment.time(), 2));
        }
        return this;
    }

    static Moment on(String clock, String host, String node, String what, long count) {
        String rule = "00000000-0000-4000-8000-" + String.format("%012d", at(clock) / 1_000_000 % 1_000_000);
        return new Moment(at(clock), host, rule, "", Level.LOW, "", "", node, what, count);
    }

    Story story(Level severity) {
        ledger.sort(Comparator.comparingDouble(Entry::value).reversed());
        moments.sort(Comparator.comparingLong(Moment::time));
        double sum = ledger.stream().mapToDouble(Entry::value).sum();
        double score = sum * (1 + 0.2 * Math.log(hosts.size()) / Math.log(2));
        List<String> tactics = moments.stream()
                .map(Moment::tactic)
                .filter(tactic -> !tactic.isEmpty())
                .distinct()
                .toList();
        return new Story(
                id,
                severity,
                score,
                50,
                moments.getFirst().time(),
                moments.getLast().time(),
                List.copyOf(new TreeSet<>(hosts)),
                List.of(user),
                addresses,
                domains,
                List.of("SHA256=" + "ab".repeat(32)),
                tactics,
                techniques,
                List.of(MIMIKATZ, PSEXEC),
                detections(),
                false,
                processes,
                ledger,
                moments,
                new Graph(nodes, edges),
                missing,
                counterfactuals(score));
    }

    private List<String> detections() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            ids.add(String.format("%032x", i + 1));
        }
        return ids;
    }

    private List<Story.Counterfactual> counterfactuals(double score) {
        Entry top = ledger.getFirst();
        double without = score - top.value();
        return List.of(
                new Story.Counterfactual(top.rule(), top.title(), without, without >= 50),
                new Story.Counterfactual("r2", "Whoami Execution", score - 2, score - 2 >= 50));
    }

    /// Takes what lines of a resource say, their cells parted by `|`.
    StoryDraft read(String resource) {
        try (InputStream in = StoryDraft.class.getResourceAsStream(resource)) {
            new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> line(line.split("\\|", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private void line(String... cells) {
        switch (cells[0]) {
            case "node" ->
                nodeOn(
                        cells[6],
                        cells[1],
                        Kind.valueOf(cells[2]),
                        List.of(cells).subList(3, 6));
            case "edge" -> edge(cells[1], Link.valueOf(cells[2]), cells[3], Double.parseDouble(cells[4]), cells[5]);
            case "missing" -> missing.add(new Missing(Missing.Log.valueOf(cells[1]), cells[2]));
            default -> {
                Moment moment = on(cells[5], cells[6], cells[7], cells[8], Long.parseLong(cells[9]));
                evidence(cells[1], cells[2], cells[3], Level.valueOf(cells[4]), moment);
            }
        }
    }
}
