package org.cresset.report.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.render.svg.Diagram;
import org.cresset.render.svg.Shape;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// The graph of a story as a diagram.
final class StoryGraph {

    private static final double SURE = 0.5;
    private static final int FEW = 3;
    private static final int LONG = 1_000;

    private final Story story;
    private final StoryText text;
    private final Words words;

    /// Those that come to a node, by its id.
    private final Map<String, List<Graph.Edge>> edges;

    /// The process that a file was run as, by the id of the file: both are one box.
    private final Map<String, String> runs;

    StoryGraph(Story story, StoryText text) {
        this.story = story;
        this.text = text;
        words = text.words();
        edges = story.graph().edges().stream().collect(Collectors.groupingBy(Graph.Edge::to));
        runs = runs();
    }

    Diagram diagram() {
        List<Diagram.Box> boxes = new ArrayList<>();
        Map<Kin, List<Graph.Node>> kin = kin();
        Set<String> shared = new HashSet<>();
        Map<String, String> firstOfBox = new HashMap<>();
        kin.values().forEach(nodes -> {
            nodes.forEach(node -> shared.add(node.id()));
            firstOfBox.put(nodes.getFirst().id(), id(nodes));
        });
        Set<String> ids = new HashSet<>(runs.keySet());
        for (Graph.Node node : story.graph().nodes()) {
            if (!shared.contains(node.id()) && ids.add(node.id())) {
                boxes.add(box(node));
            }
        }
        kin.forEach((what, nodes) -> boxes.add(box(what, nodes)));
        Map<Way, List<Graph.Edge>> ways = new LinkedHashMap<>();
        for (Graph.Edge edge : story.graph().edges()) {
            boolean drawn = !shared.contains(edge.to()) || firstOfBox.containsKey(edge.to());
            if (drawn && !runs.containsKey(edge.from())) {
                String to = runs.getOrDefault(edge.to(), edge.to());
                Way way = new Way(edge.from(), firstOfBox.getOrDefault(to, to), edge.kind());
                ways.computeIfAbsent(way, unseen -> new ArrayList<>()).add(edge);
            }
        }
        List<Diagram.Arrow> arrows = new ArrayList<>();
        ways.forEach((way, same) -> arrows.add(arrow(way, same)));
        return new Diagram(words.say("story.graph"), boxes, arrows);
    }

    /// What one thing did to another, however often.
    private record Way(String from, String to, Graph.Link link) {}

    /// Files of which it is only known that they were written and run, as one process of the same name.
    private Map<String, String> runs() {
        Map<String, List<Graph.Edge>> from =
                story.graph().edges().stream().collect(Collectors.groupingBy(Graph.Edge::from));
        Map<String, Graph.Node> nodes = story.graph().nodes().stream()
                .collect(Collectors.toMap(Graph.Node::id, node -> node, (first, second) -> first));
        Map<String, String> found = new HashMap<>();
        for (Graph.Node file : nodes.values()) {
            List<Graph.Edge> out = from.getOrDefault(file.id(), List.of());
            boolean run = file.kind() == Graph.Kind.FILE
                    && !file.alerted()
                    && out.size() == 1
                    && out.getFirst().kind() == Graph.Link.RAN
                    && edges.getOrDefault(file.id(), List.of()).stream()
                            .allMatch(edge -> edge.kind() == Graph.Link.WROTE);
            Optional.ofNullable(run ? nodes.get(out.getFirst().to()) : null)
                    .filter(process -> label(process).equalsIgnoreCase(label(file)))
                    .ifPresent(process -> found.put(file.id(), process.id()));
        }
        return found;
    }

    /// Things of one kind that one thing led to in one way, and that led to nothing further.
    private record Kin(String from, Graph.Link link, Graph.Kind kind, String host, boolean sure) {}

    /// What is shown in shared boxes: where there are at least three, and no evidence is about them.
    private Map<Kin, List<Graph.Node>> kin() {
        Set<String> sources =
                story.graph().edges().stream().map(Graph.Edge::from).collect(Collectors.toSet());
        Map<Kin, List<Graph.Node>> kin = new LinkedHashMap<>();
        for (Graph.Node node : story.graph().nodes()) {
            List<Graph.Edge> into = edges.getOrDefault(node.id(), List.of());
            boolean leaf = into.size() == 1 && !sources.contains(node.id()) && node.kind() != Graph.Kind.FOLDED;
            if (leaf && !node.alerted()) {
                Graph.Edge edge = into.getFirst();
                Kin what = new Kin(edge.from(), edge.kind(), node.kind(), node.host(), edge.confidence() >= SURE);
                kin.computeIfAbsent(what, key -> new ArrayList<>()).add(node);
            }
        }
        kin.values().removeIf(nodes -> nodes.size() < FEW);
        return kin;
    }

    private static String id(List<Graph.Node> nodes) {
        return nodes.stream().map(Graph.Node::id).collect(Collectors.joining("\u0000"));
    }

    private Diagram.Box box(Kin what, List<Graph.Node> nodes) {
        List<Diagram.Row> rows = nodes.stream()
                .map(node -> new Diagram.Row(label(node), Words.clock(node.time()), title(node)))
                .toList();
        String kind = words.say("story.kind." + what.kind().name().toLowerCase(Locale.ROOT));
        String group = isOutside(what.kind()) ? "" : what.host();
        return new Diagram.Box(id(nodes), shape(what.kind()), kind, "", "", group, false, rows);
    }

    private static boolean isOutside(Graph.Kind kind) {
        return kind == Graph.Kind.ADDRESS || kind == Graph.Kind.DOMAIN;
    }

    private Diagram.Box box(Graph.Node node) {
        return new Diagram.Box(
                node.id(),
                shape(node.kind()),
                label(node),
                detail(node),
                title(node),
                isOutside(node.kind()) ? "" : node.host(),
                node.alerted(),
                List.of());
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
        String more = switch (node.kind()) {
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
        String kind = node.kind().name().toLowerCase(Locale.ROOT);
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

    private Diagram.Arrow arrow(Way way, List<Graph.Edge> same) {
        List<String> lines = new ArrayList<>();
        same.stream().limit(FEW).forEach(edge -> lines.add(title(edge)));
        if (same.size() > 1) {
            lines.add(words.say("story.fact.count", words.number(same.size())));
        }
        String label = words.say("story.link." + StoryText.code(way.link()));
        boolean weak = same.stream().allMatch(edge -> edge.confidence() < SURE);
        return new Diagram.Arrow(way.from(), way.to(), label, String.join("\n", lines), weak);
    }

    private String title(Graph.Edge edge) {
        String why = text.edge(edge) + "\n" + words.say("story.confidence") + ": " + Words.weight(edge.confidence());
        return edge.time() == Event.NO_TIME
                ? why
                : why + "\n" + words.say("story.fact.time", Timestamps.format(edge.time()));
    }
}
