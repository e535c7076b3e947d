package org.cresset.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.render.Escape;
import org.cresset.rule.Pipeline;
import org.cresset.rule.PipelineReader;
import org.cresset.rule.PipelineResolver;
import org.cresset.rule.Pipelines;
import org.cresset.rule.RuleException;
import org.cresset.rule.RuleFiles;
import picocli.CommandLine.Option;

/// Which pipelines a command uses.
final class PipelineOptions {

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            description =
                    "What fields and log sources are called here: a YAML file (docs/pipelines.md), or ecs-windows. Can be"
                            + " repeated.")
    List<String> given = new ArrayList<>();

    /// The pipelines asked for.
    ///
    /// @throws Stop where one is missing or cannot be carried out
    Pipelines choose() {
        return choose(Optional.empty());
    }

    /// As [#choose()], for a run whose content these files name.
    Pipelines choose(RuleFiles files) {
        return choose(Optional.of(files));
    }

    private Pipelines choose(Optional<RuleFiles> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach(name -> texts.put(name, text(name)));
        List<Pipeline> pipelines = new ArrayList<>();
        texts.forEach((name, text) -> {
            files.ifPresent(all -> all.include(text));
            pipelines.add(read(name, text));
        });
        try {
            return new Pipelines(pipelines);
        } catch (RuleException tooMany) {
            throw new Stop(ExitCode.NOTHING_TO_RUN, "--pipeline: " + tooMany.getMessage());
        }
    }

    private static Pipeline read(String name, String text) {
        try {
            return PipelineReader.read(text);
        } catch (RuleException bad) {
            throw new Stop(ExitCode.NOTHING_TO_RUN, name + ": " + bad.getMessage());
        }
    }

    private static String text(String name) {
        Path file = Path.of(name);
        Optional<String> bundled = Files.exists(file) ? Optional.empty() : Pipelines.bundled(name);
        try {
            return bundled.isPresent() ? bundled.get() : Files.readString(RuleOptions.existing(file));
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, name + ": cannot be read as text: " + e.getMessage());
        }
    }

    /// Says of each pipeline that it can be carried out, and what its author should look at.
    static void print(Terminal terminal, Pipelines pipelines) {
        for (Pipeline pipeline : pipelines.all()) {
            String name = "pipeline " + pipeline.name();
            terminal.err()
                    .println(Escape.terminal(name + ": " + pipeline.steps().size() + " transformations, priority "
                            + pipeline.priority()));
            pipeline.warnings().forEach(warning -> terminal.err().println(Escape.terminal(name + ": " + warning)));
        }
    }

    /// What pipelines did, one line each.
    static List<String> lines(List<PipelineResolver.Use> uses) {
        return uses.stream()
                .map(use -> "pipeline " + use.name() + ": " + use.events() + " events"
                        + listed("; transformations without an event: ", use.idle())
                        + listed("; fields never seen: ", use.unseen())
                        + (use.undecided() == 0 ? "" : "; undecided on " + use.undecided() + " events"))
                .map(Escape::terminal)
                .toList();
    }

    private static String listed(String what, List<String> names) {
        return names.isEmpty() ? "" : what + String.join(", ", names);
    }
}
