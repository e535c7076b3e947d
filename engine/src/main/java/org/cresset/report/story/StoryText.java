package org.cresset.report.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cresset.intel.Techniques;
import org.cresset.render.Messages;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// A story in words of one language. Texts from logs stand in it as data: cut, visible, in quotes. Whoever prints it
/// escapes it once more for where it stands.
public final class StoryText {

    private static final int SMALL = 60;

    /// What adds so much of the most is as grave.
    private static final double NEARLY = 0.85;

    private final Story story;
    private final Words words;
    private final Map<String, Graph.Node> nodes;

    public StoryText(Story story, Messages messages) {
        this.story = story;
        words = new Words(messages);
        nodes = story.graph().nodes().stream()
                .collect(Collectors.toMap(Graph.Node::id, Function.identity(), (first, second) -> first));
    }

    Words words() {
        return words;
    }

    /// What it is about, in a line: the gravest tactic, how many others, where, and the first program.
    public String title() {
        int others = Math.max(0, story.tactics().size() - 1);
        String lead = lead();
        String what = switch (others) {
            case 0 -> lead;
            case 1 -> words.say("story.title.lead.two", lead, others);
            default -> words.say("story.title.lead.more", lead, others);
        };
        String where = words.hosts(places());
        String program = Origin.program(story).map(Words::file).map(words::name).orElse("");
        return program.isEmpty()
                ? words.say("story.title.plain", what, where)
                : words.say("story.title", what, where, program);
    }

    private String lead() {
        String strongest = gravest();
        if (!strongest.isEmpty()) {
            return words.tactic(strongest);
        }
        if (!story.tactics().isEmpty()) {
            return words.tactic(story.tactics().getFirst());
        }
        return story.ledger().isEmpty()
                ? words.say("stories.title")
                : Words.rule(story.ledger().getFirst().title());
    }

    /// The tactic that adds most; of several that add nearly as much the last of ATT&CK, which is nearest to the aim.
    private String gravest() {
        double most =
                story.ledger().stream().mapToDouble(Story.Entry::value).max().orElse(0);
        return story.ledger().stream()
                .filter(entry -> entry.value() >= NEARLY * most)
                .map(Story.Entry::tactic)
                .max(Comparator.comparingInt(Techniques.TACTICS::indexOf))
                .orElse("");
    }

    /// Its hosts in the order in which it came to them.
    List<String> places() {
        List<String> places = new ArrayList<>(story.moments().stream()
                .map(Story.Moment::host)
                .filter(story.hosts()::contains)
                .distinct()
                .toList());
        story.hosts().stream().filter(host -> !places.contains(host)).forEach(places::add);
        return places;
    }

    /// The story in four to ten sentences.
    public List<String> narrative() {
        return parts().all();
    }

    Narrative.Parts parts() {
        return new Narrative(story, this).parts();
    }

    /// Why an entry of the ledger is worth what it is.
    public String entry(Story.Entry entry) {
        double product = entry.severity() * entry.surprise() * entry.weight();
        boolean whole = entry.value() >= product - 0.05 * Math.max(1, product);
        String key = whole ? "story.entry" : entry.value() > 0 ? "story.entry.part" : "story.entry.none";
        return words.say(
                key,
                Words.rule(entry.title()),
                words.host(entry.host()),
                Words.weight(entry.severity()),
                Words.figure(entry.surprise()),
                reason(entry.reason()),
                Words.weight(entry.weight()),
                Words.figure(whole ? entry.value() : product),
                Words.figure(entry.value()));
    }

    String reason(Story.Reason reason) {
        String days = Words.figure(reason.days());
        return switch (reason.kind()) {
            case PRIOR -> words.say("story.reason.prior", days);
            case NEVER_HERE -> words.say("story.reason.never", days);
            case SEEN_HERE -> words.say("story.reason.seen", Words.weight(reason.onHost()), days);
        };
    }

    /// What an edge says.
    public String edge(Graph.Edge edge) {
        String detail = edge.detail().isEmpty() ? "" : words.say("story.edge.detail", words.name(edge.detail()));
        String key = "story.edge." + code(edge.kind());
        return words.say(key, thing(edge.from()), thing(edge.to()), detail);
    }

    /// The name of a link as JSON has it.
    static String code(Graph.Link link) {
        return link.name().toLowerCase(java.util.Locale.ROOT);
    }

    private String thing(String id) {
        Graph.Node node = nodes.get(id);
        return node == null ? words.name(id) : thing(node);
    }

    /// The name of a node, such as it stands in a sentence.
    String thing(Graph.Node node) {
        boolean path = node.kind() == Graph.Kind.PROCESS || node.kind() == Graph.Kind.FILE;
        return node.kind() == Graph.Kind.FOLDED
                ? words.say("story.node.more", words.number(node.folded()), Words.cut(node.label(), SMALL))
                : words.name(path ? Words.file(node.label()) : node.label());
    }

    /// What a missing log would have told.
    public String missing(Story.Missing missing) {
        return words.say("story.missing." + code(missing.log()), place(missing));
    }

    static String code(Story.Missing.Log log) {
        return log.name().toLowerCase(java.util.Locale.ROOT);
    }

    String place(Story.Missing missing) {
        return missing.host().isEmpty() ? words.say("story.missing.all") : words.name(missing.host());
    }

    /// What the score would be without a rule.
    public String counterfactual(Story.Counterfactual without) {
        return words.say(
                without.stays() ? "story.counterfactual.stays" : "story.counterfactual.ends",
                words.quote(without.title().isEmpty() ? without.rule() : without.title()),
                Words.figure(without.score()),
                Words.figure(story.threshold()));
    }

    /// Why a tool or malware is thought to be in it.
    public String software(Story.Software software) {
        return switch (software.sign()) {
            case RULE -> words.say("story.software.rule", words.quote(software.seen()));
            case NAME -> words.say("story.software.name", words.name(software.seen()));
        };
    }
}
