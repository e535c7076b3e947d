package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cresset rules test --watch`, while files are edited.
final class WatchTest {

    private static final String RULE = """
        title: Shell
        id: 6f0c8a8e-0000-4000-8000-000000000009
        level: high
        logsource: {product: app}
        detection: {sel: {f: x}, condition: sel}
        """;

    @TempDir
    Path folder;

    /// What a command prints, for those who wait for it.
    private static final class Printed extends ByteArrayOutputStream {

        private int read;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }

        /// Waits until this text comes behind what was waited for before.
        synchronized void await(String text) throws InterruptedException {
            long end = System.nanoTime() + 60_000_000_000L;
            int at = toString(StandardCharsets.UTF_8).indexOf(text, read);
            while (at < 0) {
                long left = (end - System.nanoTime()) / 1_000_000;
                assertThat(left).as("waiting for '%s' in:\n%s", text, this).isPositive();
                wait(left);
                at = toString(StandardCharsets.UTF_8).indexOf(text, read);
            }
            read = at + text.length();
        }
    }

    private interface Edits {
        void make(Printed out, Printed err) throws Exception;
    }

    private int watch(Edits edits, String... arguments) throws Exception {
        Printed out = new Printed();
        Printed err = new Printed();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                80,
                false,
                false);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Callable<Integer> command = () -> Main.run(terminal, arguments);
            Future<Integer> running = threads.submit(command);
            edits.make(out, err);
            threads.shutdownNow();
            return running.get();
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void rules_filters_and_logs_are_tested_again_when_they_change() throws Exception {
        Path rule = file("rule.yml", RULE);
        Path log = file("log.json", "{\"product\":\"app\",\"category\":\"c\",\"f\":\"x\"}\n");
        Path filters = Files.createDirectory(folder.resolve("filters"));
        int code = watch(
                (out, err) -> {
                    out.await("----\n");
                    out.await("1 (wanted at least 1) of 1 events");
                    file("rule.yml", RULE.replace("f: x", "f: y"));
                    out.await("changed: " + rule + " ----\n");
                    out.await("0 (wanted at least 1) of 1 events");
                    file("log.json", Files.readString(log).repeat(2).replace("\"x\"", "\"y\""));
                    out.await("----\n");
                    out.await("2 (wanted at least 1) of 2 events");
                    file("filters/f.yml", """
                        title: F
                        logsource: {product: app}
                        filter: {rules: any, known: {f: y}, condition: not known}
                        """);
                    out.await("f.yml ----\n");
                    out.await("0 (wanted at least 1) of 2 events");
                    file("rule.yml", RULE.replace("detection:", "detction:"));
                    err.await("not taken: " + rule + ": it has no detection; the version before stays in use");
                    out.await("0 (wanted at least 1) of 2 events");
                    Files.delete(rule);
                    err.await("no rule to test");
                },
                "rules",
                "test",
                rule.toString(),
                "-r",
                filters.toString(),
                "--on",
                log.toString(),
                "--watch");
        assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void a_rule_that_is_named_is_found_again_in_its_changed_file() throws Exception {
        Path rule = file("rule.yml", RULE);
        Path log = file("log.json", "{\"product\":\"app\",\"category\":\"c\",\"f\":\"x\"}\n");
        int code = watch(
                (out, err) -> {
                    out.await("\"hits\":1");
                    file("rule.yml", RULE.replace("f: x", "f: z"));
                    err.await("changed: " + rule);
                    out.await("\"hits\":0");
                },
                "rules",
                "test",
                "shell",
                "-r",
                rule.toString(),
                "--on",
                log.toString(),
                "--watch",
                "--json");
        assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void a_correlation_is_tested_with_the_rules_it_needs_and_those_may_change_too() throws Exception {
        String base = RULE.replace("title: Shell", "title: Base\nname: base");
        Path needed = file("needed.yml", base);
        Path correlation = file("twice.yml", """
            title: Twice
            id: 6f0c8a8e-0000-4000-8000-00000000000a
            level: high
            correlation:
              type: event_count
              rules: [base]
              group-by: [f]
              timespan: 1h
              condition: {gte: 2}
            """);
        String event = "{\"product\":\"app\",\"category\":\"c\",\"f\":\"x\",\"time\":\"2026-03-04T08:00:00Z\"}\n";
        Path log = file("log.json", event + event);
        watch(
                (out, err) -> {
                    out.await("ok      on       Twice");
                    file("needed.yml", base.replace("f: x", "f: z"));
                    out.await("FAILED  on       Twice");
                    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Base");
                },
                "rules",
                "test",
                correlation.toString(),
                "-r",
                needed.toString(),
                "--on",
                log.toString(),
                "--watch");
    }

    @Test
    void what_cannot_be_watched_is_a_mistake_in_the_call() throws IOException {
        String rule = file("rule.yml", RULE).toString();
        String log = file("log.json", "{}").toString();
        String out = folder.resolve("out").toString();
        assertThat(Run.of("rules", "test", rule, "--on", log, "--watch", "-o", out)
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("rules", "test", "none", "--only-rules", "--on", log, "--watch")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("rules", "test", rule, "--on", out, "--watch").code()).isEqualTo(ExitCode.USAGE);
    }
}
