package org.cresset.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cresset.bench.knowledge.MakeKnowledge;
import org.cresset.bench.tuning.AttributionTuning;
import org.cresset.bench.tuning.StoryTuning;

/// `bench/tune NAME ARGS`: chooses constants, and prints them with what speaks for them as one JSON object; a table of
/// the same goes to the error stream.
final class Tune {

    private Tune() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(arguments).stream()
                .filter(word -> !word.equals("--json"))
                .toList();
        if (words.size() == 2 && words.getFirst().equals("stories")) {
            out.print(StoryTuning.figures(Path.of(words.getLast()), System.err));
            return;
        }
        if (words.size() == 3 && words.getFirst().equals("knowledge")) {
            MakeKnowledge.write(Path.of(words.get(1)), Path.of(words.get(2)), System.err);
            return;
        }
        if (words.size() == 2 && words.getFirst().equals("attribution")) {
            AttributionTuning.write(
                    Path.of(words.get(1)), Path.of(System.getProperty("cresset.home", ".")), System.err);
            return;
        }
        System.err.println("""
                usage: bench/tune attribution CASES
                       bench/tune stories ALERTS_DIR [--json]
                       bench/tune knowledge SOURCES_DIR TABLES_DIR""");
        System.exit(2);
    }
}
