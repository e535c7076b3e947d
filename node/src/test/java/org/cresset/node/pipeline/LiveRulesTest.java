package org.cresset.node.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.Kind;
import org.cresset.event.LogSources;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules whose files change while they are in use.
final class LiveRulesTest {

    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");

    @TempDir
    Path folder;

    /// The files of this test were all written long before, unless one says otherwise.
    private Path write(String name, String text, Instant time) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private Path write(String name, String text) throws IOException {
        Instant seconds = START.minusSeconds(1000).plusSeconds(text.hashCode() % 500);
        return write(name, text, seconds);
    }

    private static String rule(int number, String value) {
        return """
            title: Rule %d
            id: 00000000-0000-4000-8000-%012d
            level: high
            logsource: {product: app}
            detection: {sel: {f: %s}, condition: sel}
            """.formatted(number, number, value);
    }

    private LiveRules live() {
        return live(folder);
    }

    private static LiveRules live(Path root) {
        LiveRules.Plan plan = new LiveRules.Plan(
                List.of(root), read -> new LiveRules.Selection(read.getFirst(), Set.of()), fields -> fields);
        return new LiveRules(plan, new RuleFiles(Placeholders.NONE), InstantSource.fixed(START));
    }

    private static List<String> titles(LiveRules live) {
        return live.current().rules().rules().stream().map(SigmaRule::title).toList();
    }

    private static long hits(RuleSet rules, String value) {
        Detector detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
        Event event = new Event(rules.fields());
        event.add("product", rules.fields().slot("product"), Kind.TEXT, "app");
        event.add("category", rules.fields().slot("category"), Kind.TEXT, "c");
        event.add("f", rules.fields().slot("f"), Kind.TEXT, value);
        new LogSources(rules.fields()).resolve(event);
        List<Integer> hits = new ArrayList<>();
        detector.detect(event, (rule, of) -> hits.add(rule));
        return hits.size();
    }

    @Test
    void a_changed_file_is_used_and_an_old_set_stays_as_it_was() throws IOException {
        write("a.yml", rule(1, "x"));
        LiveRules live = live();
        RuleSet before = live.current().rules();
        assertThat(live.look()).isFalse();
        assertThat(live.current().rules()).isSameAs(before);
        write("a.yml", rule(1, "y"));
        assertThat(live.look()).isTrue();
        assertThat(live.current().changed()).containsExactly(folder + "/a.yml");
        assertThat(hits(live.current().rules(), "y")).isEqualTo(1);
        assertThat(hits(before, "x")).isEqualTo(1);
        assertThat(hits(before, "y")).isZero();
    }

    @Test
    void files_come_and_go() throws IOException {
        Path a = write("a.yml", rule(1, "x"));
        LiveRules live = live();
        write("b.yml", rule(2, "x"));
        assertThat(live.look()).isTrue();
        assertThat(titles(live)).containsExactly("Rule 1", "Rule 2");
        Files.delete(a);
        assertThat(live.look()).isTrue();
        assertThat(titles(live)).containsExactly("Rule 2");
        assertThat(live.current().changed()).containsExactly(folder + "/a.yml");
    }

    @Test
    void a_broken_version_is_reported_and_the_one_before_stays_until_the_file_is_whole() throws IOException {
        write("a.yml", rule(1, "x"));
        LiveRules live = live();
        for (String broken : List.of("", "title: [", rule(1, "x").replace("f:", "f|nope:"))) {
            write("a.yml", broken);
            assertThat(live.look()).isTrue();
            assertThat(titles(live)).containsExactly("Rule 1");
            assertThat(live.current().kept())
                    .singleElement()
                    .satisfies(bad -> assertThat(bad.path()).endsWith("a.yml"))
                    .satisfies(bad -> assertThat(bad.reason()).isNotBlank());
            assertThat(live.look()).isFalse();
        }
        write("a.yml", rule(3, "z"));
        assertThat(live.look()).isTrue();
        assertThat(titles(live)).containsExactly("Rule 3");
        assertThat(live.current().kept()).isEmpty();
    }

    @Test
    void what_was_refused_from_the_start_is_replaced_by_what_comes() throws IOException {
        write("a.yml", "title: [");
        LiveRules live = live();
        assertThat(live.current().rules().refused()).hasSize(1);
        write("a.yml", "title: none");
        assertThat(live.look()).isTrue();
        assertThat(live.current().rules().refused())
                .extracting(Reading.Refused::reason)
                .containsExactly("it has no detection");
        assertThat(live.current().kept()).isEmpty();
    }

