package org.cresset.report.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cresset.intel.Techniques;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// A story in four to ten sentences: how it began, what was done, where it talked to, where it spread, what is not
/// known.
final class Narrative {

    private static final int TACTICS = 5;
    private static final int NAMED = 5;

    private final Story story;
    private final StoryText text;
    private final Words words;

    Narrative(Story story, StoryText text) {
        this.story = story;
        this.text = text;
        words = text.words();
    }

    /// How it began; what was done, a sentence each; where it went.
    record Parts(List<String> began, List<String> done, List<String> rest) {

        List<String> all() {
            return Stream.of(began, done, rest).flatMap(List::stream).toList();
        }
    }

    Parts parts() {
        List<String> rest = new ArrayList<>(List.of(talked(), spread()));
        if (!story.missing().isEmpty()) {
            rest.add(unknown());
        }
        return new Parts(List.of(began(), lasted()), done(), rest);
    }

    private List<String> done() {
        List<String> sentences = new ArrayList<>();
        List<String> tactics = tactics();
        boolean all = tactics.size() <= TACTICS;
        List<String> told = all ? tactics : tactics.subList(0, TACTICS - 1);
        told.stream().sorted(Comparator.comparingLong(this::time)).forEach(tactic -> sentences.add(did(tactic)));
        if (!all) {
            List<String> others = tactics.subList(told.size(), tactics.size()).stream()
                    .map(this::also)
                    .toList();
            sentences.add(words.say("story.also", words.list(others, others.size())));
        }
        return sentences;
    }

    // ---- how it began

    private String began() {
        String time = words.minute(story.first());
        Optional<Origin> origin = Origin.of(story);
        String host = words.host(origin.map(found -> found.node().host())
                .filter(found -> !found.isEmpty())
                .or(() -> text.places().stream().findFirst())
                .orElse(""));
        return origin.map(found -> began(time, host, found))
                .orElseGet(() -> words.say("story.began.unknown", time, host));
    }

    private String began(String time, String host, Origin origin) {
        String thing = text.thing(origin.node());
        String user = user();
        Optional<String> cause = origin.cause().map(text::thing);
        Optional<Graph.Link> link = origin.edge().map(Graph.Edge::kind);
        if (cause.isEmpty() || link.isEmpty()) {
            return words.say("story.began.thing", time, host, thing, user);
        }
        return switch (link.get()) {
            case RAN ->
                origin.writer()
                        .map(writer -> words.say("story.began.file", time, host, thing, text.thing(writer), user))
                        .orElseGet(() -> words.say("story.began.ran", time, host, thing, user));
            case LOGGED_ON -> words.say("story.began.logon", time, host, cause.get(), user);
            case CREATED -> words.say("story.began.created", time, host, thing, cause.get());
            case SPAWNED, WROTE, INJECTED, CONNECTED, LOOKED_UP, NEAR ->
                words.say("story.began.spawned", time, host, thing, cause.get(), user);
        };
    }

    /// The user of the first process that evidence is about, or the only user there is.
    private String user() {
        return story.processes().stream()
                .filter(member ->
                        member.role() == Story.Role.ALERTED && !member.user().isEmpty())
                .map(Story.Member::user)
                .findFirst()
                .or(() -> story.users().stream()
                        .filter(user -> story.users().size() == 1)
                        .findFirst())
                .map(user -> words.say("story.user", words.name(user)))
                .orElse("");
    }

    private String lasted() {
        long rules = story.ledger().stream().map(Story.Entry::rule).distinct().count();
        String detections = words.number(story.detections().size()) + (story.more() ? "+" : "");
        return words.say("story.lasted", words.span(story.last() - story.first()), detections, words.number(rules));
    }

    // ---- what was done

