package org.cresset.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.cresset.render.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cresset demo`: the main job on a small recording that we wrote, through the very same path as any other.
@Command(
        name = "demo",
        description = "Scan the bundled recording of an intrusion over two hosts, and say what to look at.")
final class DemoCommand implements Callable<Integer> {

    private static final List<String> RECORDINGS = List.of("dc-01.json", "srv-files.jsonl", "ws-17.jsonl");

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--out-dir",
            paramLabel = "DIR",
            description = "Where recording and results go (default: cresset-demo).")
    Path outDir = Path.of("cresset-demo");

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path logs = outDir.resolve("logs");
        Path results = outDir.resolve("results");
        RECORDINGS.forEach(name -> unpack(name, logs));
        ScanCommand scan = new ScanCommand(terminal);
        scan.output = output;
        scan.output.force = true;
        scan.paths = List.of(logs);
        scan.outDir = results;
        int code = scan.call();
        if (!output.quiet) {
            (output.json ? terminal.err() : terminal.out()).print(epilogue(logs, results));
        }
        return code;
    }

    private String epilogue(Path logs, Path results) {
        Messages messages = output.messages();
        return String.join(
                "\n",
                "",
                messages.get("demo.what"),
                "  " + results.resolve("report.html"),
                "      " + messages.get("demo.report"),
                "  " + results.resolve("detections.jsonl"),
                "      " + messages.get("demo.detections"),
                "  " + logs,
                "      " + messages.get("demo.logs"),
                "");
    }

    private static void unpack(String name, Path folder) {
        try (InputStream in = DemoCommand.class.getResourceAsStream("intrusion/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the recording " + name + " is missing from the jar");
            }
            Files.createDirectories(folder);
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking " + name + " into " + folder, e);
        }
    }
}
