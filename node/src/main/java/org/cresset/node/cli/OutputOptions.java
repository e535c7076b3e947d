package org.cresset.node.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command shares.
final class OutputOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write results to FILE instead of standard output.")
    @Nullable
    Path output;

    @Option(names = "--json", description = "Results as JSON.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only results and errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "More about what is done.")
    boolean verbose;

    @Option(names = "--no-color", description = "No colours.")
    boolean noColor;

    @Option(names = "--no-progress", description = "No progress line.")
    boolean noProgress;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en or zh-CN.")
    String language = "en";

    @Option(
            names = "--tz",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone in which tables show times, such as Asia/Shanghai. Files always have UTC.")
    String zone = "UTC";

    @Option(names = "--force", description = "Overwrite files.")
    boolean force;

    /// Hands on where results go: the file that was asked for, or standard output.
    void to(Terminal terminal, Consumer<PrintStream> results) {
        if (output == null) {
            results.accept(terminal.out());
            terminal.out().flush();
            return;
        }
        if (Files.exists(output) && !force) {
            throw new Stop(ExitCode.USAGE, output + " exists; --force overwrites it");
        }
        try (PrintStream file = new PrintStream(Files.newOutputStream(output), false, StandardCharsets.UTF_8)) {
            results.accept(file);
            if (file.checkError()) {
                throw new Stop(ExitCode.RESOURCE, "writing " + output + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("opening " + output, e);
        }
    }

    Messages messages() {
        Optional<Language> known = Language.of(language);
        return new Messages(
                known.orElseThrow(() -> new Stop(ExitCode.USAGE, "--lang is en or zh-CN, not '" + language + "'")));
    }

    ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new Stop(ExitCode.USAGE, "--tz: there is no zone '" + zone + "'");
        }
    }
}
