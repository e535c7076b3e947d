package org.cresset.report.story;

import java.util.List;
import java.util.Optional;
import org.cresset.intel.Victim;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.report.form.JsonText;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// Stories as lines of JSON: the file `stories.jsonl`.
public final class StoryJson {

    /// Texts from logs are cut at so many characters.
    private static final int LONGEST = 4096;

    private final Messages english = new Messages(Language.ENGLISH);
    private final Messages chinese = new Messages(Language.CHINESE);
    private final StoryContext context;

    public StoryJson(StoryContext context) {
        this.context = context;
    }

    /// A story as one line, without a line break.
    public String line(Story story) {
        StoryText text = new StoryText(story, english);
        return JsonText.line(out -> {
            head(out, story, text, context.victims(story));
            out.objects("techniques", story.techniques(), StoryJson::technique)
                    .objects("software", story.software(), (each, software) -> software(each, software, text))
                    .texts("detections", story.detections())
                    .objects("processes", story.processes(), StoryJson::process)
                    .objects("ledger", story.ledger(), (each, entry) -> entry(each, entry, text))
                    .object("graph", graph -> graph(graph, story.graph(), text))
                    .object("attribution", StoryJson::noAttribution)
                    .texts(
                            "missing",
                            story.missing().stream().map(text::missing).toList())
                    .texts(
                            "counterfactual",
                            story.counterfactuals().stream()
                                    .map(text::counterfactual)
                                    .toList())
                    .object("narrative", narrative -> narrative(narrative, story, text))
                    .texts("recommended", List.of())
                    .objects("victims", context.victims(story), StoryJson::victim)
                    .objects("timeline", story.moments(), StoryJson::moment)
                    .flag("more_detections", story.more());
        });
    }

    private static void head(JsonText out, Story story, StoryText text, List<Victim> victims) {
        out.text("id", story.id())
                .text("title", text.title())
                .text("severity", story.severity().label())
                .decimal("score", round(story.score()))
                .decimal("threshold", round(story.threshold()))
                .time("first_seen", story.first())
                .time("last_seen", story.last())
                .text(
                        "organisation",
                        Victim.common(victims, Victim::organisation).map(StoryJson::cut))
                .text("sector", Victim.common(victims, Victim::sector))
                .text("region", Victim.common(victims, Victim::region))
                .texts("hosts", cut(story.hosts()))
                .texts("users", cut(story.users()))
                .texts("addresses", cut(story.addresses()))
                .texts("domains", cut(story.domains()))
                .texts("hashes", cut(story.hashes()))
                .texts("tactics", story.tactics());
    }

    /// What attribution says where nothing is known of groups.
    private static void noAttribution(JsonText out) {
        out.text("verdict", "insufficient").texts("candidates", List.of());
    }

    private void narrative(JsonText out, Story story, StoryText text) {
        List<String> other = new StoryText(story, chinese).narrative();
        out.text("en", String.join(" ", text.narrative())).text("zh-CN", String.join("", other));
    }

    private static void victim(JsonText out, Victim victim) {
        out.text("organisation", present(victim.organisation()))
                .text("sector", present(victim.sector()))
                .text("region", present(victim.region()))
                .text("criticality", present(victim.criticality()));
    }

    private static void technique(JsonText out, Story.Technique technique) {
        out.text("id", technique.id())
                .texts("tactics", technique.tactics())
                .time("first_seen", technique.first())
                .number("detections", technique.detections());
    }

    private static void software(JsonText out, Story.Software software, StoryText text) {
        out.text("id", software.id())
                .decimal("confidence", round(software.confidence()))
                .text("why", text.software(software))
                .text("name", software.name());
    }

    private static void process(JsonText out, Story.Member member) {
        out.text("host", present(member.host()))
                .text("guid", present(member.guid()))
                .number("pid", member.pid() < 0 ? Optional.empty() : Optional.of(member.pid()))
                .text("image", present(member.image()))
                .text("role", member.role().name().toLowerCase(java.util.Locale.ROOT))
                .text("command_line", present(member.commandLine()))
                .text("user", present(member.user()))
                .time("start", member.start());
    }

    private static void entry(JsonText out, Story.Entry entry, StoryText text) {
        out.text("technique", present(entry.technique()))
                .text("tactic", present(entry.tactic()))
                .text("rule", entry.rule())
                .decimal("severity", round(entry.severity()))
                .decimal("surprise", round(entry.surprise()))
                .decimal("weight", round(entry.weight()))
                .decimal("value", round(entry.value()))
                .text("why", text.entry(entry))
                .text("title", entry.title())
                .text("host", present(entry.host()))
                .number("count", entry.count());
    }

    private static void graph(JsonText out, Graph graph, StoryText text) {
        out.objects("nodes", graph.nodes(), StoryJson::node)
                .objects("edges", graph.edges(), (each, edge) -> edge(each, edge, text));
    }

    private static void node(JsonText out, Graph.Node node) {
        out.text("id", node.id())
                .text("kind", node.kind().name().toLowerCase(java.util.Locale.ROOT))
                .text("label", cut(node.label()))
                .text("detail", present(node.detail()))
                .text("host", present(node.host()))
                .flag("alerted", node.alerted())
                .number("folded", node.folded())
                .time("time", node.time());
    }

    private static void edge(JsonText out, Graph.Edge edge, StoryText text) {
        out.text("from", edge.from())
                .text("to", edge.to())
                .text("kind", StoryText.code(edge.kind()))
                .decimal("confidence", round(edge.confidence()))
                .text("why", text.edge(edge))
                .time("time", edge.time())
                .text("detail", present(edge.detail()));
    }

    private static void moment(JsonText out, Story.Moment moment) {
        out.time("time", moment.time())
                .text("host", present(moment.host()))
                .text("rule", moment.rule())
                .text("title", moment.title())
                .text("level", moment.level().label())
                .text("technique", present(moment.technique()))
                .text("tactic", present(moment.tactic()))
                .text("node", present(moment.node()))
                .text("what", present(moment.what()))
                .number("count", moment.count());
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty()).map(StoryJson::cut);
    }

    private static List<String> cut(List<String> texts) {
        return texts.stream().map(StoryJson::cut).toList();
    }

    /// Long texts end in an ellipsis.
    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "\u2026";
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