    @Test
    void a_change_that_leaves_time_and_length_as_they_were_is_seen_in_a_file_written_just_now() throws IOException {
        write("a.yml", rule(1, "x"), START);
        LiveRules live = live();
        Files.setLastModifiedTime(Files.writeString(folder.resolve("a.yml"), rule(1, "y")), FileTime.from(START));
        assertThat(live.look()).isTrue();
        assertThat(hits(live.current().rules(), "y")).isEqualTo(1);
    }

    @Test
    void a_file_written_again_with_the_same_text_is_no_change() throws IOException {
        write("a.yml", rule(1, "x"), START.minusSeconds(100));
        LiveRules live = live();
        write("a.yml", rule(1, "x"), START.minusSeconds(50));
        assertThat(live.look()).isFalse();
    }

    @Test
    void a_folder_that_cannot_be_looked_into_keeps_its_rules_and_is_reported_once() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        write("rules/a.yml", rule(1, "x"));
        write("rules/b.yml", rule(2, "x"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        Path root = link.resolve("rules");
        LiveRules live = live(root);
        Files.delete(link);
        Files.createSymbolicLink(link, link);
        assertThat(live.look()).isTrue();
        assertThat(titles(live)).containsExactly("Rule 1", "Rule 2");
        assertThat(live.current().changed()).containsExactly(root.toString());
        assertThat(live.current().kept())
                .extracting(Reading.Refused::path, Reading.Refused::reason)
                .containsExactly(tuple(root.toString(), "cannot be looked into"));
        assertThat(live.look()).isFalse();
        assertThatThrownBy(() -> live(root))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("looking for rules in " + root);
        Files.delete(link);
        Files.createSymbolicLink(link, folder);
        write("rules/b.yml", "title: [");
        assertThat(live.look()).isTrue();
        assertThat(titles(live)).containsExactly("Rule 1", "Rule 2");
        assertThat(live.current().kept()).extracting(Reading.Refused::path).containsExactly(root + "/b.yml");
    }

    @Test
    void files_that_vanish_while_they_are_looked_for_are_no_change() throws IOException {
        write("a.yml", rule(1, "x"));
        LiveRules live = live();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> editor = threads.submit(() -> {
                int saved = 0;
                while (!over.get()) {
                    for (int file = 0; file < 20; file++) {
                        Files.createFile(folder.resolve("swap" + file));
                    }
                    for (int file = 0; file < 20; file++) {
                        Files.delete(folder.resolve("swap" + file));
                    }
                    saved++;
                }
                return saved;
            });
            try {
                for (int look = 0; look < 2_000; look++) {
                    assertThat(live.look()).isFalse();
                }
            } finally {
                over.set(true);
            }
            assertThat(editor).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void threads_go_on_with_their_rules_while_others_come() throws IOException {
        write("a.yml", rule(1, "x"));
        write("b.yml", rule(2, "always"));
        LiveRules live = live();
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(2);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Future<Long>> asking = new ArrayList<>();
                for (int thread = 0; thread < 2; thread++) {
                    asking.add(threads.submit(() -> {
                        long asked = 0;
                        do {
                            RuleSet rules = live.current().rules();
                            assertThat(hits(rules, "always")).isEqualTo(1);
                            assertThat(hits(rules, "x") + hits(rules, "y")).isEqualTo(1);
                            asked++;
                            running.countDown();
                        } while (!over.get());
                        return asked;
                    }));
                }
                running.await();
                for (int change = 0; change < 50; change++) {
                    write("a.yml", rule(1, change % 2 == 0 ? "y" : "x"));
                    assertThat(live.look()).isTrue();
                }
                over.set(true);
                for (Future<Long> each : asking) {
                    assertThat(each.get()).isPositive();
                }
            }
        });
    }

    @Test
    void stamps_tell_when_logs_change() throws IOException {
        Path log = write("log.json", "{}");
        FileStamps stamps = new FileStamps(List.of(folder), InstantSource.fixed(START));
        assertThat(stamps.look()).isFalse();
        write("log.json", "{} ");
        assertThat(stamps.look()).isTrue();
        assertThat(stamps.look()).isFalse();
        write("other.json", "{}");
        assertThat(stamps.look()).isTrue();
        Files.delete(log);
        assertThat(stamps.look()).isTrue();
        assertThat(stamps.look()).isFalse();
    }
}
