package org.cresset.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.cresset.report.form.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cresset version`.
@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "As a JSON object.")
    private boolean json;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String line = JsonText.line(
                out -> out.text("version", version()).text("java", String.valueOf(System.getProperty("java.version"))));
        terminal.out()
                .println(json ? line : "cresset " + version() + " (Java " + System.getProperty("java.version") + ")");
        return ExitCode.DONE;
    }

    /// The version of this build.
    static String version() {
        try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("reading version.properties", e);
        }
    }
}
