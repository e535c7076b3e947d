package org.cresset.node.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.cresset.event.Timestamps;
import org.cresset.story.Graph;
import org.cresset.story.Story;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What has nothing to do with each other is not one story.
final class ApartTest {

    private static final Pattern TIME = Pattern.compile("\"@timestamp\":\"([^\"Z]+)Z\"");
    private static final Pattern ANY_TIME = Pattern.compile("(20\\d\\d-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d:\\d\\d)");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    @TempDir
    Path folder;

    /// What joins the things of a story: what one did to another, or a logon that followed a connection. Addresses
    /// alone join nothing.
    private static final class Ties {

        private static final long SOON = Duration.ofMinutes(2).toNanos() / 1_000;

        private final TreeMap<String, String> above = new TreeMap<>();
        private final Graph graph;

        Ties(Graph graph) {
            this.graph = graph;
            graph.edges().forEach(this::tie);
        }

        private static boolean isOutside(String id) {
            return id.startsWith("address ") || id.startsWith("domain ");
        }

        private void tie(Graph.Edge edge) {
            if (edge.kind() == Graph.Link.LOGGED_ON) {
                graph.edges().stream()
                        .filter(other -> other.kind() == Graph.Link.CONNECTED
                                && other.to().equals(edge.from())
                                && Math.abs(other.time() - edge.time()) <= SOON)
                        .forEach(other -> join(other.from(), edge.to()));
            } else if (!isOutside(edge.to()) && edge.kind() != Graph.Link.NEAR) {
                join(edge.from(), edge.to());
            }
        }

        private void join(String one, String other) {
            String root = root(one);
            if (!root.equals(root(other))) {
                above.put(root, root(other));
            }
        }

        private String root(String id) {
            String at = id;
            while (above.containsKey(at)) {
                at = above.getOrDefault(at, at);
            }
            return at;
        }

        /// What a moment hangs on: its node, or the session that its host was entered by; else where it was.
        String of(Story.Moment moment, Place place) {
            if (!moment.node().isEmpty()) {
                return root(moment.node());
            }
            return graph.nodes().stream()
                    .filter(node ->
                            node.kind() == Graph.Kind.SESSION && node.host().equals(moment.host()))
                    .findFirst()
                    .map(node -> root(node.id()))
                    .orElse(place.toString());
        }
    }

    /// A host during one of the recordings.
    private record Place(String window, String host) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_happened_at_other_times_and_on_other_hosts_is_one_story_only_where_something_joins_it(boolean corpus)
            throws IOException {
        TreeMap<Long, String> windows = new TreeMap<>();
        for (List<String> cells : Recordings.truth("SHIRE_2020-08_timeline.tsv")) {
            windows.put(Timestamps.parse(cells.getFirst()) - 60_000_000, cells.get(2));
        }
        List<Story> stories = Recordings.scan(corpus, Recordings.files("SHIRE_2020-08"), folder)
                .stories();
        Set<String> told = new HashSet<>();
        int wide = 0;
        for (Story story : stories) {
            Ties ties = new Ties(story.graph());
            TreeMap<String, Set<Place>> tied = new TreeMap<>();
            for (Story.Moment moment : story.moments()) {
                String window = windows.floorEntry(moment.time()).getValue();
                told.add(window);
                Place place = new Place(window, moment.host());
                tied.computeIfAbsent(ties.of(moment, place), unseen -> new HashSet<>())
                        .add(place);
            }
            Set<Place> places = tied.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            wide += places.size() > 1 ? 1 : 0;
            assertThat(tied.values()).as(story.id() + " " + tied).anyMatch(places::equals);
        }
        assertThat(wide).isPositive();
        assertThat(told).hasSizeGreaterThan(windows.size() / 4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interleaved_logs_of_two_hosts_are_the_stories_that_each_is_alone(boolean shifted) throws IOException {
        List<Path> logs = List.of(Recordings.log("LSASS_campaign_01"), Recordings.log("LSASS_campaign_02"));
        List<Set<String>> alone = new ArrayList<>();
        for (Path log : logs) {
            alone.addAll(told(List.of(log)));
        }
        assertThat(alone).hasSize(2);
        assertThat(told(List.of(interleaved(logs, shifted)))).containsExactlyInAnyOrderElementsOf(alone);
    }

    private List<Set<String>> told(List<Path> logs) throws IOException {
        return Recordings.scan(false, logs, folder).stories().stream()
                .map(story -> story.processes().stream()
                        .map(member -> member.host() + " " + member.guid() + " " + member.image() + " " + member.role())
                        .collect(Collectors.toSet()))
                .toList();
    }

    private record Line(LocalDateTime time, String text) {}

    /// One log of two.
    ///
    /// @param shifted whether the second begins when the first does
    private Path interleaved(List<Path> logs, boolean shifted) throws IOException {
        List<Line> lines = lines(logs.get(0), line -> line);
        List<Line> others = lines(logs.get(1), line -> line);
        if (shifted) {
            Duration by =
                    Duration.between(others.getFirst().time(), lines.getFirst().time());
            others = lines(logs.get(1), line -> later(line, by));
        }
        lines.addAll(others);
        lines.sort(Comparator.comparing(Line::time));
        Path file = folder.resolve("interleaved.json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Line line : lines) {
                out.append(line.text()).append('\n');
            }
        }
        return file;
    }

    private static List<Line> lines(Path log, UnaryOperator<String> change) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(log))) {
            zip.getNextEntry();
            List<Line> lines = new ArrayList<>();
            new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8))
                    .lines()
                    .map(change)
                    .forEach(line -> lines.add(new Line(time(line), line)));
            lines.sort(Comparator.comparing(Line::time));
            return lines;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static LocalDateTime time(String line) {
        Matcher time = TIME.matcher(line);
        assertThat(time.find()).as(line).isTrue();
        return LocalDateTime.parse(time.group(1));
    }

    private static String later(String line, Duration by) {
        return ANY_TIME.matcher(line).replaceAll(found -> {
            LocalDateTime time =
                    LocalDateTime.parse(found.group(1) + "T" + found.group(3)).plus(by);
            return time.toLocalDate() + found.group(2) + time.toLocalTime().format(SECONDS);
        });
    }
}