    /// The tactics to tell, those that weigh most first where there are too many; then in the order of time.
    private List<String> tactics() {
        List<String> known = story.tactics();
        if (known.size() <= TACTICS) {
            return known;
        }
        List<String> strongest = Stream.concat(story.ledger().stream().map(Story.Entry::tactic), known.stream())
                .filter(known::contains)
                .distinct()
                .limit(TACTICS - 1)
                .toList();
        List<String> tactics =
                new ArrayList<>(known.stream().filter(strongest::contains).toList());
        known.stream().filter(tactic -> !strongest.contains(tactic)).forEach(tactics::add);
        return tactics;
    }

    private Optional<Story.Moment> moment(String tactic) {
        Optional<Story.Entry> entry = story.strongest(tactic);
        return entry.flatMap(found -> story.moments().stream()
                        .filter(moment -> moment.rule().equals(found.rule())
                                && moment.host().equals(found.host()))
                        .findFirst())
                .or(() -> story.moments().stream()
                        .filter(moment -> moment.tactic().equals(tactic))
                        .findFirst());
    }

    /// When the strongest evidence of a tactic first came.
    private long time(String tactic) {
        return moment(tactic).map(Story.Moment::time).orElse(story.first());
    }

    private String rule(String tactic) {
        return story.strongest(tactic)
                .map(Story.Entry::title)
                .or(() -> moment(tactic).map(Story.Moment::title))
                .map(Words::rule)
                .orElse("?");
    }

    private String did(String tactic) {
        String key = Techniques.TACTICS.contains(tactic) ? tactic : "";
        Optional<Story.Moment> moment = moment(tactic);
        String host = moment.map(Story.Moment::host)
                .or(() -> story.strongest(tactic).map(Story.Entry::host))
                .orElse("");
        String what = moment.map(Story.Moment::what).orElse("");
        String rule = rule(tactic);
        String evidence = what.isBlank() ? rule : words.say("story.evidence", rule, words.quote(what));
        String signs = words.say("story.signs." + key);
        String clock = Words.clock(time(tactic), story.first());
        return story.hosts().size() < 2
                ? words.say("story.did.here", signs, clock, evidence)
                : words.say("story.did", signs, clock, words.host(host), evidence);
    }

    private String also(String tactic) {
        return words.say("story.also.one", words.tactic(tactic), rule(tactic));
    }

    // ---- where to

    private String talked() {
        List<String> targets = story.graph().edges().stream()
                .filter(edge -> edge.kind() == Graph.Link.CONNECTED || edge.kind() == Graph.Link.LOOKED_UP)
                .map(Graph.Edge::to)
                .distinct()
                .toList();
        List<String> shown = Stream.concat(
                        story.graph().nodes().stream()
                                .filter(node -> targets.contains(node.id()))
                                .map(text::thing),
                        targets.isEmpty()
                                ? Stream.concat(story.addresses().stream(), story.domains().stream())
                                        .map(words::name)
                                : Stream.empty())
                .toList();
        return shown.isEmpty() ? words.say("story.talked.none") : words.say("story.talked", words.list(shown, NAMED));
    }

    private String spread() {
        List<String> places = text.places();
        if (places.size() < 2) {
            return words.say("story.spread.none", words.hosts(places));
        }
        List<String> others = places.subList(1, places.size()).stream()
                .map(place -> story.moments().stream()
                        .filter(moment -> moment.host().equals(place))
                        .findFirst()
                        .map(moment -> words.say(
                                "story.spread.one", words.host(place), Words.clock(moment.time(), story.first())))
                        .orElse(words.host(place)))
                .toList();
        return words.say("story.spread", words.host(places.getFirst()), words.list(others, NAMED));
    }

    private String unknown() {
        Map<Story.Missing.Log, List<String>> logs = new TreeMap<>();
        for (Story.Missing missing : story.missing()) {
            logs.computeIfAbsent(missing.log(), log -> new ArrayList<>()).add(text.place(missing));
        }
        List<String> unknown = logs.entrySet().stream()
                .map(log -> words.say("story.unknown." + StoryText.code(log.getKey()), words.list(log.getValue(), 3)))
                .toList();
        return words.say("story.unknown", words.list(unknown, unknown.size()));
    }
}
