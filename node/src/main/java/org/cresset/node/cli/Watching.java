package org.cresset.node.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.cresset.detect.RuleSet;
import org.cresset.node.pipeline.FileStamps;
import org.cresset.node.pipeline.LiveRules;
import org.cresset.node.pipeline.LiveRules.Generation;
import org.cresset.render.Escape;

/// Does something with rules now, and again whenever the rules or the logs have changed, until it is interrupted.
final class Watching {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LiveRules rules;
    private final FileStamps logs;
    private final InstantSource clock;
    private final OutputOptions output;
    private final Terminal terminal;

    Watching(LiveRules rules, FileStamps logs, InstantSource clock, OutputOptions output, Terminal terminal) {
        this.rules = rules;
        this.logs = logs;
        this.clock = clock;
        this.output = output;
        this.terminal = terminal;
    }

    /// Ends only by an interrupt of the thread, or by a failure that is not a [Stop].
    int run(Consumer<RuleSet> work) {
        boolean newRules = false;
        try {
            while (true) {
                head(newRules ? rules.current().changed() : List.of());
                once(rules.current(), work);
                terminal.err().flush();
                newRules = waited();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    /// Waits for a change; says whether it is one of the rules.
    private boolean waited() throws InterruptedException {
        boolean newRules = false;
        boolean newLogs = false;
        while (!newRules && !newLogs) {
            Thread.sleep(PAUSE);
            newRules = rules.look();
            newLogs = logs.look();
        }
        return newRules;
    }

    private void once(Generation generation, Consumer<RuleSet> work) {
        generation
                .kept()
                .forEach(bad -> terminal.err()
                        .println(Escape.terminal("not taken: " + bad.path() + ": " + bad.reason()
                                + "; the version before stays in use")));
        try {
            work.accept(generation.rules());
        } catch (Stop stop) {
            terminal.err().println("cresset: " + Escape.terminal(stop.text()));
        }
    }

    private void head(List<String> changed) {
        PrintStream out = output.json ? terminal.err() : terminal.out();
        String names = changed.size() > 3 ? changed.size() + " rule files" : String.join(", ", changed);
        String time = clock.instant()
                .atZone(output.zoneId())
                .toLocalTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        out.println("---- " + time + (changed.isEmpty() ? "" : "  changed: " + Escape.terminal(names)) + " ----");
        out.flush();
    }
}
