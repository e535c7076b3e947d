package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.render.svg.Diagram;
import org.cresset.render.svg.Shape;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// The graph of a story as a diagram.
final class StoryGraph {

    private static final double SURE = 0.5;
    private static final int LONG = 1_000;

    private final Story story;
    private final StoryText text;
    private final Words words;

    StoryGraph(Story story, StoryText text) {
        this.story = story;
        this.text = text;
        words = text.words();
    }

    Diagram diagram() {
        List<Diagram.Box> boxes = story.graph().nodes().stream().map(this::box).toList();
        List<Diagram.Arrow> arrows =
                story.graph().edges().stream().map(this::arrow).toList();
        return new Diagram(words.say("story.graph"), boxes, arrows);
    }

    private Diagram.Box box(Graph.Node node) {
        boolean outside = node.kind() == Graph.Kind.ADDRESS || node.kind() == Graph.Kind.DOMAIN;
        return new Diagram.Box(
                node.id(),
                shape(node.kind()),
                label(node),
                detail(node),
                title(node),
                outside ? "" : node.host(),
                node.alerted());
    }

    private static Shape shape(Graph.Kind kind) {
        return switch (kind) {
            case PROCESS -> Shape.PROGRAM;
            case FILE -> Shape.PAGE;
            case ADDRESS -> Shape.ADDRESS;
            case DOMAIN -> Shape.NAME;
            case SESSION -> Shape.SESSION;
            case SERVICE -> Shape.SERVICE;
            case HOST -> Shape.MACHINE;
            case FOLDED -> Shape.STACK;
        };
    }

    private String label(Graph.Node node) {
        return switch (node.kind()) {
            case PROCESS, FILE -> Words.file(node.label());
            case FOLDED -> words.say("story.folded", words.number(node.folded()));
            case ADDRESS, DOMAIN, SESSION, SERVICE, HOST -> node.label();
        };
    }

    /// The second line: when, and what tells it from others of its kind.
    private String detail(Graph.Node node) {
        List<String> parts = new ArrayList<>();
        if (node.time() != Event.NO_TIME) {
            parts.add(Words.clock(node.time(), story.first()));
        }
        String more =
                switch (node.kind()) {
                    case PROCESS -> arguments(node.detail());
                    case FILE -> Words.folder(node.label());
                    case FOLDED -> node.label();
                    case ADDRESS, DOMAIN, SESSION, SERVICE, HOST -> node.detail();
                };
        if (!more.isBlank()) {
            parts.add(more.strip());
        }
        return String.join(" ", parts);
    }

    /// A command line without the program.
    private static String arguments(String line) {
        boolean quoted = line.startsWith("\"");
        int end = quoted ? line.indexOf('"', 1) : line.indexOf(' ');
        return end < 0 ? "" : line.substring(end + 1);
    }

    private String title(Graph.Node node) {
        List<String> lines = new ArrayList<>();
        String kind = node.kind().name().toLowerCase(java.util.Locale.ROOT);
        lines.add(words.say("story.kind." + kind) + ": " + Words.cut(node.label(), LONG));
        if (!node.detail().isEmpty()) {
            boolean process = node.kind() == Graph.Kind.PROCESS;
            String detail = Words.cut(node.detail(), LONG);
            lines.add(process ? words.say("story.fact.command", detail) : detail);
        }
        if (!node.host().isEmpty()) {
            lines.add(words.say("story.fact.host", words.name(node.host())));
        }
        if (node.time() != Event.NO_TIME) {
            lines.add(words.say("story.fact.time", Timestamps.format(node.time())));
        }
        return String.join("\n", lines);
    }

    private Diagram.Arrow arrow(Graph.Edge edge) {
        String why = text.edge(edge) + "\n" + words.say("story.confidence") + ": " + Words.weight(edge.confidence());
        String when = edge.time() == Event.NO_TIME
                ? ""
                : "\n" + words.say("story.fact.time", Timestamps.format(edge.time()));
        String label = words.say("story.link." + StoryText.code(edge.kind()));
        return new Diagram.Arrow(edge.from(), edge.to(), label, why + when, edge.confidence() < SURE);
    }
}
