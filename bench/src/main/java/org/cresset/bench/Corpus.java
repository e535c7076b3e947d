package org.cresset.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.detect.RuleSet;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;

/// The rules that evaluations ask: the folders `rules*` of a corpus, but those that are nothing but placeholders.
final class Corpus {

    private Corpus() {}

    static List<Path> folders(Path corpus) throws IOException {
        try (Stream<Path> all = Files.list(corpus)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith("rules"))
                    .filter(folder -> !folder.getFileName().toString().endsWith("placeholder"))
                    .sorted()
                    .toList();
        }
    }

    static List<Reading> readings(Path corpus) throws IOException {
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        return folders(corpus).stream()
                .flatMap(folder -> files.read(folder).stream())
                .toList();
    }

    static RuleSet rules(Path corpus) throws IOException {
        return RuleSet.of(readings(corpus), List.of());
    }

    /// The telemetry beside the project, where the variable `CRESSET_SHARED` leads to it.
    static Optional<Path> telemetry() {
        return Optional.ofNullable(System.getenv("CRESSET_SHARED"))
                .map(root -> Path.of(root, "telemetry-dev"))
                .filter(Files::isDirectory);
    }
}
