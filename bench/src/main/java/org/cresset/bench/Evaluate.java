package org.cresset.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Weights;
import org.cresset.bench.attribution.AttributionFigures;
import org.cresset.bench.attribution.CampaignCases;
import org.cresset.bench.attribution.Damped;
import org.cresset.bench.attribution.Method;
import org.cresset.bench.ours.NamedAlerts;
import org.cresset.bench.ours.OurAttribution;
import org.cresset.bench.ours.OurStories;
import org.cresset.bench.ours.Recounted;
import org.cresset.bench.speed.CorrelationSpeed;
import org.cresset.bench.speed.IndicatorSpeed;
import org.cresset.bench.speed.StorySpeed;
import org.cresset.bench.splice.SpliceFigures;
import org.cresset.bench.stories.StoryFigures;
import org.cresset.intel.Knowledge;

/// `bench/evaluate NAME ARGS`: runs an evaluation and prints its figures as one JSON object.
final class Evaluate {

    /// How often each capture is spliced where nobody says.
    private static final int SEEDS = 20;

    private static final String USAGE = """
            usage: bench/evaluate evtx|evtx-fields DIR [--json]
                   bench/evaluate throughput LANES_DIR RULES_DIR [--json]
                   bench/evaluate lengthen LANES_DIR GIGABYTES   (events on standard output)
                   bench/evaluate correlations [--json]
                   bench/evaluate readers [DATA_DIR] [--json]
                   bench/evaluate foreign SHARED_DIR PROJECT_DIR [--json]
                   bench/evaluate stories ALERTS_DIR [--json] [--dump FILE]
                   bench/evaluate attribution CASES [--json] [--dump FILE]
                   bench/evaluate campaign-cases ATTACK_DIR   (cases on standard output)
                   bench/evaluate splice TELEMETRY_DIR ALERTS_DIR [--seeds N] [--json]
                   bench/evaluate story-speed [--json]
                   bench/evaluate indicators LOGS_DIR [--json]
                   bench/evaluate detection|index|threads DATA_DIR RULES_DIR [--json]
            """;

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of(arguments));
        words.remove("--json");
        Optional<Path> dump = option(words, "--dump").map(Path::of);
        int seeds = option(words, "--seeds").map(Integer::parseInt).orElse(SEEDS);
        if (dump.isPresent()) {
            // every line that goes to the error stream, which is each lane and each difference as it is judged
            System.setErr(new PrintStream(Files.newOutputStream(dump.get()), true, StandardCharsets.UTF_8));
        }
        List<Path> paths = words.stream().skip(1).map(Path::of).toList();
        String name = words.isEmpty() ? "" : words.getFirst();
        switch (name + " " + paths.size()) {
            case "evtx 1" -> out.print(EvtxSpeed.figures(paths.getFirst()));
            case "evtx-fields 1" -> out.print(EvtxFields.figures(paths.getFirst()));
            case "throughput 2" -> out.print(Throughput.figures(paths.get(0), paths.get(1)));
            case "index 2" -> out.print(IndexCheck.figures(paths.get(0), paths.get(1)));
            case "foreign 2" -> foreign(out, paths.get(0), paths.get(1));
            case "readers 0" -> out.print(ReaderSpeed.figures(rules(), Optional.empty()));
            case "readers 1" -> out.print(ReaderSpeed.figures(rules(), Optional.of(paths.getFirst())));
            case "correlations 0" -> out.print(CorrelationSpeed.figures());
            case "detection 2" -> out.print(DetectionFigures.figures(paths.get(0), paths.get(1)));
            case "stories 1" ->
                out.print(StoryFigures.figures(paths.getFirst(), Optional.of(new OurStories(NamedAlerts::of)), dump));
            case "attribution 1" -> out.print(attribution(paths.getFirst(), dump));
            case "campaign-cases 1" -> out.print(CampaignCases.json(paths.getFirst()));
            case "splice 2" -> out.print(SpliceFigures.figures(paths.get(0), paths.get(1), seeds));
            case "indicators 1" -> out.print(IndicatorSpeed.figures(paths.getFirst(), Corpus.rules(rules())));
            case "story-speed 0" -> out.print(StorySpeed.figures());
            case "threads 2" -> out.print(Threads.figures(paths.get(0), paths.get(1)));
            case "lengthen 2" ->
                Lengthen.write(paths.get(0), Double.parseDouble(paths.get(1).toString()), System.out);
            case "cold 2" -> out.print(Throughput.cold(paths.get(0), paths.get(1)));
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    private static String attribution(Path cases, Optional<Path> dump) throws IOException {
        Knowledge knowledge = Knowledge.shipped();
        Attributor attributor = new Attributor(knowledge, Weights.shipped());
        Map<String, Weights> without = OurAttribution.without();
        OurAttribution ours = new OurAttribution(attributor, without);
        Map<String, Method> others = new LinkedHashMap<>();
        others.put("damped", new Damped(knowledge));
        others.put("recounted", new Recounted(knowledge, without));
        return AttributionFigures.figures(cases, ours, others, dump, ours::perSecond);
    }

    /// Our own rules; the script says where the project is.
    private static Path rules() {
        return Path.of(System.getProperty("cresset.home", "."));
    }

    /// Takes an option and the word behind it out of the words.
    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return Optional.empty();
        }
        String value = words.remove(at + 1);
        words.remove(at);
        return Optional.of(value);
    }

    /// Ends with 1 where a word is left.
    private static void foreign(PrintStream out, Path shared, Path project) throws IOException {
        String figures = ForeignWords.figures(shared, project);
        out.print(figures);
        if (!figures.contains(ForeignWords.NONE)) {
            System.exit(1);
        }
    }
}
