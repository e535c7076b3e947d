package org.cresset.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// `bench/evaluate NAME ARGS`: runs an evaluation and prints its figures as one JSON object.
final class Evaluate {

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(arguments);
        String name = words.isEmpty() ? "" : words.getFirst();
        if (words.size() < 2) {
            System.err.println("usage: bench/evaluate evtx|evtx-fields DIR [--json]");
            System.exit(2);
        }
        Path folder = Path.of(words.get(1));
        switch (name) {
            case "evtx" -> out.print(EvtxSpeed.figures(folder));
            case "evtx-fields" -> out.print(EvtxFields.figures(folder));
            default -> {
                System.err.println("no evaluation is named " + name);
                System.exit(2);
            }
        }
    }
}
